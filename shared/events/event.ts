import * as v from "valibot";
import { assetImported } from "./asset-imported.ts";
import { assignmentAdvanced } from "./assignment-advanced.ts";
import { handoffAnswered } from "./handoff-answered.ts";
import { handoffDelivered } from "./handoff-delivered.ts";
import { handoffOverdue } from "./handoff-overdue.ts";
import { handoffRecalled } from "./handoff-recalled.ts";
import { handoffSent } from "./handoff-sent.ts";
import { importFinished } from "./import-finished.ts";
import { incidentClosed } from "./incident-closed.ts";
import { incidentFedBack } from "./incident-fed-back.ts";
import { incidentLocated } from "./incident-located.ts";
import { incidentReopened } from "./incident-reopened.ts";
import { incidentReported } from "./incident-reported.ts";
import { layoutSaved } from "./layout-saved.ts";
import { partnerListed } from "./partner-listed.ts";
import { partnerOpened } from "./partner-opened.ts";
import { patrolDoseCounted } from "./patrol-dose-counted.ts";
import { patrolPlanAccepted } from "./patrol-plan-accepted.ts";
import { patrolPlanEnded } from "./patrol-plan-ended.ts";
import { patrolPlanRejected } from "./patrol-plan-rejected.ts";
import { patrolPlanRevised } from "./patrol-plan-revised.ts";
import { patrolStopReached } from "./patrol-stop-reached.ts";
import { pushLeveled } from "./push-leveled.ts";
import { pushRolledUp } from "./push-rolled-up.ts";
import { rosterKept } from "./roster-kept.ts";
import { sourceTagged } from "./source-tagged.ts";
import { thingViewed } from "./thing-viewed.ts";
import { unitDispatched } from "./unit-dispatched.ts";
import { unitDutyChanged } from "./unit-duty-changed.ts";

/** Everything that can have happened.  Released kinds are never edited: add a kind or a version. */
export const eventSchema = v.variant("kind", [
  assetImported,
  assignmentAdvanced,
  handoffAnswered,
  handoffDelivered,
  handoffOverdue,
  handoffRecalled,
  handoffSent,
  importFinished,
  incidentClosed,
  incidentFedBack,
  incidentLocated,
  incidentReopened,
  incidentReported,
  layoutSaved,
  partnerListed,
  partnerOpened,
  patrolDoseCounted,
  patrolPlanAccepted,
  patrolPlanEnded,
  patrolPlanRejected,
  patrolPlanRevised,
  patrolStopReached,
  pushLeveled,
  pushRolledUp,
  rosterKept,
  sourceTagged,
  thingViewed,
  unitDispatched,
  unitDutyChanged,
]);
export type WallEvent = v.InferOutput<typeof eventSchema>;
export type EventKind = WallEvent["kind"];
