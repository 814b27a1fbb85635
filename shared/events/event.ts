import * as v from "valibot";
import { alarmAcknowledged } from "./alarm-acknowledged.ts";
import { alarmAssigned } from "./alarm-assigned.ts";
import { alarmEscalated } from "./alarm-escalated.ts";
import { alarmRaised } from "./alarm-raised.ts";
import { alarmReturned } from "./alarm-returned.ts";
import { alarmShelved } from "./alarm-shelved.ts";
import { alarmUnacknowledged } from "./alarm-unacknowledged.ts";
import { alarmUnshelved } from "./alarm-unshelved.ts";
import { alertCalled } from "./alert-called.ts";
import { alertDecided } from "./alert-decided.ts";
import { alertExpired } from "./alert-expired.ts";
import { alertPassedOn } from "./alert-passed-on.ts";
import { alertRoutesSet } from "./alert-routes-set.ts";
import { alertTaken } from "./alert-taken.ts";
import { assetImported } from "./asset-imported.ts";
import { assignmentAdvanced } from "./assignment-advanced.ts";
import { backUpAsked } from "./back-up-asked.ts";
import { behaviourExpired } from "./behaviour-expired.ts";
import { behaviourJudged } from "./behaviour-judged.ts";
import { behaviourTaken } from "./behaviour-taken.ts";
import { casePhotoKept } from "./case-photo-kept.ts";
import { casePhotoWiped } from "./case-photo-wiped.ts";
import { gatheringEnded } from "./gathering-ended.ts";
import { gatheringKept } from "./gathering-kept.ts";
import { gatheringShared } from "./gathering-shared.ts";
import { gatheringStepTicked } from "./gathering-step-ticked.ts";
import { handoffAnswered } from "./handoff-answered.ts";
import { handoffDelivered } from "./handoff-delivered.ts";
import { handoffOverdue } from "./handoff-overdue.ts";
import { handoffRecalled } from "./handoff-recalled.ts";
import { handoffSent } from "./handoff-sent.ts";
import { hitExpired } from "./hit-expired.ts";
import { hitJudged } from "./hit-judged.ts";
import { hitTaken } from "./hit-taken.ts";
import { hitViewed } from "./hit-viewed.ts";
import { importFinished } from "./import-finished.ts";
import { incidentClosed } from "./incident-closed.ts";
import { incidentFedBack } from "./incident-fed-back.ts";
import { incidentLinked } from "./incident-linked.ts";
import { incidentLocated } from "./incident-located.ts";
import { incidentMerged } from "./incident-merged.ts";
import { incidentReopened } from "./incident-reopened.ts";
import { incidentReported } from "./incident-reported.ts";
import { incidentSplit } from "./incident-split.ts";
import { incidentTagged } from "./incident-tagged.ts";
import { issuePhotoWiped } from "./issue-photo-wiped.ts";
import { issueSettled } from "./issue-settled.ts";
import { issueTaken } from "./issue-taken.ts";
import { layoutSaved } from "./layout-saved.ts";
import { markingDrawn } from "./marking-drawn.ts";
import { markingErased } from "./marking-erased.ts";
import { markingFenced } from "./marking-fenced.ts";
import { mergeDeclined } from "./merge-declined.ts";
import { musterAnswered } from "./muster-answered.ts";
import { musterCalled } from "./muster-called.ts";
import { musterEnded } from "./muster-ended.ts";
import { musterReasked } from "./muster-reasked.ts";
import { musterResent } from "./muster-resent.ts";
import { nightFindingRecorded } from "./night-finding-recorded.ts";
import { nightGroupEnded } from "./night-group-ended.ts";
import { nightGroupRaised } from "./night-group-raised.ts";
import { nightPlanTaken } from "./night-plan-taken.ts";
import { nightResultReported } from "./night-result-reported.ts";
import { partnerListed } from "./partner-listed.ts";
import { partnerOpened } from "./partner-opened.ts";
import { patrolDoseCounted } from "./patrol-dose-counted.ts";
import { patrolPlanAccepted } from "./patrol-plan-accepted.ts";
import { patrolPlanEnded } from "./patrol-plan-ended.ts";
import { patrolPlanRejected } from "./patrol-plan-rejected.ts";
import { patrolPlanRevised } from "./patrol-plan-revised.ts";
import { patrolStopReached } from "./patrol-stop-reached.ts";
import { plateWatched } from "./plate-watched.ts";
import { pushLeveled } from "./push-leveled.ts";
import { pushRolledUp } from "./push-rolled-up.ts";
import { ringEnded } from "./ring-ended.ts";
import { ringPostHeld } from "./ring-post-held.ts";
import { ringPostLeft } from "./ring-post-left.ts";
import { ringSectorChanged } from "./ring-sector-changed.ts";
import { ringSectorsDrawn } from "./ring-sectors-drawn.ts";
import { ringSighted } from "./ring-sighted.ts";
import { ringSightingDropped } from "./ring-sighting-dropped.ts";
import { ringStarted } from "./ring-started.ts";
import { riskChanged } from "./risk-changed.ts";
import { riskClosed } from "./risk-closed.ts";
import { riskEvidenced } from "./risk-evidenced.ts";
import { riskListed } from "./risk-listed.ts";
import { riskReopened } from "./risk-reopened.ts";
import { riskSigned } from "./risk-signed.ts";
import { rosterKept } from "./roster-kept.ts";
import { sourceTagged } from "./source-tagged.ts";
import { streetClosed } from "./street-closed.ts";
import { streetOpened } from "./street-opened.ts";
import { suppressionLifted } from "./suppression-lifted.ts";
import { suppressionSet } from "./suppression-set.ts";
import { tagProposed } from "./tag-proposed.ts";
import { templateFilled } from "./template-filled.ts";
import { thingViewed } from "./thing-viewed.ts";
import { timeLimitsSet } from "./time-limits-set.ts";
import { tourEnded } from "./tour-ended.ts";
import { tourFindingNoted } from "./tour-finding-noted.ts";
import { tourItemSettled } from "./tour-item-settled.ts";
import { tourKept } from "./tour-kept.ts";
import { tourRunBegan } from "./tour-run-began.ts";
import { tourRunClosed } from "./tour-run-closed.ts";
import { tourStopLooked } from "./tour-stop-looked.ts";
import { tourStopOpened } from "./tour-stop-opened.ts";
import { unitDispatched } from "./unit-dispatched.ts";
import { unitDutyChanged } from "./unit-duty-changed.ts";
import { watchDropped } from "./watch-dropped.ts";
import { sceneDropped } from "./scene-dropped.ts";
import { sceneKept } from "./scene-kept.ts";
import { wallArranged } from "./wall-arranged.ts";
import { visitSet } from "./visit-set.ts";

/** Everything that can have happened.  Released kinds are never edited: add a kind or a version. */
export const eventSchema = v.variant("kind", [
  alarmAcknowledged,
  alarmAssigned,
  alarmEscalated,
  alarmRaised,
  alarmReturned,
  alarmShelved,
  alarmUnacknowledged,
  alarmUnshelved,
  alertCalled,
  alertDecided,
  alertExpired,
  alertPassedOn,
  alertRoutesSet,
  alertTaken,
  assetImported,
  assignmentAdvanced,
  backUpAsked,
  behaviourExpired,
  behaviourJudged,
  behaviourTaken,
  casePhotoKept,
  casePhotoWiped,
  handoffAnswered,
  handoffDelivered,
  handoffOverdue,
  handoffRecalled,
  handoffSent,
  hitExpired,
  hitJudged,
  hitTaken,
  hitViewed,
  importFinished,
  incidentClosed,
  incidentFedBack,
  incidentLinked,
  incidentLocated,
  incidentMerged,
  incidentReopened,
  incidentReported,
  incidentSplit,
  incidentTagged,
  issuePhotoWiped,
  issueSettled,
  issueTaken,
  layoutSaved,
  sceneDropped,
  sceneKept,
  wallArranged,
  visitSet,
  markingDrawn,
  markingErased,
  markingFenced,
  mergeDeclined,
  musterAnswered,
  musterCalled,
  musterEnded,
  musterReasked,
  musterResent,
  gatheringEnded,
  gatheringKept,
  gatheringShared,
  gatheringStepTicked,
  nightFindingRecorded,
  nightGroupEnded,
  nightResultReported,
  nightGroupRaised,
  nightPlanTaken,
  partnerListed,
  partnerOpened,
  patrolDoseCounted,
  patrolPlanAccepted,
  patrolPlanEnded,
  patrolPlanRejected,
  patrolPlanRevised,
  patrolStopReached,
  plateWatched,
  pushLeveled,
  pushRolledUp,
  ringEnded,
  ringPostHeld,
  ringPostLeft,
  ringSectorChanged,
  ringSectorsDrawn,
  ringSighted,
  ringSightingDropped,
  ringStarted,
  riskChanged,
  riskClosed,
  riskEvidenced,
  riskListed,
  riskReopened,
  riskSigned,
  rosterKept,
  sourceTagged,
  streetClosed,
  streetOpened,
  suppressionLifted,
  suppressionSet,
  tagProposed,
  templateFilled,
  thingViewed,
  timeLimitsSet,
  tourEnded,
  tourFindingNoted,
  tourItemSettled,
  tourKept,
  tourRunBegan,
  tourRunClosed,
  tourStopLooked,
  tourStopOpened,
  unitDispatched,
  unitDutyChanged,
  watchDropped,
]);
export type WallEvent = v.InferOutput<typeof eventSchema>;
export type EventKind = WallEvent["kind"];
