import type { CommandKind } from "../commands/command.ts";
import type { HandoffStage } from "../model/handoff.ts";
import type { AssignmentStep, IncidentStage } from "../model/incident.ts";
import type { Role } from "../model/role.ts";

/** Why a command was not carried out.  Each kind has one sentence in the words catalogue. */
export type Refusal =
  | { readonly kind: "incident-unknown"; readonly incidentId: string }
  | { readonly kind: "incident-known"; readonly incidentId: string }
  | { readonly kind: "unit-unknown"; readonly unitId: string }
  | { readonly kind: "unit-off-duty"; readonly unitId: string }
  | { readonly kind: "unit-busy"; readonly unitId: string; readonly incidentId: string }
  /** No volunteer is sent to violence or a weapon. */
  | { readonly kind: "volunteer-danger"; readonly unitId: string }
  | { readonly kind: "unit-not-assigned"; readonly unitId: string; readonly incidentId: string }
  | {
      readonly kind: "step-out-of-order";
      readonly from: AssignmentStep;
      readonly asked: AssignmentStep;
      readonly allowed: readonly AssignmentStep[];
    }
  | {
      readonly kind: "stage-out-of-order";
      readonly from: IncidentStage;
      readonly asked: string;
      readonly allowed: readonly string[];
    }
  | { readonly kind: "merge-impossible"; readonly incidentId: string; readonly otherId: string }
  | { readonly kind: "tag-unknown"; readonly thing: string }
  | { readonly kind: "tag-blocked"; readonly thing: string }
  | { readonly kind: "answer-wrong"; readonly thing: string }
  | { readonly kind: "time-wrong" }
  | AlarmRefusal
  | ClosureRefusal
  | MarkingRefusal
  | MusterRefusal
  | NightRefusal
  | GuardRefusal
  | RingRefusal
  | GatheringRefusal
  | SceneRefusal
  | TourRefusal
  | RiskRefusal
  | { readonly kind: "reason-missing" }
  | { readonly kind: "title-missing" }
  | { readonly kind: "report-in-future" }
  | { readonly kind: "plan-known"; readonly planId: string }
  | { readonly kind: "plan-unknown"; readonly planId: string }
  | { readonly kind: "plan-ended"; readonly planId: string }
  /** Somebody sent out another revision meanwhile. */
  | { readonly kind: "plan-changed"; readonly planId: string }
  | { readonly kind: "plan-empty"; readonly planId: string }
  | { readonly kind: "thing-unknown"; readonly thing: string }
  | { readonly kind: "purpose-missing" }
  /** `thing` is a name or a list of names, as it is shown. */
  | { readonly kind: "partner-unknown"; readonly thing: string }
  | { readonly kind: "partner-closed"; readonly thing: string }
  | { readonly kind: "partner-unfit"; readonly thing: string }
  | { readonly kind: "partner-queue-full"; readonly thing: string }
  | { readonly kind: "field-not-allowed"; readonly thing: string }
  | { readonly kind: "field-wrong"; readonly thing: string }
  | { readonly kind: "content-held-back"; readonly thing: string }
  | { readonly kind: "danger-words"; readonly thing: string }
  | MediatorRefusal
  | { readonly kind: "handoff-unknown"; readonly thing: string }
  | { readonly kind: "handoff-ended"; readonly thing: string }
  | { readonly kind: "handoff-open"; readonly thing: string }
  | {
      readonly kind: "answer-out-of-order";
      readonly from: HandoffStage;
      readonly asked: string;
      readonly allowed: readonly string[];
    }
  | { readonly kind: "answer-by-line-only"; readonly thing: string }
  | { readonly kind: "not-a-dispute"; readonly incidentId: string }
  | { readonly kind: "push-known"; readonly incidentId: string }
  /** It was right, but the disk did not take it: nothing happened. */
  | { readonly kind: "not-written"; readonly what: string }
  | {
      readonly kind: "role-missing";
      readonly role: Role;
      readonly command: CommandKind;
      readonly needs: readonly Role[];
    };

/** Why a case does not go to a mediator; `thing` is their name. */
type MediatorRefusal =
  | { readonly kind: "mediator-unknown"; readonly thing: string }
  /** They lack the skill or the language that the talk needs. */
  | { readonly kind: "mediator-unfit"; readonly thing: string }
  /** They stand on the list without any hours. */
  | { readonly kind: "mediator-no-duty"; readonly thing: string };

/** Why a group does not go out for the night. */
export type NightRefusal =
  | { readonly kind: "group-unknown"; readonly thing: string }
  | { readonly kind: "group-over"; readonly thing: string }
  /** It ends before it begins, or has ended, or lasts too long. */
  | { readonly kind: "group-shift-wrong" }
  /** An officer leads, never a volunteer. */
  | { readonly kind: "group-lead-unfit"; readonly unitId: string }
  | { readonly kind: "group-lead-taken"; readonly unitId: string }
  /** Its shift has begun, and the officer who leads is off duty. */
  | { readonly kind: "group-lead-absent"; readonly unitId: string }
  | { readonly kind: "group-team-unfit"; readonly unitId: string }
  /** A volunteers' unit walks in one group at a time. */
  | { readonly kind: "group-team-taken"; readonly unitId: string; readonly thing: string }
  /** Nobody has walked yet, so there is nothing to say of it. */
  | { readonly kind: "group-not-begun"; readonly thing: string }
  /** Of a patrol its leader speaks, and the room. */
  | { readonly kind: "group-not-yours"; readonly unitId: string }
  /** It has other units, or one that does not walk. */
  | { readonly kind: "group-plan-unfit"; readonly planId: string }
  /** A finding is about a place: a telephone or identity number is about a person. */
  | { readonly kind: "note-names-number" };

/** Why an alert, an event of a camera or a hit stays as it is. */
export type GuardRefusal =
  | { readonly kind: "alert-unknown"; readonly thing: string }
  /** Its time is over, and with it the basis for acting on it. */
  | { readonly kind: "alert-expired"; readonly thing: string }
  | { readonly kind: "alert-decided"; readonly thing: string }
  /** No row of the table leads anywhere for it. */
  | { readonly kind: "alert-unrouted"; readonly thing: string }
  /** Several rows fit: a person says which. */
  | { readonly kind: "alert-two-routes"; readonly thing: string }
  | { readonly kind: "alert-not-sent"; readonly thing: string }
  | { readonly kind: "alert-called"; readonly thing: string }
  | { readonly kind: "behaviour-unknown"; readonly thing: string }
  | { readonly kind: "behaviour-judged"; readonly thing: string }
  | { readonly kind: "behaviour-expired"; readonly thing: string }
  | { readonly kind: "watch-unknown"; readonly thing: string }
  | { readonly kind: "watch-ended"; readonly thing: string }
  | { readonly kind: "watch-too-long"; readonly daysMax: number }
  | { readonly kind: "plate-wrong"; readonly thing: string }
  | { readonly kind: "hit-unknown"; readonly thing: string }
  | { readonly kind: "hit-judged"; readonly thing: string }
  | { readonly kind: "hit-expired"; readonly thing: string }
  | { readonly kind: "hit-no-picture"; readonly thing: string }
  /** What was read is not what is looked for. */
  | { readonly kind: "hit-plate-differs"; readonly thing: string }
  /** Nobody confirms what they did not look at. */
  | { readonly kind: "hit-unseen"; readonly thing: string }
  /** An insurer settles no crash in which somebody is hurt. */
  | { readonly kind: "crash-injured"; readonly thing: string }
  | { readonly kind: "issue-unknown"; readonly thing: string }
  | { readonly kind: "issue-settled"; readonly thing: string }
  /** What was seen so long ago is no report of today. */
  | { readonly kind: "issue-late"; readonly thing: string };
/** Why a wall, or a scene, stays as it is. */
export type SceneRefusal =
  | { readonly kind: "scene-unknown"; readonly thing: string }
  | { readonly kind: "scene-name-taken"; readonly thing: string }
  | { readonly kind: "scenes-full"; readonly max: number }
  /** Another desk holds the wall. */
  | { readonly kind: "wall-held"; readonly thing: string };

/** Why a ring stays as it is. */
export type RingRefusal =
  | { readonly kind: "ring-there"; readonly incidentId: string }
  | { readonly kind: "ring-absent"; readonly incidentId: string }
  /** Nobody is searched for in a call that is closed. */
  | { readonly kind: "ring-case-closed"; readonly incidentId: string }
  | { readonly kind: "ring-full"; readonly max: number }
  /** Without any sighting there is nothing for it to grow from. */
  | { readonly kind: "last-sighting" };

/** Why an alarm stays as it is. */
export type AlarmRefusal =
  | { readonly kind: "alarm-unknown"; readonly alarmId: string }
  /** Its row is over: there is nothing to acknowledge. */
  | { readonly kind: "alarm-over"; readonly alarmId: string }
  | { readonly kind: "alarm-not-acknowledged"; readonly alarmId: string }
  /** The station's own rule ends it, when its condition is over. */
  | { readonly kind: "alarm-still-active"; readonly alarmId: string }
  /** Priority 1 is neither shelved nor suppressed. */
  | { readonly kind: "alarm-undeniable" }
  | { readonly kind: "alarm-not-shelved"; readonly alarmId: string }
  | { readonly kind: "shelf-too-long"; readonly hoursMax: number }
  | { readonly kind: "suppression-too-long"; readonly daysMax: number }
  | { readonly kind: "suppression-unknown"; readonly ruleId: string }
  /** A panic is cleared by the officer or by a duty leader. */
  | { readonly kind: "panic-not-yours" };

/** Why nobody is asked, or nothing is noted. */
export type MusterRefusal =
  | { readonly kind: "muster-empty" }
  /** A task for whoever is in a ring needs the ring. */
  | { readonly kind: "muster-ringless" }
  /** So many are asked only when a person said so twice. */
  | { readonly kind: "muster-large"; readonly count: number; readonly max: number }
  | { readonly kind: "muster-unknown"; readonly thing: string }
  | { readonly kind: "muster-over"; readonly thing: string }
  | { readonly kind: "muster-not-asked"; readonly unitId: string }
  | { readonly kind: "muster-volunteer"; readonly unitId: string };

/** Why a shape is not drawn, or stays as it is. */
export type MarkingRefusal =
  | { readonly kind: "marking-unknown"; readonly thing: string }
  | { readonly kind: "markings-too-many"; readonly max: number }
  /** Its corners lie on one line, or enclose next to nothing. */
  | { readonly kind: "marking-flat" }
  /** Its sides cross, and no order of its corners was found in which they do not. */
  | { readonly kind: "marking-crossed" }
  /** A point or a line has no inside that anybody could enter. */
  | { readonly kind: "fence-open" };
/** Why a tour stays as it is. */
export type TourRefusal =
  | { readonly kind: "tour-unknown"; readonly thing: string }
  | { readonly kind: "tour-empty" }
  /** The next one would be due before its window is over. */
  | { readonly kind: "tour-window-wrong" }
  | { readonly kind: "tour-run-over"; readonly thing: string }
  /** Nobody has looked at what was not before the eye. */
  | { readonly kind: "look-not-opened"; readonly thing: string }
  | { readonly kind: "tour-item-settled"; readonly thing: string };

/** Why a risk stays on the list, or off it. */
export type RiskRefusal =
  | { readonly kind: "risk-unknown"; readonly thing: string }
  | { readonly kind: "risk-ownerless" }
  /** Nothing says that anything was done. */
  | { readonly kind: "risk-evidence-missing"; readonly thing: string }
  /** Nobody answers for what was done, as it stands now. */
  | { readonly kind: "risk-unsigned"; readonly thing: string }
  | { readonly kind: "risk-off-list"; readonly thing: string }
  | { readonly kind: "risk-on-list"; readonly thing: string }
  | { readonly kind: "risk-full"; readonly max: number }
  /** What is put back on the list has time ahead of it. */
  | { readonly kind: "risk-date-past" };

/** Why the plan of an event stays as it is, or its posts are not sent. */
export type GatheringRefusal =
  | { readonly kind: "gathering-unknown"; readonly thing: string }
  | { readonly kind: "gathering-over"; readonly thing: string }
  | { readonly kind: "gathering-time-wrong" }
  | { readonly kind: "gathering-post-twice"; readonly thing: string }
  /** Nobody stands at two posts. */
  | { readonly kind: "gathering-unit-twice"; readonly unitId: string }
  /** No post of it is marked for rail police. */
  | { readonly kind: "gathering-unshared" };

/** Why a street stays as it is. */
export type ClosureRefusal =
  | { readonly kind: "closure-unknown"; readonly thing: string }
  | { readonly kind: "street-closed-already"; readonly thing: string }
  | { readonly kind: "street-open-already"; readonly thing: string }
  | { readonly kind: "closures-too-many"; readonly max: number };
export type RefusalKind = Refusal["kind"];
