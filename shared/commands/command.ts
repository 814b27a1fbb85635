import * as v from "valibot";
import { acceptPatrolPlan } from "./accept-patrol-plan.ts";
import { advanceAssignment } from "./advance-assignment.ts";
import { answerHandoff } from "./answer-handoff.ts";
import { changeDuty } from "./change-duty.ts";
import { closeIncident } from "./close-incident.ts";
import { deliverHandoff } from "./deliver-handoff.ts";
import { dispatchUnits } from "./dispatch-units.ts";
import { divertIncident } from "./divert-incident.ts";
import { endPatrolPlan } from "./end-patrol-plan.ts";
import { feedBackIncident } from "./feed-back-incident.ts";
import { flagHandoff } from "./flag-handoff.ts";
import { handOff } from "./hand-off.ts";
import { keepRoster } from "./keep-roster.ts";
import { levelDispute } from "./level-dispute.ts";
import { listPartner } from "./list-partner.ts";
import { locateIncident } from "./locate-incident.ts";
import { openPartner } from "./open-partner.ts";
import { pushDispute } from "./push-dispute.ts";
import { reachPatrolStop } from "./reach-patrol-stop.ts";
import { recallHandoff } from "./recall-handoff.ts";
import { rejectPatrolPlan } from "./reject-patrol-plan.ts";
import { reopenIncident } from "./reopen-incident.ts";
import { reportIncident } from "./report-incident.ts";
import { revisePatrolPlan } from "./revise-patrol-plan.ts";
import { rollUpPushes } from "./roll-up-pushes.ts";
import { saveLayout } from "./save-layout.ts";
import { tagSource } from "./tag-source.ts";
import { viewThing } from "./view-thing.ts";

/** Everything that can be asked for. */
export const commandSchema = v.variant("kind", [
  acceptPatrolPlan,
  advanceAssignment,
  answerHandoff,
  changeDuty,
  closeIncident,
  deliverHandoff,
  dispatchUnits,
  divertIncident,
  endPatrolPlan,
  feedBackIncident,
  flagHandoff,
  handOff,
  keepRoster,
  levelDispute,
  listPartner,
  locateIncident,
  openPartner,
  pushDispute,
  reachPatrolStop,
  recallHandoff,
  rejectPatrolPlan,
  reopenIncident,
  reportIncident,
  revisePatrolPlan,
  rollUpPushes,
  saveLayout,
  tagSource,
  viewThing,
]);
export type Command = v.InferOutput<typeof commandSchema>;
export type CommandKind = Command["kind"];
