import { HIT_KEEP_MS } from "../model/hit.ts";
import type { Hit, HitReason, Watch } from "../model/hit.ts";
import type { Verdict } from "../model/behaviour.ts";
import { epochMs } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";
import { isOpenStage } from "./incident-state.ts";
import type { IncidentState } from "./incident-state.ts";

export type WatchState = {
  readonly watch: Watch;
  readonly by: string;
  readonly at: EpochMs;
  readonly dropped: { readonly by: string; readonly at: EpochMs; readonly reason: string } | null;
};

export const foldWatch: Fold<WatchState> = (before, { event, stamp }) => {
  if (event.kind === "plate-watched") {
    return before ?? { watch: event.watch, by: stamp.actor, at: event.at, dropped: null };
  }
  if (before === null || event.kind !== "watch-dropped" || before.dropped !== null) return before;
  return { ...before, dropped: { by: stamp.actor, at: event.at, reason: event.reason } };
};

export type HitState = {
  readonly hit: Hit;
  readonly takenAt: EpochMs;
  /** Who was shown the picture, oldest first, each time. */
  readonly views: readonly { readonly by: string; readonly at: EpochMs }[];
  readonly judged: {
    readonly verdict: Verdict;
    readonly reason: HitReason;
    readonly by: string;
    readonly at: EpochMs;
  } | null;
  readonly alertId: string | null;
  /** Picture and plate are wiped. */
  readonly expiredAt: EpochMs | null;
};

export const foldHit: Fold<HitState> = (before, { event, stamp }) => {
  if (event.kind === "hit-taken") {
    if (before !== null) return before;
    const { hit, at: takenAt } = event;
    return { hit, takenAt, views: [], judged: null, alertId: null, expiredAt: null };
  }
  if (before === null) return null;
  switch (event.kind) {
    case "hit-viewed":
      return { ...before, views: [...before.views, { by: stamp.actor, at: event.at }] };
    case "hit-judged": {
      if (before.judged !== null) return before;
      const { verdict, reason, at, alertId } = event;
      return { ...before, judged: { verdict, reason, by: stamp.actor, at }, alertId };
    }
    case "hit-expired":
      return before.expiredAt === null ? { ...before, expiredAt: event.at } : before;
    default:
      return before;
  }
};

/** The part of the wall that says how long a hit lives. */
type Cases = { readonly incident: ReadonlyMap<string, IncidentState> };
type Lists = Cases & { readonly watch: ReadonlyMap<string, WatchState> };

/** A plate is looked for until its entry ends, is dropped, or its case is closed. */
export function isWatched(wall: Cases, state: WatchState | undefined, now: number): boolean {
  if (state?.dropped !== null || now >= state.watch.expiresAt) return false;
  const { incidentId } = state.watch;
  const call = incidentId === null ? undefined : wall.incident.get(incidentId);
  return call === undefined || isOpenStage(call.stage);
}

/** Waits for somebody to hold the picture against the plate. */
export function isUnchecked({ judged, expiredAt, hit }: HitState, now: number): boolean {
  return judged === null && expiredAt === null && now < hit.expiresAt;
}

/** Until when picture and plate are kept: a rejected hit's go at once, a confirmed one's with its
 *  entry, and after a day at the latest. */
export function keptUntil(wall: Lists, state: HitState): EpochMs {
  const { hit, judged } = state;
  if (judged === null) return hit.expiresAt;
  if (judged.verdict === "rejected") return judged.at;
  const watch = wall.watch.get(hit.watchId);
  if (!isWatched(wall, watch, judged.at)) return judged.at;
  const ends = watch?.watch.expiresAt ?? judged.at;
  return epochMs(Math.min(ends, judged.at + HIT_KEEP_MS));
}

/** Whether picture and plate may still be there. */
export function isKept(wall: Lists, state: HitState, now: number): boolean {
  if (state.expiredAt !== null || now >= keptUntil(wall, state)) return false;
  const isConfirmed = state.judged?.verdict === "confirmed";
  return !isConfirmed || isWatched(wall, wall.watch.get(state.hit.watchId), now);
}
