import type { Command } from "../commands/command.ts";
import type { WallState } from "../fold/wall-state.ts";
import { unreachable } from "../kit/assert.ts";
import { err } from "../kit/result.ts";
import { isInjuryCrash } from "./crash-rules.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { divertIncident } from "./diversion-rules.ts";
import {
  answerHandoff,
  deliverHandoff,
  flagHandoff,
  handOff,
  recallHandoff,
} from "./handoff-rules.ts";
import { keepRoster, listPartner, openPartner } from "./partner-rules.ts";
import { levelDispute, pushDispute, rollUpPushes } from "./push-rules.ts";

type HandoffCommand = Extract<
  Command,
  {
    kind:
      | ("hand-off" | "divert-incident" | "deliver-handoff" | "answer-handoff")
      | ("recall-handoff" | "flag-handoff" | "list-partner" | "open-partner")
      | ("keep-roster" | "push-dispute" | "level-dispute" | "roll-up-pushes");
  }
>;

/** What goes to other bodies, and who they are. */
export function decideHandoff(
  wall: WallState,
  command: HandoffCommand,
  context: DecisionContext,
): Decision {
  switch (command.kind) {
    case "hand-off": {
      const { incidentId, partnerId } = command;
      const partner = wall.partner.get(partnerId)?.partner;
      if (partner?.kind === "insurer" && isInjuryCrash(wall.incident.get(incidentId ?? ""))) {
        return err({ kind: "crash-injured", thing: partner.name });
      }
      return handOff(wall, command, context);
    }
    case "divert-incident":
      return divertIncident(wall, command, context);
    case "deliver-handoff":
      return deliverHandoff(wall, command, context);
    case "answer-handoff":
      return answerHandoff(wall, command, context);
    case "recall-handoff":
      return recallHandoff(wall, command, context);
    case "flag-handoff":
      return flagHandoff(wall, command, context);
    case "list-partner":
      return listPartner(wall, command);
    case "open-partner":
      return openPartner(wall, command, context);
    case "keep-roster":
      return keepRoster(wall, command);
    case "push-dispute":
      return pushDispute(wall, command, context);
    case "level-dispute":
      return levelDispute(wall, command, context);
    case "roll-up-pushes":
      return rollUpPushes(wall, command, context);
    default:
      return unreachable(command);
  }
}
