import type { IncidentState } from "../../shared/fold/incident-state.ts";
import { isViolentCall } from "../../shared/fold/violent-call.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { entityKey } from "../../shared/model/entity-key.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import { NEAR_ROWS_MAX } from "../../shared/model/near.ts";
import type { Near } from "../../shared/model/near.ts";
import type { Place } from "../../shared/model/place.ts";
import { lngLatOf } from "../../shared/model/position.ts";
import type { TravelMode } from "../../shared/model/unit.ts";
import {
  healthOf,
  nearCameras,
  nearCheckpoints,
  nearIncidents,
  nearPosts,
  nearUnits,
  unitsToAsk,
} from "../../shared/near/rank-near.ts";
import type { Beat, PostSpot } from "../../shared/near/rank-near.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import type { EpochMs, Metres, Seconds } from "../../shared/units/quantity.ts";
import type { RequestInput } from "../../shared/wire/contract.ts";
import type { LastSeen } from "./sighting-board.ts";

/** Places of OpenStreetMap that are posts (岗点). */
export const POST_CLASSES: readonly string[] = ["police"];

type Ways = {
  readonly ways: readonly {
    readonly id: string;
    readonly seconds: Seconds;
    readonly metres: Metres;
  }[];
};
type NearestTask = {
  readonly kind: "nearest";
  readonly to: LngLat;
  readonly count: number;
  readonly units: readonly {
    readonly id: string;
    readonly mode: TravelMode;
    readonly lngLat: LngLat;
  }[];
};

/** What is asked while what is near is found. */
export interface NearParts {
  readonly now: () => EpochMs;
  readonly wall: () => WallState;
  readonly posts: () => readonly Place[];
  readonly lastSeen: (thing: EntityKey) => LastSeen | null;
  readonly lastBeat: (thing: EntityKey) => Beat | null;
  /** Way times on the streets, by whoever has them. */
  readonly nearest: (task: NearestTask) => Promise<Result<Ways, { readonly kind: string }>>;
}

/** Who and what is near an incident or a point (一键周边).  Without a position nothing is offered. */
export async function nearAnswer(
  parts: NearParts,
  { incidentId, lngLat, metres, hours }: RequestInput<"near">,
): Promise<Result<Near, { readonly kind: string }>> {
  const wall = parts.wall();
  const incident = incidentId === null ? null : wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  const point = lngLat ?? (incident === null ? null : lngLatOf(incident.report.position));
  if (point === null) return err({ kind: "incident-unlocated" });
  const around = { point, but: incidentId, metres, hours, now: parts.now() };
  const units = await unitsOf(parts, { to: point, incident });
  return ok({
    lngLat: point,
    cameras: nearCameras(camerasOf(parts), point, NEAR_ROWS_MAX),
    checkpoints: nearCheckpoints(checkpointsOf(parts), point, NEAR_ROWS_MAX),
    posts: nearPosts(postsOf(parts), point, NEAR_ROWS_MAX),
    ...units,
    incidents: nearIncidents(wall.incident.values(), around, NEAR_ROWS_MAX),
  });
}

function* camerasOf({ now, wall, lastBeat }: NearParts) {
  for (const [id, { asset: camera }] of wall().camera) {
    yield { camera, health: healthOf(lastBeat(entityKey("camera", id)), now()) };
  }
}

/** Posts of the city data, and those that a duty list brought. */
function* postsOf({ posts, wall }: NearParts): Iterable<PostSpot> {
  yield* posts();
  for (const { asset } of wall().post.values()) {
    const lngLat = lngLatOf(asset.position);
    if (lngLat !== null) yield { kind: "post", id: asset.id, name: asset.name, lngLat };
  }
}

function* checkpointsOf({ now, wall, lastBeat }: NearParts) {
  for (const [id, { asset: checkpoint }] of wall().checkpoint) {
    yield { checkpoint, health: healthOf(lastBeat(entityKey("checkpoint", id)), now()) };
  }
}

async function unitsOf(
  parts: NearParts,
  { to, incident }: { readonly to: LngLat; readonly incident: IncidentState | null },
) {
  // To violence or a weapon no volunteer is offered.
  const without = incident !== null && isViolentCall(incident) ? "volunteer" : null;
  const units = [...parts.wall().unit].flatMap(([id, state]) => {
    if (state.unit !== null && state.unit.class === without) return [];
    return [{ id, state, seen: parts.lastSeen(entityKey("unit", id)) }];
  });
  const { asked, unplaced } = unitsToAsk(units);
  const nothing = { units: [], unitsRefusal: null, unitsUnplaced: unplaced };
  if (asked.length === 0) return nothing;
  const found = await parts.nearest({ kind: "nearest", to, count: NEAR_ROWS_MAX, units: asked });
  if (!found.ok) return { ...nothing, unitsRefusal: found.refusal };
  const of = { now: parts.now(), count: NEAR_ROWS_MAX };
  return { ...nothing, units: nearUnits(units, found.value.ways, of) };
}
