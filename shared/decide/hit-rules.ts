import type { Command } from "../commands/command.ts";
import { isUnchecked, isKept, isWatched } from "../fold/hit-state.ts";
import type { HitState } from "../fold/hit-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import type { Alert } from "../model/alert.ts";
import { HIT_CONFIRM_REASONS, HIT_KEEP_MS, WATCH_MS_MAX } from "../model/hit.ts";
import type { Hit, HitFlag, Watch } from "../model/hit.ts";
import { lngLatOf } from "../model/position.ts";
import { distanceBetween } from "../units/lng-lat.ts";
import { epochMs } from "../units/quantity.ts";
import { AHEAD_MS_MAX } from "./alert-rules.ts";
import { confirmedAlert } from "./behaviour-rules.ts";
import type { Decision, DecisionContext } from "./decision.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

/** Faster than this from one checkpoint to the next, one of the two was read wrongly. */
const METRES_PER_SECOND_MAX = 200 / 3.6;

export function watchPlate(
  wall: WallState,
  { watch }: Of<"watch-plate">,
  { now }: DecisionContext,
): Decision {
  if (wall.watch.has(watch.id)) return ok([]);
  if (watch.expiresAt <= now) return err({ kind: "watch-ended", thing: watch.masked });
  if (watch.expiresAt > now + WATCH_MS_MAX) {
    return err({ kind: "watch-too-long", daysMax: WATCH_MS_MAX / 86_400_000 });
  }
  const { incidentId } = watch;
  if (incidentId !== null && !wall.incident.has(incidentId)) {
    return err({ kind: "incident-unknown", incidentId });
  }
  return ok([{ kind: "plate-watched", v: 1, watch, at: now }]);
}

export function dropWatch(
  wall: WallState,
  { watchId, reason }: Of<"drop-watch">,
  { now }: DecisionContext,
): Decision {
  const state = wall.watch.get(watchId);
  if (state === undefined) return err({ kind: "watch-unknown", thing: watchId });
  if (reason.trim() === "") return err({ kind: "reason-missing" });
  if (state.dropped !== null) return ok([]);
  return ok([{ kind: "watch-dropped", v: 1, watchId, reason, at: now }]);
}

/** A hit on an entry that is over never fires. */
export function takeHit(
  wall: WallState,
  { hit }: Of<"take-hit">,
  { now }: DecisionContext,
): Decision {
  if (wall.hit.has(hit.id)) return ok([]);
  const watch = wall.watch.get(hit.watchId);
  if (watch === undefined) return err({ kind: "watch-unknown", thing: hit.watchId });
  if (!isWatched(wall, watch, now)) return err({ kind: "watch-ended", thing: hit.masked });
  if (!wall.checkpoint.has(hit.checkpointId)) {
    return err({ kind: "thing-unknown", thing: hit.checkpointId });
  }
  if (hit.expiresAt <= now) return err({ kind: "hit-expired", thing: hit.masked });
  if (hit.capturedAt > now + AHEAD_MS_MAX) return err({ kind: "report-in-future" });
  const flags = new Set<HitFlag>(hit.flags);
  if (!hit.hasPicture) flags.add("no-picture");
  if (isTooFar(wall, hit)) flags.add("far-from-last");
  return ok([{ kind: "hit-taken", v: 1, hit: { ...hit, flags: [...flags] }, at: now }]);
}

/** Every look is written down before anything is shown. */
export function viewHit(
  wall: WallState,
  { hitId }: Of<"view-hit">,
  { now }: DecisionContext,
): Decision {
  const state = wall.hit.get(hitId);
  if (state === undefined) return err({ kind: "hit-unknown", thing: hitId });
  if (!isKept(wall, state, now)) return err({ kind: "hit-expired", thing: state.hit.masked });
  return ok([{ kind: "hit-viewed", v: 1, hitId, at: now }]);
}

export function judgeHit(
  wall: WallState,
  { hitId, verdict, reason }: Of<"judge-hit">,
  context: DecisionContext,
): Decision {
  const { now } = context;
  const state = wall.hit.get(hitId);
  if (state === undefined) return err({ kind: "hit-unknown", thing: hitId });
  const { hit } = state;
  const thing = hit.masked;
  if (state.judged !== null) return err({ kind: "hit-judged", thing });
  if (!isUnchecked(state, now)) return err({ kind: "hit-expired", thing });
  const confirms = HIT_CONFIRM_REASONS.some((name) => name === reason);
  if (confirms !== (verdict === "confirmed")) return err({ kind: "answer-wrong", thing: reason });
  const judged = { hitId, verdict, reason, at: now };
  if (verdict === "rejected") return ok([{ kind: "hit-judged", v: 1, ...judged, alertId: null }]);
  const watch = wall.watch.get(hit.watchId);
  if (watch === undefined || !isWatched(wall, watch, now))
    return err({ kind: "watch-ended", thing });
  const fault = confirmFault(state, context.actor.name);
  if (fault !== null) return err({ kind: fault, thing });
  const alert = alertFrom(wall, hit, watch.watch, now);
  return ok([
    { kind: "hit-judged", v: 1, ...judged, alertId: alert.id },
    ...confirmedAlert(wall, alert, context),
  ]);
}

function confirmFault({ hit, views }: HitState, actor: string) {
  if (!hit.hasPicture) return "hit-no-picture";
  if (hit.flags.includes("plate-differs")) return "hit-plate-differs";
  return views.some(({ by }) => by === actor) ? null : "hit-unseen";
}

export function expireHit(
  wall: WallState,
  { hitId }: Of<"expire-hit">,
  { now }: DecisionContext,
): Decision {
  const state = wall.hit.get(hitId);
  if (state === undefined) return err({ kind: "hit-unknown", thing: hitId });
  if (state.expiredAt !== null || isKept(wall, state, now)) return ok([]);
  return ok([{ kind: "hit-expired", v: 1, hitId, at: now }]);
}

/** Whether nobody could have driven here from where the same plate was last seen. */
function isTooFar(wall: WallState, hit: Hit): boolean {
  const here = placeOf(wall, hit.checkpointId);
  if (here === null) return false;
  let last: Hit | null = null;
  for (const { hit: other, judged } of wall.hit.values()) {
    if (other.watchId !== hit.watchId || judged?.verdict === "rejected") continue;
    if (other.capturedAt > hit.capturedAt) continue;
    if (last === null || other.capturedAt > last.capturedAt) last = other;
  }
  const there = last === null ? null : placeOf(wall, last.checkpointId);
  if (last === null || there === null) return false;
  const seconds = Math.max(1, (hit.capturedAt - last.capturedAt) / 1000);
  return distanceBetween(there, here) / seconds > METRES_PER_SECOND_MAX;
}

function placeOf(wall: WallState, checkpointId: string) {
  const asset = wall.checkpoint.get(checkpointId)?.asset;
  return asset === undefined ? null : lngLatOf(asset.position);
}

/** The log keeps no plate, so neither does the alert: who needs it is shown the hit. */
function alertFrom(wall: WallState, hit: Hit, watch: Watch, now: number): Alert {
  const checkpoint = wall.checkpoint.get(hit.checkpointId)?.asset;
  const held = { kind: "held", reason: "missing", raw: null, crs: null } as const;
  return {
    id: `hit/${hit.id}`.slice(0, 128),
    ...{ type: "watched-plate", title: `布控车辆 ${hit.masked}`, text: "" },
    ...{ reason: watch.reason, legalBasis: watch.legalBasis },
    expiresAt: epochMs(Math.min(watch.expiresAt, now + HIT_KEEP_MS)),
    ...{ capturedAt: hit.capturedAt, address: checkpoint?.name ?? hit.checkpointId },
    position: checkpoint?.position ?? held,
    origin: { kind: "hit", hitId: hit.id },
  };
}
