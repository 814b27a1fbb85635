import type { Command } from "../commands/command.ts";
import { isOpenRisk, lastRound } from "../fold/risk-state.ts";
import type { RiskState } from "../fold/risk-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { unreachable } from "../kit/assert.ts";
import { err, ok } from "../kit/result.ts";
import { EVIDENCE_MAX } from "../model/risk.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { freeId } from "./free-id.ts";
import { namesNumber } from "./names-number.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;
const RISK_COMMANDS = [
  "list-risk",
  "change-risk",
  "add-evidence",
  "sign-risk",
  "close-risk",
  "reopen-risk",
] as const satisfies readonly Command["kind"][];
export type RiskCommand = Of<(typeof RISK_COMMANDS)[number]>;

export function isRiskCommand(command: Command): command is RiskCommand {
  return RISK_COMMANDS.some((kind) => kind === command.kind);
}

/** The list of risks, closed item by item (销号): nothing goes off it without evidence that
 *  somebody answers for. */
export function decideRisk(
  wall: WallState,
  command: RiskCommand,
  context: DecisionContext,
): Decision {
  const { now: at, station } = context;
  if (command.kind === "list-risk") return listRisk(wall, command, context);
  const { riskId } = command;
  const state = wall.risk.get(riskId);
  if (state === undefined) return err({ kind: "risk-unknown", thing: riskId });
  if (command.kind === "reopen-risk") return reopenRisk(state, command, context);
  if (!isOpenRisk(state)) return err({ kind: "risk-off-list", thing: state.risk.title });
  switch (command.kind) {
    case "change-risk": {
      const [owner, reason] = [command.owner.trim(), command.reason.trim()];
      if (owner === "") return err({ kind: "risk-ownerless" });
      if (reason === "") return err({ kind: "reason-missing" });
      if (namesNumber(`${owner} ${reason}`)) return err({ kind: "note-names-number" });
      const { dueAt } = command;
      return ok([{ kind: "risk-changed", v: 1, riskId, owner, dueAt, reason, at }]);
    }
    case "add-evidence": {
      const [text, reference] = [command.text.trim(), command.reference.trim()];
      const { evidence } = lastRound(state);
      if (text === "") return err({ kind: "risk-evidence-missing", thing: state.risk.title });
      if (namesNumber(text)) return err({ kind: "note-names-number" });
      if (evidence.length >= EVIDENCE_MAX) return err({ kind: "risk-full", max: EVIDENCE_MAX });
      const known = new Map(evidence.map((one) => [one.id, one]));
      const evidenceId = freeId(known, `${station}-E${Math.floor(at).toString(36)}`);
      const of = { riskId, evidenceId, text, reference };
      return ok([{ kind: "risk-evidenced", v: 1, ...of, at }]);
    }
    case "sign-risk":
      if (lastRound(state).evidence.length === 0) {
        return err({ kind: "risk-evidence-missing", thing: state.risk.title });
      }
      return ok([{ kind: "risk-signed", v: 1, riskId, at }]);
    case "close-risk":
      return closeRisk(state, command, context);
    default:
      return unreachable(command);
  }
}

function listRisk(
  wall: WallState,
  command: Of<"list-risk">,
  { now, station }: DecisionContext,
): Decision {
  const { riskKind, lngLat, dueAt } = command;
  const [title, place, owner] = [command.title.trim(), command.place.trim(), command.owner.trim()];
  if (title === "") return err({ kind: "title-missing" });
  if (owner === "") return err({ kind: "risk-ownerless" });
  if (namesNumber(`${title} ${place} ${owner}`)) return err({ kind: "note-names-number" });
  const id = freeId(wall.risk, `${station}-R${Math.floor(now).toString(36)}`);
  const risk = { id, title, riskKind, place, lngLat, owner, dueAt };
  return ok([{ kind: "risk-listed", v: 1, risk, at: now }]);
}

function closeRisk(
  state: RiskState,
  { riskId, note }: Of<"close-risk">,
  { now: at }: DecisionContext,
): Decision {
  const { evidence, signature } = lastRound(state);
  if (evidence.length === 0) {
    return err({ kind: "risk-evidence-missing", thing: state.risk.title });
  }
  if (signature === null) return err({ kind: "risk-unsigned", thing: state.risk.title });
  if (namesNumber(note)) return err({ kind: "note-names-number" });
  return ok([{ kind: "risk-closed", v: 1, riskId, note: note.trim(), at }]);
}

/** What was closed before stays in its rounds; what counts now begins with nothing. */
function reopenRisk(
  state: RiskState,
  command: Of<"reopen-risk">,
  { now: at }: DecisionContext,
): Decision {
  const reason = command.reason.trim();
  const { riskId, dueAt } = command;
  if (isOpenRisk(state)) return err({ kind: "risk-on-list", thing: state.risk.title });
  if (reason === "") return err({ kind: "reason-missing" });
  if (namesNumber(reason)) return err({ kind: "note-names-number" });
  if (dueAt <= at) return err({ kind: "risk-date-past" });
  return ok([{ kind: "risk-reopened", v: 1, riskId, reason, dueAt, at }]);
}
