import { expect, test } from "vitest";
import type { RefusalKind } from "../../shared/decide/refusal.ts";
import { ALERT_STAGES } from "../../shared/fold/alert-state.ts";
import { GOLDEN_MARKS } from "../../shared/fold/golden-minutes.ts";
import { ALERT_TYPES } from "../../shared/model/alert.ts";
import { BEHAVIOURS, CONFIRM_REASONS, REJECT_REASONS } from "../../shared/model/behaviour.ts";
import { HIT_CONFIRM_REASONS, HIT_FLAGS, HIT_REJECT_REASONS } from "../../shared/model/hit.ts";
import { DIVERSION_REASONS } from "../../shared/model/diversion.ts";
import { CALL_STEPS } from "../../shared/fold/next-steps.ts";
import { EDGE_LINKS } from "../../shared/model/edge.ts";
import { ENTITY_KINDS } from "../../shared/model/entity-key.ts";
import { HANDOFF_ANSWERS, HANDOFF_LIMITS, HANDOFF_STAGES } from "../../shared/model/handoff.ts";
import { IMPORT_WARNINGS, ROW_REASONS } from "../../shared/model/import-reason.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import { IMPORT_KINDS } from "../../shared/model/import-report.ts";
import {
  ASSIGNMENT_STEPS,
  INCIDENT_CATEGORIES,
  INCIDENT_RESULTS,
  INCIDENT_STAGES,
} from "../../shared/model/incident.ts";
import { FINDING_TYPES } from "../../shared/model/night-group.ts";
import { PATROL_NOTE_KINDS } from "../../shared/model/patrol-note.ts";
import { DROPPED_WHYS } from "../../shared/model/patrol-plan.ts";
import { PARTNER_KINDS } from "../../shared/model/partner.ts";
import { REASON_CODES } from "../../shared/model/patrol-stop.ts";
import { HELD_REASONS } from "../../shared/model/position.ts";
import { DISPUTE_LEVELS, LEVEL_RULES, PUSH_POSTS } from "../../shared/model/push.ts";
import {
  INCIDENT_TEMPLATES,
  TEMPLATE_CHOICES,
  TEMPLATE_CLOCKS,
  TEMPLATE_FIELDS,
} from "../../shared/model/incident-template.ts";
import { TAG_VOCABULARY } from "../../shared/model/tag-vocabulary.ts";
import { CANDIDATE_REASONS, PASSED_OVER_REASONS } from "../../shared/model/recommendation.ts";
import { PATROL_DEEDS } from "../../shared/model/patrol-result.ts";
import { RISK_KINDS } from "../../shared/model/risk.ts";
import { ROLES } from "../../shared/model/role.ts";
import { SIGHTING_STATUSES } from "../../shared/model/sighting.ts";
import { REJECTION_REASONS, SOURCE_CLASSES } from "../../shared/model/source-pulse.ts";
import { BLIND_REASONS, ITEM_REASONS, TOUR_FINDINGS } from "../../shared/model/tour.ts";
import { TRAVEL_MODES, UNIT_CLASSES } from "../../shared/model/unit.ts";
import type { Catalogue } from "./bilingual.ts";
import { closureWords } from "./closure-words.ts";
import { commandWords } from "./command-words.ts";
import { ACKNOWLEDGE_REASONS, ALARM_PRIORITY } from "../../shared/model/alarm.ts";
import { alarmWords } from "./alarm-words.ts";
import { controlWords } from "./control-words.ts";
import { guardWords } from "./guard-words.ts";
import { explainWords } from "./explain-words.ts";
import { handoffWords } from "./handoff-words.ts";
import { importRefusalWords } from "./import-refusal-words.ts";
import { importRowWords } from "./import-row-words.ts";
import { importWords } from "./import-words.ts";
import { incidentCardWords } from "./incident-card-words.ts";
import { incidentQueueWords } from "./incident-queue-words.ts";
import { incidentReportWords } from "./incident-report-words.ts";
import { incidentTagWords } from "./incident-tag-words.ts";
import { incidentTemplateWords } from "./incident-template-words.ts";
import { incidentWords } from "./incident-words.ts";
import { mapWords } from "./map-words.ts";
import { nearWords } from "./near-words.ts";
import { nightWords } from "./night-words.ts";
import { ringWords } from "./ring-words.ts";
import { patrolPrintWords } from "./patrol-print-words.ts";
import { patrolRunWords } from "./patrol-run-words.ts";
import { patrolScoreWords } from "./patrol-score-words.ts";
import { patrolStopWords } from "./patrol-stop-words.ts";
import { patrolWords } from "./patrol-words.ts";
import { questionRefusalWords } from "./question-refusal-words.ts";
import { REFUSAL_SEVERITY, refusalWords } from "./refusal-words.ts";
import { sourceWords } from "./source-words.ts";
import { thingWords } from "./thing-words.ts";
import { gatheringWords } from "./gathering-words.ts";
import { riskWords } from "./risk-words.ts";
import { sceneWords } from "./scene-words.ts";
import { tourWords } from "./tour-words.ts";
import { unitWords } from "./unit-words.ts";
import { wallWords } from "./wall-words.ts";

/** Does not compile unless every refusal of the desk stands here. */
const DECIDED = {
  "incident-unknown": true,
  "incident-known": true,
  "unit-unknown": true,
  "unit-off-duty": true,
  "unit-busy": true,
  "unit-not-assigned": true,
  "step-out-of-order": true,
  "stage-out-of-order": true,
  "merge-impossible": true,
  "tag-unknown": true,
  "tag-blocked": true,
  "answer-wrong": true,
  "time-wrong": true,
  "alarm-unknown": true,
  "alarm-over": true,
  "alarm-not-acknowledged": true,
  "alarm-still-active": true,
  "alarm-undeniable": true,
  "alarm-not-shelved": true,
  "shelf-too-long": true,
  "suppression-too-long": true,
  "suppression-unknown": true,
  "closure-unknown": true,
  "street-closed-already": true,
  "street-open-already": true,
  "closures-too-many": true,
  "panic-not-yours": true,
  "marking-unknown": true,
  "markings-too-many": true,
  "marking-flat": true,
  "marking-crossed": true,
  "fence-open": true,
  "muster-empty": true,
  "muster-ringless": true,
  "muster-large": true,
  "muster-unknown": true,
  "muster-over": true,
  "muster-not-asked": true,
  "muster-volunteer": true,
  "volunteer-danger": true,
  "reason-missing": true,
  "title-missing": true,
  "report-in-future": true,
  "plan-known": true,
  "plan-unknown": true,
  "plan-ended": true,
  "plan-changed": true,
  "plan-empty": true,
  "thing-unknown": true,
  "purpose-missing": true,
  "partner-unknown": true,
  "partner-closed": true,
  "partner-unfit": true,
  "partner-queue-full": true,
  "field-not-allowed": true,
  "field-wrong": true,
  "content-held-back": true,
  "danger-words": true,
  "mediator-unknown": true,
  "mediator-unfit": true,
  "mediator-no-duty": true,
  "handoff-unknown": true,
  "handoff-ended": true,
  "handoff-open": true,
  "answer-out-of-order": true,
  "answer-by-line-only": true,
  "not-a-dispute": true,
  "push-known": true,
  "not-written": true,
  "role-missing": true,
  "group-unknown": true,
  "group-over": true,
  "group-shift-wrong": true,
  "group-lead-unfit": true,
  "group-lead-taken": true,
  "group-lead-absent": true,
  "group-team-unfit": true,
  "group-team-taken": true,
  "group-not-begun": true,
  "group-not-yours": true,
  "group-plan-unfit": true,
  "note-names-number": true,
  "alert-unknown": true,
  "alert-expired": true,
  "alert-decided": true,
  "alert-unrouted": true,
  "alert-two-routes": true,
  "alert-not-sent": true,
  "alert-called": true,
  "issue-unknown": true,
  "issue-settled": true,
  "issue-late": true,
  "behaviour-unknown": true,
  "behaviour-judged": true,
  "behaviour-expired": true,
  "watch-unknown": true,
  "watch-ended": true,
  "watch-too-long": true,
  "plate-wrong": true,
  "hit-unknown": true,
  "hit-judged": true,
  "hit-expired": true,
  "hit-no-picture": true,
  "hit-plate-differs": true,
  "hit-unseen": true,
  "crash-injured": true,
  "ring-there": true,
  "ring-absent": true,
  "ring-case-closed": true,
  "ring-full": true,
  "last-sighting": true,
  "scene-unknown": true,
  "scene-name-taken": true,
  "scenes-full": true,
  "wall-held": true,
  "tour-unknown": true,
  "tour-empty": true,
  "tour-window-wrong": true,
  "tour-run-over": true,
  "look-not-opened": true,
  "tour-item-settled": true,
  "gathering-unknown": true,
  "gathering-over": true,
  "gathering-time-wrong": true,
  "gathering-post-twice": true,
  "gathering-unit-twice": true,
  "gathering-unshared": true,
  "risk-unknown": true,
  "risk-ownerless": true,
  "risk-evidence-missing": true,
  "risk-unsigned": true,
  "risk-off-list": true,
  "risk-on-list": true,
  "risk-full": true,
  "risk-date-past": true,
} satisfies Record<RefusalKind, true>;

/** As above, for files. */
const IMPORT_REFUSED = importRefusalWords.en.sentence satisfies Record<
  ImportRefusal["kind"],
  string
>;

const ALL: readonly Catalogue<unknown>[] = [
  closureWords,
  commandWords,
  alarmWords,
  controlWords,
  explainWords,
  handoffWords,
  importRefusalWords,
  importRowWords,
  importWords,
  incidentCardWords,
  incidentQueueWords,
  incidentReportWords,
  incidentTagWords,
  incidentTemplateWords,
  incidentWords,
  mapWords,
  nearWords,
  nightWords,
  ringWords,
  patrolPrintWords,
  patrolRunWords,
  patrolScoreWords,
  patrolStopWords,
  patrolWords,
  questionRefusalWords,
  refusalWords,
  sourceWords,
  gatheringWords,
  riskWords,
  thingWords,
  sceneWords,
  tourWords,
  unitWords,
  wallWords,
];

const sets: readonly (readonly [string, object, readonly string[]])[] = [
  ["stage of a hand-off", handoffWords.en.stage, HANDOFF_STAGES],
  ["answer of a partner", handoffWords.en.answer, HANDOFF_ANSWERS],
  ["limit of a hand-off", handoffWords.en.limit, HANDOFF_LIMITS],
  ["kind of partner", handoffWords.en.partnerKind, PARTNER_KINDS],
  ["reason to divert", handoffWords.en.reason, DIVERSION_REASONS],
  ["post", handoffWords.en.post, PUSH_POSTS],
  ["level of a dispute", handoffWords.en.level, DISPUTE_LEVELS],
  ["rule of a level", handoffWords.en.levelRule, LEVEL_RULES],
  ["category", incidentWords.en.category, INCIDENT_CATEGORIES],
  ["stage", incidentWords.en.stage, INCIDENT_STAGES],
  ["what is waited for", incidentWords.en.waitingFor, INCIDENT_STAGES],
  ["step", incidentWords.en.step, ASSIGNMENT_STEPS],
  ["step of a call", incidentWords.en.callStep, CALL_STEPS],
  ["line of an edge", incidentWords.en.link, EDGE_LINKS],
  ["alarm", alarmWords.en.type, Object.keys(ALARM_PRIORITY)],
  ["reason to acknowledge", alarmWords.en.reason, ACKNOWLEDGE_REASONS],
  ["tag", incidentTagWords.en.name, Object.keys(TAG_VOCABULARY)],
  ["template", incidentTemplateWords.en.name, INCIDENT_TEMPLATES],
  ["question of a template", incidentTemplateWords.en.field, TEMPLATE_FIELDS],
  ["answer of a template", incidentTemplateWords.en.choice, [...new Set(TEMPLATE_CHOICES)]],
  ["clock of a template", incidentTemplateWords.en.clock, TEMPLATE_CLOCKS],
  ["result", incidentWords.en.result, INCIDENT_RESULTS],
  ["unit class", unitWords.en.class, UNIT_CLASSES],
  ["mode", unitWords.en.mode, TRAVEL_MODES],
  ["sighting status", unitWords.en.status, SIGHTING_STATUSES],
  ["reason for a unit", unitWords.en.candidate, CANDIDATE_REASONS],
  ["reason against a unit", unitWords.en.passedOver, PASSED_OVER_REASONS],
  ["reason of a stop", patrolStopWords.en.reason, REASON_CODES],
  ["reason of a stop with its figure", patrolStopWords.en.reasonValue, REASON_CODES],
  ["finding of a group", nightWords.en.type, FINDING_TYPES],
  ["deed of a patrol", nightWords.en.deed, PATROL_DEEDS],
  ["finding at a water", tourWords.en.finds, TOUR_FINDINGS],
  ["reason of an unseen picture", tourWords.en.blind, BLIND_REASONS],
  ["standing of a stop", tourWords.en.standing, ["waiting", "looked", ...ITEM_REASONS]],
  ["kind of risk", riskWords.en.kind, RISK_KINDS],
  ["note of a plan", patrolStopWords.en.note, PATROL_NOTE_KINDS],
  ["why a place is not in a plan", patrolStopWords.en.droppedWhy, DROPPED_WHYS],
  ["kind of alert", guardWords.en.type, ALERT_TYPES],
  ["stage of an alert", guardWords.en.stage, ALERT_STAGES],
  ["mark of the golden minutes", guardWords.en.mark, GOLDEN_MARKS],
  ["behaviour", guardWords.en.behaviour, BEHAVIOURS],
  ["reason of a verdict", guardWords.en.behaviourReason, [...CONFIRM_REASONS, ...REJECT_REASONS]],
  ["flag of a hit", guardWords.en.flag, HIT_FLAGS],
  ["reason of a check", guardWords.en.hitReason, [...HIT_CONFIRM_REASONS, ...HIT_REJECT_REASONS]],
  ["source class", sourceWords.en.class, SOURCE_CLASSES],
  ["rejection", sourceWords.en.reason, REJECTION_REASONS],
  ["held position", thingWords.en.held, HELD_REASONS],
  ["kind of thing", thingWords.en.kind, [...ENTITY_KINDS, "place", "point"]],
  ["kind of file", importWords.en.kinds, [...IMPORT_KINDS, "osm"]],
  ["rejected row", importRowWords.en.reason, ROW_REASONS],
  ["import warning", importRowWords.en.warning, IMPORT_WARNINGS],
  ["role", wallWords.en.role, ROLES],
  ["refusal", refusalWords.en.sentence, Object.keys(DECIDED)],
  ["what to do about a refusal", refusalWords.en.mend, Object.keys(DECIDED)],
  ["severity of a refusal", REFUSAL_SEVERITY, Object.keys(DECIDED)],
  ["what to do about a file", importRefusalWords.en.mend, Object.keys(IMPORT_REFUSED)],
];

test.each(sets)("every %s has its word, and no word is of nothing", (_name, words, names) => {
  expect(Object.keys(words).sort()).toEqual([...names].sort());
});

test("both languages say the same things", () => {
  for (const { "zh-CN": chinese, en } of ALL) expect(namesOf(chinese)).toEqual(namesOf(en));
});

test("no sentence shouts or is left in the other language", () => {
  for (const { "zh-CN": chinese, en } of ALL) {
    for (const text of textsOf(chinese)) expect(text).not.toMatch(/[!！]/);
    for (const text of textsOf(en)) expect(text).not.toMatch(/[!！]|[\p{Script=Han}]/u);
  }
});

/** A language is called by its own name in every language. */
const OWN_NAMES = ["zh-CN"];

function namesOf(words: unknown, path = ""): string[] {
  if (typeof words !== "object" || words === null) return [path];
  return Object.entries(words).flatMap(([name, word]) => namesOf(word, `${path}.${name}`));
}

function textsOf(words: unknown): string[] {
  if (typeof words === "string") return [words];
  if (typeof words !== "object" || words === null) return [];
  return Object.entries(words).flatMap(([name, word]) =>
    OWN_NAMES.includes(name) ? [] : textsOf(word),
  );
}
