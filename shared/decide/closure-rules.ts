import type { Command } from "../commands/command.ts";
import { closurePhase, closuresInForce } from "../fold/closure-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import { CLOSED_STRETCHES_MAX, CLOSURE_DAYS_MAX } from "../model/closure.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { freeId } from "./free-id.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;
const DAY_MS = 86_400_000;

/** Closing the same stretch twice for the same modes says nothing new, and is refused by name. */
export function closeStreet(
  wall: WallState,
  { stretches, modes, reason, until }: Of<"close-street">,
  { now, station }: DecisionContext,
): Decision {
  if (reason.trim() === "") return err({ kind: "reason-missing" });
  if (until !== null && !(until > now && until <= now + CLOSURE_DAYS_MAX * DAY_MS)) {
    return err({ kind: "time-wrong" });
  }
  const inForce = closuresInForce(wall.closure.values(), now);
  const all = inForce.flatMap((closure) => {
    return closure.stretches.map(({ lngLat }) => ({ key: lngLat.join(), closed: closure.modes }));
  });
  if (all.length + stretches.length > CLOSED_STRETCHES_MAX) {
    return err({ kind: "closures-too-many", max: CLOSED_STRETCHES_MAX });
  }
  const isKnown = stretches.every(({ lngLat }) => {
    const here = all.filter(({ key }) => key === lngLat.join());
    return modes.every((mode) => here.some(({ closed }) => closed.includes(mode)));
  });
  if (isKnown) return err({ kind: "street-closed-already", thing: stretches[0]?.street ?? "" });
  const closureId = freeId(wall.closure, `${station}-F${Math.floor(now).toString(36)}`);
  const closed = { closureId, stretches, modes: [...new Set(modes)], reason: reason.trim(), until };
  return ok([{ kind: "street-closed", v: 1, ...closed, at: now }]);
}

export function openStreet(
  wall: WallState,
  { closureId }: Of<"open-street">,
  { now }: DecisionContext,
): Decision {
  const closure = wall.closure.get(closureId);
  if (closure === undefined) return err({ kind: "closure-unknown", thing: closureId });
  if (closurePhase(closure, now) !== "closed") {
    return err({ kind: "street-open-already", thing: closure.stretches[0]?.street ?? "" });
  }
  return ok([{ kind: "street-opened", v: 1, closureId, at: now }]);
}
