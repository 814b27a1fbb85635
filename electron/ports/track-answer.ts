import type { Command } from "../../shared/commands/command.ts";
import { ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { entityKey } from "../../shared/model/entity-key.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { RequestInput, RequestOutput } from "../../shared/wire/contract.ts";
import type { Store } from "../store/store.ts";

type Refused = { readonly kind: string };
export type TrackParts = {
  readonly store: Pick<Store, "track" | "writeSightings">;
  readonly now: () => EpochMs;
  readonly command: (command: Command) => Result<unknown, Refused>;
};

/** The way that a unit came, from the positions that are kept; that somebody looked is on disk
 *  before it is shown. */
export function trackAnswer(
  { store, now, command }: TrackParts,
  { unitId, minutes }: RequestInput<"track">,
): Result<RequestOutput<"track">["points"], Refused> {
  const look = { kind: "view-thing", thing: "unit", thingId: unitId } as const;
  const seen = command({ ...look, purpose: `track ${minutes} min` });
  if (!seen.ok) return seen;
  store.writeSightings();
  const points = store.track(entityKey("unit", unitId), epochMs(now() - minutes * 60_000));
  return ok(points.map(({ at, lngLat }) => ({ at, lngLat })));
}
