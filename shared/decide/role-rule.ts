import type { CommandKind } from "../commands/command.ts";
import type { Role } from "../model/role.ts";

/** The roles that may ask for each thing; checked at the desk, never in a window. */
export function rolesFor(command: CommandKind): readonly Role[] {
  return ROLES_OF[command];
}

const CALL_TAKERS = ["operator", "dispatcher", "leader"] as const;
const DISPATCHERS = ["dispatcher", "leader"] as const;

const ROLES_OF: { readonly [Kind in CommandKind]: readonly Role[] } = {
  "report-incident": [...CALL_TAKERS, "feed"],
  "locate-incident": CALL_TAKERS,
  "dispatch-units": DISPATCHERS,
  "advance-assignment": [...DISPATCHERS, "unit"],
  "feed-back-incident": [...DISPATCHERS, "unit"],
  "close-incident": DISPATCHERS,
  "reopen-incident": DISPATCHERS,
  "close-street": DISPATCHERS,
  "open-street": DISPATCHERS,
  "change-duty": [...DISPATCHERS, "feed"],
  "accept-patrol-plan": ["leader"],
  "reject-patrol-plan": ["leader"],
  "end-patrol-plan": ["leader"],
  "revise-patrol-plan": DISPATCHERS,
  "reach-patrol-stop": ["unit", "dispatcher", "leader"],
  "hand-off": DISPATCHERS,
  "divert-incident": CALL_TAKERS,
  "answer-handoff": [...DISPATCHERS, "unit", "feed"],
  "recall-handoff": CALL_TAKERS,
  "deliver-handoff": ["feed"],
  "flag-handoff": ["feed"],
  "list-partner": ["feed"],
  "open-partner": ["leader"],
  "keep-roster": ["leader", "feed"],
  "push-dispute": [...DISPATCHERS, "feed"],
  "level-dispute": DISPATCHERS,
  "roll-up-pushes": ["leader", "feed"],
  "save-layout": CALL_TAKERS,
  "tag-source": ["leader"],
  "view-thing": CALL_TAKERS,
  "ask-back-up": [...DISPATCHERS, "unit"],
  "merge-incident": CALL_TAKERS,
  "split-incident": CALL_TAKERS,
  "link-incident": CALL_TAKERS,
  "decline-merge": CALL_TAKERS,
  "tag-incident": [...CALL_TAKERS, "unit"],
  "propose-tag": CALL_TAKERS,
  "fill-template": [...CALL_TAKERS, "unit"],
  "set-time-limits": ["leader"],
  "raise-alarm": [...CALL_TAKERS, "unit", "feed"],
  "clear-alarm": [...CALL_TAKERS, "unit", "feed"],
  "acknowledge-alarm": CALL_TAKERS,
  "unacknowledge-alarm": CALL_TAKERS,
  "assign-alarm": CALL_TAKERS,
  "shelve-alarm": CALL_TAKERS,
  "unshelve-alarm": CALL_TAKERS,
  "suppress-alarms": ["leader"],
  "lift-suppression": ["leader"],
  "raise-night-group": DISPATCHERS,
  "accept-night-plan": ["leader"],
  "record-night-finding": [...CALL_TAKERS, "unit"],
  "end-night-group": [...DISPATCHERS, "feed"],
};
