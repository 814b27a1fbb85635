import type { EntityKey } from "../../shared/model/entity-key.ts";
import { lngLatOf, positionFrom } from "../../shared/model/position.ts";
import type { Sighting, SightingStatus } from "../../shared/model/sighting.ts";
import type { RejectionReason } from "../../shared/model/source-pulse.ts";
import type { CoordinateSystem } from "../../shared/units/coordinate-system.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { epochMs, heading, metresPerSecond } from "../../shared/units/quantity.ts";
import type { EpochMs, Seconds } from "../../shared/units/quantity.ts";
import type { FeedRecord } from "./feed-record.ts";

/** A moving thing is never faster than this; more is a unit of measure gone wrong. */
const SPEED_MAX = 120;

export type NormaliseContext = {
  readonly source: string;
  readonly now: EpochMs;
  readonly crs: CoordinateSystem | null;
  readonly interval: Seconds;
  /** The thing that a native id stands for. */
  readonly thing: EntityKey;
};

/** One record in the wall's own terms.  A record without a usable place keeps the last good one
 *  (status "no-fix"), and says for which counter. */
export function sightingFrom(
  record: FeedRecord,
  context: NormaliseContext,
): { readonly sighting: Sighting; readonly fault: RejectionReason | null } {
  const moves = record.thing.kind === "unit";
  const position = positionFrom(record.raw, context.crs);
  const lngLat = record.status === "no-fix" || !moves ? null : lngLatOf(position);
  const fault = moves && position.kind === "held" ? faultOf(record, position.reason) : null;
  const status: SightingStatus =
    moves && lngLat === null && record.status === "live" ? "no-fix" : record.status;
  const { headingDegrees, metresPerSecond: speed } = record;
  const usable = speed !== null && Number.isFinite(speed) && speed >= 0 && speed <= SPEED_MAX;
  const sighting = {
    thing: context.thing,
    source: context.source,
    at: epochMs(record.fixAt ?? context.now),
    receivedAt: context.now,
    lngLat,
    heading: headingDegrees === null ? null : heading(headingDegrees),
    speed: usable ? metresPerSecond(speed) : null,
    status,
    interval: context.interval,
    value: record.value,
  };
  return { sighting, fault };
}

/** Where a device of a group is; null, and why: it has no place that can be used. */
export function groupPlaceFrom(
  raw: FeedRecord["raw"],
  crs: CoordinateSystem | null,
): { readonly lngLat: LngLat | null; readonly fault: RejectionReason } {
  const position = positionFrom(raw, crs);
  if (position.kind === "located") return { lngLat: position.lngLat, fault: "nofix" };
  const { reason } = position;
  const isRange = reason === "range" || reason === "not-a-number";
  return { lngLat: null, fault: reason === "untagged" ? reason : isRange ? "range" : "nofix" };
}

function faultOf(record: FeedRecord, reason: string): RejectionReason | null {
  if (record.status === "offline" && record.raw === null) return null;
  switch (reason) {
    case "untagged":
      return "untagged";
    case "range":
    case "not-a-number":
      return "range";
    default:
      return "nofix";
  }
}
