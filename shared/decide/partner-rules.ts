import type { Command } from "../commands/command.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import { fieldsForKind } from "../model/handoff-payload.ts";
import type { Decision, DecisionContext } from "./decision.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

export function listPartner(wall: WallState, { partner }: Of<"list-partner">): Decision {
  const fit = fieldsForKind(partner.kind);
  const strange = partner.fields.filter((field) => !fit.includes(field));
  if (strange.length > 0) return err({ kind: "field-not-allowed", thing: strange.join(" / ") });
  const known = wall.partner.get(partner.id)?.partner ?? null;
  if (isSame(known, partner)) return ok([]);
  return ok([{ kind: "partner-listed", v: 1, partner }]);
}

export function openPartner(
  wall: WallState,
  { partnerId, isOpen, reason }: Of<"open-partner">,
  { now }: DecisionContext,
): Decision {
  const state = wall.partner.get(partnerId);
  if (state === undefined) return err({ kind: "partner-unknown", thing: partnerId });
  if (state.isOpen === isOpen) return ok([]);
  if (!isOpen && reason.trim() === "") return err({ kind: "reason-missing" });
  return ok([{ kind: "partner-opened", v: 1, partnerId, isOpen, reason, at: now }]);
}

export function keepRoster(wall: WallState, { roster }: Of<"keep-roster">): Decision {
  const known = wall.roster.get(roster.stationName)?.people ?? null;
  if (isSame(known, roster.people)) return ok([]);
  return ok([{ kind: "roster-kept", v: 1, roster }]);
}

/** Both come from the same parser, so the same is the same text. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
