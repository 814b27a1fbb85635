import type { Command } from "../commands/command.ts";
import type { WallState } from "../fold/wall-state.ts";
import { unreachable } from "../kit/assert.ts";
import { ok } from "../kit/result.ts";
import { callAlert, decideAlert, expireAlert, passOnAlert, takeAlert } from "./alert-rules.ts";
import { expireBehaviour, judgeBehaviour, takeBehaviour } from "./behaviour-rules.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { dropWatch, expireHit, judgeHit, takeHit, viewHit, watchPlate } from "./hit-rules.ts";
import { settleIssues, takeIssue, wipeIssuePhoto } from "./issue-rules.ts";

const GUARD_COMMANDS = [
  "take-alert",
  "decide-alert",
  "pass-on-alert",
  "call-alert",
  "expire-alert",
  "set-alert-routes",
  "take-behaviour",
  "judge-behaviour",
  "expire-behaviour",
  "watch-plate",
  "drop-watch",
  "take-hit",
  "view-hit",
  "judge-hit",
  "expire-hit",
  "take-issue",
  "settle-issues",
  "wipe-issue-photo",
] as const satisfies readonly Command["kind"][];
type GuardCommand = Extract<Command, { kind: (typeof GUARD_COMMANDS)[number] }>;

export function isGuardCommand(command: Command): command is GuardCommand {
  return GUARD_COMMANDS.some((kind) => kind === command.kind);
}

/** What comes from outside and asks for an eye (防控治理): nothing of it sends anybody anywhere
 *  before a person has said so. */
export function decideGuard(
  wall: WallState,
  command: GuardCommand,
  context: DecisionContext,
): Decision {
  switch (command.kind) {
    case "take-alert":
      return takeAlert(wall, command, context);
    case "decide-alert":
      return decideAlert(wall, command, context);
    case "pass-on-alert":
      return passOnAlert(wall, command, context);
    case "call-alert":
      return callAlert(wall, command, context);
    case "expire-alert":
      return expireAlert(wall, command, context);
    case "set-alert-routes": {
      const { routes } = command;
      return ok([{ kind: "alert-routes-set", v: 1, routes, at: context.now }]);
    }
    case "take-behaviour":
      return takeBehaviour(wall, command, context);
    case "judge-behaviour":
      return judgeBehaviour(wall, command, context);
    case "expire-behaviour":
      return expireBehaviour(wall, command, context);
    case "watch-plate":
      return watchPlate(wall, command, context);
    case "drop-watch":
      return dropWatch(wall, command, context);
    case "take-hit":
      return takeHit(wall, command, context);
    case "view-hit":
      return viewHit(wall, command, context);
    case "judge-hit":
      return judgeHit(wall, command, context);
    case "expire-hit":
      return expireHit(wall, command, context);
    case "take-issue":
      return takeIssue(wall, command, context);
    case "settle-issues":
      return settleIssues(wall, command, context);
    case "wipe-issue-photo":
      return wipeIssuePhoto(wall, command, context);
    default:
      return unreachable(command);
  }
}
