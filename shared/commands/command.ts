import * as v from "valibot";
import { acceptNightPlan } from "./accept-night-plan.ts";
import { acceptPatrolPlan } from "./accept-patrol-plan.ts";
import { acknowledgeAlarm } from "./acknowledge-alarm.ts";
import { advanceAssignment } from "./advance-assignment.ts";
import { answerHandoff } from "./answer-handoff.ts";
import { askBackUp } from "./ask-back-up.ts";
import { assignAlarm } from "./assign-alarm.ts";
import { changeDuty } from "./change-duty.ts";
import { clearAlarm } from "./clear-alarm.ts";
import { closeIncident } from "./close-incident.ts";
import { closeStreet } from "./close-street.ts";
import { declineMerge } from "./decline-merge.ts";
import { deliverHandoff } from "./deliver-handoff.ts";
import { dispatchUnits } from "./dispatch-units.ts";
import { divertIncident } from "./divert-incident.ts";
import { endNightGroup } from "./end-night-group.ts";
import { endPatrolPlan } from "./end-patrol-plan.ts";
import { feedBackIncident } from "./feed-back-incident.ts";
import { fillTemplate } from "./fill-template.ts";
import { flagHandoff } from "./flag-handoff.ts";
import { handOff } from "./hand-off.ts";
import { keepRoster } from "./keep-roster.ts";
import { levelDispute } from "./level-dispute.ts";
import { liftSuppression } from "./lift-suppression.ts";
import { linkIncident } from "./link-incident.ts";
import { listPartner } from "./list-partner.ts";
import { locateIncident } from "./locate-incident.ts";
import { mergeIncident } from "./merge-incident.ts";
import { openPartner } from "./open-partner.ts";
import { openStreet } from "./open-street.ts";
import { proposeTag } from "./propose-tag.ts";
import { pushDispute } from "./push-dispute.ts";
import { raiseAlarm } from "./raise-alarm.ts";
import { raiseNightGroup } from "./raise-night-group.ts";
import { reachPatrolStop } from "./reach-patrol-stop.ts";
import { recallHandoff } from "./recall-handoff.ts";
import { recordNightFinding } from "./record-night-finding.ts";
import { rejectPatrolPlan } from "./reject-patrol-plan.ts";
import { reopenIncident } from "./reopen-incident.ts";
import { reportIncident } from "./report-incident.ts";
import { revisePatrolPlan } from "./revise-patrol-plan.ts";
import { rollUpPushes } from "./roll-up-pushes.ts";
import { saveLayout } from "./save-layout.ts";
import { setTimeLimits } from "./set-time-limits.ts";
import { shelveAlarm } from "./shelve-alarm.ts";
import { splitIncident } from "./split-incident.ts";
import { suppressAlarms } from "./suppress-alarms.ts";
import { tagIncident } from "./tag-incident.ts";
import { tagSource } from "./tag-source.ts";
import { unacknowledgeAlarm } from "./unacknowledge-alarm.ts";
import { unshelveAlarm } from "./unshelve-alarm.ts";
import { viewThing } from "./view-thing.ts";

/** Everything that can be asked for. */
export const commandSchema = v.variant("kind", [
  acceptNightPlan,
  acceptPatrolPlan,
  acknowledgeAlarm,
  advanceAssignment,
  answerHandoff,
  askBackUp,
  assignAlarm,
  changeDuty,
  clearAlarm,
  closeIncident,
  closeStreet,
  declineMerge,
  deliverHandoff,
  dispatchUnits,
  divertIncident,
  endNightGroup,
  endPatrolPlan,
  feedBackIncident,
  fillTemplate,
  flagHandoff,
  handOff,
  keepRoster,
  levelDispute,
  liftSuppression,
  linkIncident,
  listPartner,
  locateIncident,
  mergeIncident,
  openPartner,
  openStreet,
  proposeTag,
  pushDispute,
  raiseAlarm,
  raiseNightGroup,
  reachPatrolStop,
  recallHandoff,
  recordNightFinding,
  rejectPatrolPlan,
  reopenIncident,
  reportIncident,
  revisePatrolPlan,
  rollUpPushes,
  saveLayout,
  setTimeLimits,
  shelveAlarm,
  splitIncident,
  suppressAlarms,
  tagIncident,
  tagSource,
  unacknowledgeAlarm,
  unshelveAlarm,
  viewThing,
]);
export type Command = v.InferOutput<typeof commandSchema>;
export type CommandKind = Command["kind"];
