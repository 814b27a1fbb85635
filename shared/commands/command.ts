import * as v from "valibot";
import { acceptPatrolPlan } from "./accept-patrol-plan.ts";
import { advanceAssignment } from "./advance-assignment.ts";
import { changeDuty } from "./change-duty.ts";
import { closeIncident } from "./close-incident.ts";
import { dispatchUnits } from "./dispatch-units.ts";
import { endPatrolPlan } from "./end-patrol-plan.ts";
import { feedBackIncident } from "./feed-back-incident.ts";
import { locateIncident } from "./locate-incident.ts";
import { reachPatrolStop } from "./reach-patrol-stop.ts";
import { rejectPatrolPlan } from "./reject-patrol-plan.ts";
import { reopenIncident } from "./reopen-incident.ts";
import { reportIncident } from "./report-incident.ts";
import { revisePatrolPlan } from "./revise-patrol-plan.ts";
import { saveLayout } from "./save-layout.ts";
import { tagSource } from "./tag-source.ts";
import { viewThing } from "./view-thing.ts";

/** Everything that can be asked for. */
export const commandSchema = v.variant("kind", [
  acceptPatrolPlan,
  advanceAssignment,
  changeDuty,
  closeIncident,
  dispatchUnits,
  endPatrolPlan,
  feedBackIncident,
  locateIncident,
  reachPatrolStop,
  rejectPatrolPlan,
  reopenIncident,
  reportIncident,
  revisePatrolPlan,
  saveLayout,
  tagSource,
  viewThing,
]);
export type Command = v.InferOutput<typeof commandSchema>;
export type CommandKind = Command["kind"];
