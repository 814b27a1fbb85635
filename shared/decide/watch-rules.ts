import type { WallEvent } from "../events/event.ts";
import { alarmIdOf, isSuppressed } from "../fold/alarm-list.ts";
import { phaseOf } from "../fold/alarm-state.ts";
import type { AlarmState } from "../fold/alarm-state.ts";
import type { LostClosure } from "../fold/closure-state.ts";
import type { FenceHold } from "../fold/fence-book.ts";
import { isActiveStep, isOpenStage, stageMoment } from "../fold/incident-state.ts";
import type { HandoffState } from "../fold/handoff-state.ts";
import type { IncidentState } from "../fold/incident-state.ts";
import { arrivalTimer, caseClocks } from "../fold/incident-timers.ts";
import { silentOf } from "../fold/muster-state.ts";
import type { MusterState } from "../fold/muster-state.ts";
import { isOnShift } from "../fold/roster-state.ts";
import { isOpenRisk } from "../fold/risk-state.ts";
import { openStops } from "../fold/tour-state.ts";
import { limitsOf } from "../fold/setting-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { present } from "../kit/assert.ts";
import { ALARM_PRIORITY, GROUP_MS, isRuled } from "../model/alarm.ts";
import type { AlarmType } from "../model/alarm.ts";
import { isEndedStage, isUnacceptedStage } from "../model/handoff.ts";
import type { HandoffPurpose } from "../model/handoff.ts";
import { RESEND_SECONDS } from "../model/muster.ts";
import type { Priority } from "../model/incident.ts";
import { lngLatOf } from "../model/position.ts";
import { NAME_LENGTH_MAX } from "../model/shape.ts";
import type { ResponseZone } from "../model/time-limits.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { secondsBetween } from "../units/moment.ts";
import type { Moment } from "../units/moment.ts";
import type { EpochMs } from "../units/quantity.ts";
import { suppressionOf } from "./alarm-rules.ts";
import { tourEvents } from "./tour-watch.ts";

/** Something that holds now and asks for a person. */
type Condition = {
  readonly type: AlarmType;
  readonly source: string;
  readonly priority: Priority;
  /** When it began; one beginning raises one alarm. */
  readonly since: EpochMs;
  readonly incident: IncidentState | null;
  readonly text: string;
  /** Whom it is about and where, where that is no call. */
  readonly unit?: { readonly unitId: string; readonly lngLat: LngLat };
};

/** A source that said nothing for too long, or lost its line. */
export type LostSource = { readonly id: string; readonly name: string; readonly since: Moment };

export type WatchView = {
  readonly wall: WallState;
  readonly now: Moment;
  /** Calls and alarms that are not over: only they can have something due. */
  readonly open: Iterable<IncidentState>;
  readonly live: Iterable<AlarmState>;
  /** The newest alarm of a kind from a source, over or not. */
  latest(type: AlarmType, source: string): AlarmState | null;
  zoneOf(incident: IncidentState): ResponseZone;
  readonly lostSources: readonly LostSource[];
  readonly lostClosures: readonly LostClosure[];
  /** Units that are where a fence calls somebody. */
  readonly fences: Iterable<FenceHold>;
  /** What other bodies have and have not done with. */
  readonly handoffs: Iterable<HandoffState>;
  /** Roll-calls and call-ups that nobody ended. */
  readonly musters: Iterable<MusterState>;
  /** When each unit last answered one. */
  answeredAt(unitId: string): Moment | null;
};

/** Nobody acknowledged it for so long, seconds: the next role is told, once. */
export const ESCALATE_SECONDS: { readonly [Level in Priority]: number } = {
  1: 60,
  2: 300,
  3: 3600,
};

/** What the station itself has to write now: alarms that begin, return, wake or go up.  It is the
 *  station that raises them, whether a window is open or not. */
export function watchEvents(view: WatchView): readonly WallEvent[] {
  const conditions = [...conditionsOf(view)];
  const holding = new Set(conditions.map(({ type, source }) => `${type}/${source}`));
  const events = conditions.flatMap((condition) => raised(view, condition));
  for (const alarm of view.live) events.push(...aged(view, alarm, holding));
  for (const muster of view.musters) events.push(...askedAgain(view, muster));
  events.push(...tourEvents(view.wall.tour.values(), view.now.at));
  return events;
}

function* conditionsOf(view: WatchView): Iterable<Condition> {
  for (const incident of view.open) if (isOpenStage(incident.stage)) yield* dueOf(view, incident);
  yield* handedOver(view);
  yield* notLooked(view);
  yield* risksDue(view);
  for (const { id, name, since } of view.lostSources) {
    const of = { type: "source-lost", source: id, text: name } as const;
    yield { ...of, priority: ALARM_PRIORITY["source-lost"], since: since.at, incident: null };
  }
  for (const { id, name, since } of view.lostClosures) {
    const of = { type: "closure-lost", source: id, text: name } as const;
    yield { ...of, priority: ALARM_PRIORITY["closure-lost"], since, incident: null };
  }
  yield* crossed(view);
}

/** Who came into a fence, or left it, and has not gone back. */
function* crossed({ wall, fences }: WatchView): Iterable<Condition> {
  for (const { edge, source, markingId, unitId, since, lngLat } of fences) {
    const type = edge === "enter" ? "fence-enter" : "fence-leave";
    const name = wall.marking.get(markingId)?.name ?? markingId;
    const text = `${wall.unit.get(unitId)?.unit?.callSign ?? unitId} · ${name}`;
    const about = { source, since, incident: null, unit: { unitId, lngLat } };
    yield { type, priority: ALARM_PRIORITY[type], text: text.slice(0, NAME_LENGTH_MAX), ...about };
  }
}

/** What another body should have taken or finished by now. */
function* handedOver(view: WatchView): Iterable<Condition> {
  for (const { handoff, stage, overdue } of view.handoffs) {
    if (isEndedStage(stage)) continue;
    // What was signed for late is no longer waited for: only the limit of now counts.
    const unaccepted = isUnacceptedStage(stage);
    const passed = overdue.find(({ limit }) => limit === (unaccepted ? "accept" : "close"));
    if (passed === undefined) continue;
    const { id, purpose, incidentId, partnerId } = handoff;
    const type = overdueType(purpose.kind, unaccepted);
    const incident = view.wall.incident.get(incidentId ?? "") ?? null;
    const text = view.wall.partner.get(partnerId)?.partner?.name ?? partnerId;
    const priority = ALARM_PRIORITY[type];
    yield { type, source: id, priority, since: passed.at, incident, text };
  }
}

/** A tour whose time is over, and of which somebody still has to see to a stop. */
function* notLooked(view: WatchView): Iterable<Condition> {
  const [type, incident] = ["tour-missed", null] as const;
  const priority = ALARM_PRIORITY[type];
  for (const { tour, runs } of view.wall.tour.values()) {
    for (const run of runs) {
      if (run.closedAt === null || openStops(run).length === 0) continue;
      // Each run that was missed is an alarm of its own.
      const source = `${tour.id}@${Math.floor(run.at).toString(36)}`;
      yield { type, source, priority, since: run.closedAt, incident, text: tour.name };
    }
  }
}

/** What is still on the list past its date. */
function* risksDue({ wall, now }: WatchView): Iterable<Condition> {
  const [type, incident] = ["risk-due", null] as const;
  const priority = ALARM_PRIORITY[type];
  for (const state of wall.risk.values()) {
    const { id: source, dueAt: since, title: text } = state.risk;
    if (now.at < since || !isOpenRisk(state)) continue;
    yield { type, source, priority, since, incident, text };
  }
}

function overdueType(purpose: HandoffPurpose["kind"], unaccepted: boolean): AlarmType {
  if (purpose === "push") return "push-overdue";
  if (purpose === "alert" && unaccepted) return "unsigned";
  return purpose === "divert" && unaccepted ? "diversion-unaccepted" : "handoff-overdue";
}

function* dueOf(view: WatchView, incident: IncidentState): Iterable<Condition> {
  const { now } = view;
  const { report } = incident;
  const limits = limitsOf(view.wall);
  const about = (type: AlarmType, since: Moment, priority: Priority = ALARM_PRIORITY[type]) => {
    return { type, source: report.id, priority, since: since.at, incident, text: report.title };
  };
  const arrival = arrivalTimer(incident, now, { limits, zone: view.zoneOf(incident) });
  if (arrival?.lateness === "overdue") yield about("arrival-overdue", arrival.since);
  const stage = stageAlarm(incident);
  if (stage !== null) {
    const since = stageSince(view, incident, stage.type);
    const { amber, red } = limits.stages[stage.timed];
    const limit = stage.type === "welfare-due" ? amber : red;
    if (secondsBetween(since, now) >= limit) yield about(stage.type, since);
  }
  if (incident.backUp !== null) {
    const { since } = incident.backUp;
    const { red } = limits.stages.dispatched;
    if (secondsBetween(since, now) >= red) yield about("back-up-unanswered", since);
  }
  for (const { clock, lateness, stopped, since } of caseClocks(incident, now)) {
    // A clock that is about life or money still to be stopped calls before it has run out.
    const due = clock.priority === 1 ? lateness !== "fine" : lateness === "overdue";
    if (due && !stopped) yield about("case-clock", since, clock.priority);
  }
}

/** What a stage that lasts too long is called. */
function stageAlarm({ stage, report, returned, assignments }: IncidentState) {
  switch (stage) {
    case "received":
      return report.priority === 1
        ? ({ type: "dispatch-overdue", timed: "received" } as const)
        : null;
    case "dispatched":
      return { type: "unsigned", timed: "dispatched" } as const;
    case "handling":
      return assignments.some(({ step }) => isActiveStep(step))
        ? ({ type: "welfare-due", timed: "handling" } as const)
        : ({ type: "feedback-overdue", timed: "handling" } as const);
    case "fed-back":
      return returned === null ? ({ type: "review-overdue", timed: "fed-back" } as const) : null;
    default:
      return null;
  }
}

/** Looking after a crew is due so long after the last word of it, or after somebody last asked:
 *  an acknowledgement says that somebody did.  Feedback is due so long after the crews cleared. */
function stageSince(view: WatchView, incident: IncidentState, type: AlarmType): Moment {
  const since = stageMoment(incident);
  if (type === "feedback-overdue")
    return lastOf(incident.assignments.flatMap(({ steps }) => steps));
  if (type !== "welfare-due") return since;
  const asked = view.latest(type, incident.report.id)?.acknowledged ?? null;
  const answers = incident.assignments.flatMap(({ unitId }) => view.answeredAt(unitId) ?? []);
  return lastOf([since, ...answers, ...(asked === null ? [] : [asked])]);
}

/** Who has not answered is asked once more, and never a third time. */
function askedAgain({ now }: WatchView, muster: MusterState): readonly WallEvent[] {
  const unitIds = silentOf(muster).flatMap(({ unitId, resentAt, asked }) => {
    const waited = secondsBetween(asked ?? muster.called, now);
    return resentAt === null && waited >= RESEND_SECONDS ? [unitId] : [];
  });
  if (unitIds.length === 0) return [];
  return [{ kind: "muster-resent", v: 1, musterId: muster.id, unitIds, at: now.at }];
}

function lastOf(moments: readonly Moment[]): Moment {
  const last = moments.reduce<Moment | null>(
    (latest, moment) => (latest === null || moment.at > latest.at ? moment : latest),
    null,
  );
  const { at, steady } = present(last, "a stage has a beginning");
  return { at, steady };
}

function raised(view: WatchView, condition: Condition): readonly WallEvent[] {
  const { type, source, priority, since, incident, text, unit } = condition;
  const { at } = view.now;
  const latest = view.latest(type, source);
  if (latest !== null && (latest.since === since || latest.condition === "active")) return [];
  const group = latest !== null && at - latest.lastAt <= GROUP_MS ? latest : null;
  const alarmId = group?.id ?? alarmIdOf(type, source, at);
  const suppressedBy = suppressionOf(view.wall, condition, at);
  const about = {
    incidentId: incident?.report.id ?? null,
    unitId: unit?.unitId ?? null,
    lngLat: unit?.lngLat ?? (incident === null ? null : lngLatOf(incident.report.position)),
  };
  const event = { alarmId, type, source, priority, text, ...about, since, suppressedBy, at };
  return [{ kind: "alarm-raised", v: 1, ...event }];
}

function aged(
  view: WatchView,
  alarm: AlarmState,
  holding: ReadonlySet<string>,
): readonly WallEvent[] {
  const { id: alarmId, type, source } = alarm;
  const { at } = view.now;
  const events: WallEvent[] = [];
  if (alarm.shelf !== null && alarm.shelf.until <= at) {
    events.push({ kind: "alarm-unshelved", v: 1, alarmId, at });
  }
  const gone = ownerGone(view, alarm);
  if (gone !== null) {
    events.push({ kind: "alarm-assigned", v: 1, alarmId, owner: null, offShift: gone, at });
  }
  const over = isRuled(type) && alarm.condition === "active" && !holding.has(`${type}/${source}`);
  if (over) events.push({ kind: "alarm-returned", v: 1, alarmId, reason: "", at });
  const waits =
    !over &&
    phaseOf(alarm) === "active-unacked" &&
    alarm.escalated === null &&
    alarm.shelf === null &&
    !isSuppressed(alarm, view.wall.suppression, at);
  if (waits && secondsBetween(alarm.calledAt, view.now) >= ESCALATE_SECONDS[alarm.priority]) {
    events.push({ kind: "alarm-escalated", v: 1, alarmId, to: "leader", at });
  }
  return events;
}

/** Whose shift ended while the alarm was theirs; null: nobody's.  Who takes one off shift, or goes
 *  on working, keeps it; whom no roster names has no shift that could end. */
function ownerGone({ wall, now }: WatchView, alarm: AlarmState): string | null {
  const { owner, ownedAt } = alarm;
  if (owner === null || phaseOf(alarm) === "normal") return null;
  const onShift = (at: EpochMs) => isOnShift(wall.roster.values(), owner, at);
  if (onShift(now.at) !== false) return null;
  return ownedAt === null || onShift(ownedAt) === true ? owner : null;
}
