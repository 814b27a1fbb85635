import * as v from "valibot";
import { acceptNightPlan } from "./accept-night-plan.ts";
import { acceptPatrolPlan } from "./accept-patrol-plan.ts";
import { acknowledgeAlarm } from "./acknowledge-alarm.ts";
import { advanceAssignment } from "./advance-assignment.ts";
import { answerMuster } from "./answer-muster.ts";
import { callMuster } from "./call-muster.ts";
import { endMuster } from "./end-muster.ts";
import { answerHandoff } from "./answer-handoff.ts";
import { askBackUp } from "./ask-back-up.ts";
import { assignAlarm } from "./assign-alarm.ts";
import { callAlert } from "./call-alert.ts";
import { changeDuty } from "./change-duty.ts";
import { changeSector } from "./change-sector.ts";
import { clearAlarm } from "./clear-alarm.ts";
import { closeIncident } from "./close-incident.ts";
import { closeStreet } from "./close-street.ts";
import { decideAlert } from "./decide-alert.ts";
import { declineMerge } from "./decline-merge.ts";
import { deliverHandoff } from "./deliver-handoff.ts";
import { dispatchUnits } from "./dispatch-units.ts";
import { divertIncident } from "./divert-incident.ts";
import { drawSectors } from "./draw-sectors.ts";
import { drawMarking } from "./draw-marking.ts";
import { dropSighting } from "./drop-sighting.ts";
import { dropWatch } from "./drop-watch.ts";
import { endNightGroup } from "./end-night-group.ts";
import { endPatrolPlan } from "./end-patrol-plan.ts";
import { endRing } from "./end-ring.ts";
import { eraseMarking } from "./erase-marking.ts";
import { expireAlert } from "./expire-alert.ts";
import { expireBehaviour } from "./expire-behaviour.ts";
import { expireHit } from "./expire-hit.ts";
import { feedBackIncident } from "./feed-back-incident.ts";
import { fenceMarking } from "./fence-marking.ts";
import { fillTemplate } from "./fill-template.ts";
import { flagHandoff } from "./flag-handoff.ts";
import { handOff } from "./hand-off.ts";
import { holdExit } from "./hold-exit.ts";
import { judgeBehaviour } from "./judge-behaviour.ts";
import { judgeHit } from "./judge-hit.ts";
import { keepCasePhoto } from "./keep-case-photo.ts";
import { keepRoster } from "./keep-roster.ts";
import { leaveExit } from "./leave-exit.ts";
import { levelDispute } from "./level-dispute.ts";
import { liftSuppression } from "./lift-suppression.ts";
import { linkIncident } from "./link-incident.ts";
import { listPartner } from "./list-partner.ts";
import { locateIncident } from "./locate-incident.ts";
import { mergeIncident } from "./merge-incident.ts";
import { openPartner } from "./open-partner.ts";
import { openStreet } from "./open-street.ts";
import { passOnAlert } from "./pass-on-alert.ts";
import { proposeTag } from "./propose-tag.ts";
import { pushDispute } from "./push-dispute.ts";
import { raiseAlarm } from "./raise-alarm.ts";
import { raiseNightGroup } from "./raise-night-group.ts";
import { reachPatrolStop } from "./reach-patrol-stop.ts";
import { recallHandoff } from "./recall-handoff.ts";
import { recordNightFinding } from "./record-night-finding.ts";
import { reportNightResult } from "./report-night-result.ts";
import { rejectPatrolPlan } from "./reject-patrol-plan.ts";
import { reopenIncident } from "./reopen-incident.ts";
import { reportIncident } from "./report-incident.ts";
import { revisePatrolPlan } from "./revise-patrol-plan.ts";
import { rollUpPushes } from "./roll-up-pushes.ts";
import { setAlertRoutes } from "./set-alert-routes.ts";
import { settleIssues } from "./settle-issues.ts";
import { setTimeLimits } from "./set-time-limits.ts";
import { shelveAlarm } from "./shelve-alarm.ts";
import { sightOnRing } from "./sight-on-ring.ts";
import { splitIncident } from "./split-incident.ts";
import { startRing } from "./start-ring.ts";
import { suppressAlarms } from "./suppress-alarms.ts";
import { tagIncident } from "./tag-incident.ts";
import { tagSource } from "./tag-source.ts";
import { takeAlert } from "./take-alert.ts";
import { takeBehaviour } from "./take-behaviour.ts";
import { takeHit } from "./take-hit.ts";
import { takeIssue } from "./take-issue.ts";
import { unacknowledgeAlarm } from "./unacknowledge-alarm.ts";
import { unshelveAlarm } from "./unshelve-alarm.ts";
import { viewHit } from "./view-hit.ts";
import { viewThing } from "./view-thing.ts";
import { watchPlate } from "./watch-plate.ts";
import { confirmLook } from "./confirm-look.ts";
import { endTour } from "./end-tour.ts";
import { keepTour } from "./keep-tour.ts";
import { noteTourFinding } from "./note-tour-finding.ts";
import { openLook } from "./open-look.ts";
import { settleTourItem } from "./settle-tour-item.ts";
import { addEvidence } from "./add-evidence.ts";
import { changeRisk } from "./change-risk.ts";
import { closeRisk } from "./close-risk.ts";
import { keepGathering } from "./keep-gathering.ts";
import { callGathering } from "./call-gathering.ts";
import { tickGatheringStep } from "./tick-gathering-step.ts";
import { shareGathering } from "./share-gathering.ts";
import { endGathering } from "./end-gathering.ts";
import { listRisk } from "./list-risk.ts";
import { reopenRisk } from "./reopen-risk.ts";
import { signRisk } from "./sign-risk.ts";
import { wipeCasePhoto } from "./wipe-case-photo.ts";
import { wipeIssuePhoto } from "./wipe-issue-photo.ts";
import { arrangeWall } from "./arrange-wall.ts";
import { dropScene } from "./drop-scene.ts";
import { keepScene } from "./keep-scene.ts";
import { beginVisit } from "./begin-visit.ts";
import { endVisit } from "./end-visit.ts";

/** Everything that can be asked for. */
export const commandSchema = v.variant("kind", [
  acceptNightPlan,
  acceptPatrolPlan,
  acknowledgeAlarm,
  advanceAssignment,
  answerHandoff,
  answerMuster,
  callMuster,
  endMuster,
  askBackUp,
  assignAlarm,
  callAlert,
  changeDuty,
  changeSector,
  clearAlarm,
  closeIncident,
  closeStreet,
  drawMarking,
  fenceMarking,
  eraseMarking,
  decideAlert,
  declineMerge,
  deliverHandoff,
  dispatchUnits,
  divertIncident,
  dropWatch,
  endNightGroup,
  endPatrolPlan,
  expireAlert,
  expireBehaviour,
  expireHit,
  drawSectors,
  dropSighting,
  endRing,
  feedBackIncident,
  fillTemplate,
  flagHandoff,
  handOff,
  judgeBehaviour,
  judgeHit,
  holdExit,
  keepCasePhoto,
  keepRoster,
  leaveExit,
  levelDispute,
  liftSuppression,
  linkIncident,
  listPartner,
  locateIncident,
  mergeIncident,
  openPartner,
  openStreet,
  passOnAlert,
  proposeTag,
  pushDispute,
  raiseAlarm,
  raiseNightGroup,
  reachPatrolStop,
  recallHandoff,
  recordNightFinding,
  reportNightResult,
  rejectPatrolPlan,
  reopenIncident,
  reportIncident,
  revisePatrolPlan,
  rollUpPushes,
  arrangeWall,
  beginVisit,
  endVisit,
  keepScene,
  dropScene,
  setAlertRoutes,
  setTimeLimits,
  settleIssues,
  shelveAlarm,
  sightOnRing,
  splitIncident,
  startRing,
  suppressAlarms,
  tagIncident,
  tagSource,
  takeAlert,
  takeBehaviour,
  takeHit,
  takeIssue,
  unacknowledgeAlarm,
  unshelveAlarm,
  viewHit,
  viewThing,
  watchPlate,
  confirmLook,
  endTour,
  keepTour,
  noteTourFinding,
  openLook,
  settleTourItem,
  addEvidence,
  changeRisk,
  closeRisk,
  listRisk,
  reopenRisk,
  signRisk,
  keepGathering,
  callGathering,
  tickGatheringStep,
  shareGathering,
  endGathering,
  wipeCasePhoto,
  wipeIssuePhoto,
]);
export type Command = v.InferOutput<typeof commandSchema>;
export type CommandKind = Command["kind"];
