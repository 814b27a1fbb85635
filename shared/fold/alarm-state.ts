import type { WallEvent } from "../events/event.ts";
import type { LoggedEvent } from "../events/logged-event.ts";
import { isPanic } from "../model/alarm.ts";
import type { AcknowledgeReason, AlarmType } from "../model/alarm.ts";
import type { Priority } from "../model/incident.ts";
import type { Role } from "../model/role.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { Moment } from "../units/moment.ts";
import type { EpochMs } from "../units/quantity.ts";
import { momentOf, originOf } from "./edge-moment.ts";
import type { Fold } from "./fold.ts";

/** What became of an alarm, by whom and where. */
export type AlarmEntry = {
  readonly kind: WallEvent["kind"];
  readonly at: EpochMs;
  readonly actor: string;
  readonly terminal: string;
  /** The reason of the list, the new owner, the text: whatever belongs to its kind. */
  readonly detail: string;
};

/** One row of the alarm list: the same kind from the same source within ten minutes. */
export type AlarmState = {
  readonly id: string;
  readonly type: AlarmType;
  readonly source: string;
  readonly priority: Priority;
  readonly text: string;
  readonly incidentId: string | null;
  readonly unitId: string | null;
  readonly lngLat: LngLat | null;
  readonly condition: "active" | "returned";
  /** Beginning of the condition that was last seen. */
  readonly since: EpochMs;
  readonly count: number;
  readonly firstAt: EpochMs;
  readonly lastAt: EpochMs;
  /** When it last came before the operator as something new. */
  readonly calledAt: Moment;
  /** Every time it came as something new within the last hour, oldest first. */
  readonly calls: readonly EpochMs[];
  /** Reports of the last ten minutes, counted by slots; repeats of a row that stands among them. */
  readonly arrivals: readonly ArrivalSlot[];
  readonly acknowledged:
    | (Moment & {
        readonly by: string;
        readonly reason: AcknowledgeReason;
        /** The owner to go back to when it is undone. */
        readonly ownerBefore: string | null;
      })
    | null;
  readonly owner: string | null;
  /** When it became the owner's; null: nobody's, or as long as anybody knows. */
  readonly ownedAt: EpochMs | null;
  /** Whose shift ended while it was theirs; null: somebody has it, or nobody ever had. */
  readonly offShift: string | null;
  readonly shelf: {
    readonly by: string;
    readonly at: EpochMs;
    readonly until: EpochMs;
    readonly reason: string;
  } | null;
  /** The rule it was counted under when it came; it is asked whether it still holds. */
  readonly suppressedBy: string | null;
  readonly escalated: { readonly at: EpochMs; readonly to: Role } | null;
  readonly history: readonly AlarmEntry[];
};

/** So many reports in the slot of that number. */
export type ArrivalSlot = { readonly slot: number; readonly count: number };

/** What is counted by time is counted in slots of this length. */
export const SLOT_MS = 10_000;
const ARRIVALS_MS = 10 * 60_000;
const CALLS_MS = 60 * 60_000;
/** A row that called more often than once a minute calls no more often for that. */
const CALLS_MAX = 60;

/** Words as in OPC UA part 9. */
export type AlarmPhase = "normal" | "active-unacked" | "active-acked" | "returned-unacked";

/** A thousand repeats are one count; what people did is kept to the last so many. */
export const HISTORY_MAX = 200;

export const foldAlarm: Fold<AlarmState> = (before, logged, id) => {
  const { event } = logged;
  if (event.kind !== "alarm-raised") return before === null ? null : alarmAfter(before, logged);
  return before === null ? newAlarm(logged, event, id) : raisedAgain(before, logged, event);
};

export function phaseOf({ condition, acknowledged }: AlarmState): AlarmPhase {
  if (condition === "active") return acknowledged === null ? "active-unacked" : "active-acked";
  return acknowledged === null ? "returned-unacked" : "normal";
}

type Raised = Extract<WallEvent, { kind: "alarm-raised" }>;

function newAlarm(logged: LoggedEvent, event: Raised, id: string): AlarmState {
  const { type, source, priority, text, incidentId, unitId, lngLat, since, suppressedBy } = event;
  return {
    ...{ id, type, source, priority, text, incidentId, unitId, lngLat, since, suppressedBy },
    condition: "active",
    count: 1,
    firstAt: event.at,
    lastAt: event.at,
    calledAt: momentOf(logged, event.at),
    calls: [event.at],
    arrivals: arrivalsWith([], event.at),
    acknowledged: null,
    owner: null,
    ownedAt: null,
    offShift: null,
    shelf: null,
    escalated: null,
    history: [entryOf(logged, event.at, "")],
  };
}

/** A repeat of a row that is quiet calls anew; of one that a person has seen, it only counts. */
function raisedAgain(before: AlarmState, logged: LoggedEvent, event: Raised): AlarmState {
  const { at, since, text, suppressedBy, unitId, lngLat } = event;
  const counted = {
    ...before,
    condition: "active",
    count: before.count + 1,
    lastAt: at,
    arrivals: arrivalsWith(before.arrivals, at),
    since,
    text,
    suppressedBy,
    unitId: unitId ?? before.unitId,
    lngLat: lngLat ?? before.lngLat,
  } as const;
  if (phaseOf(before) !== "normal" && !criesAnew(before, at)) return counted;
  const called = {
    ...counted,
    acknowledged: null,
    calledAt: momentOf(logged, at),
    calls: [...before.calls.filter((time) => time > at - CALLS_MS), at].slice(-CALLS_MAX),
    escalated: null,
  };
  return withEntry(called, entryOf(logged, at, ""));
}

/** Who presses again after somebody has seen it is not helped yet. */
function criesAnew({ type, acknowledged }: AlarmState, at: EpochMs): boolean {
  return isPanic(type) && acknowledged !== null && at - acknowledged.at > CRY_AGAIN_MS;
}

const CRY_AGAIN_MS = 30_000;

/** Slots that are too old to matter fall away as new ones come. */
function arrivalsWith(before: readonly ArrivalSlot[], at: EpochMs): readonly ArrivalSlot[] {
  const slot = Math.floor(at / SLOT_MS);
  const kept = before.filter((one) => one.slot > slot - ARRIVALS_MS / SLOT_MS);
  const last = kept.find((one) => one.slot === slot);
  if (last === undefined) return [...kept, { slot, count: 1 }];
  return kept.map((one) => (one === last ? { slot, count: one.count + 1 } : one));
}

function alarmAfter(before: AlarmState, logged: LoggedEvent): AlarmState {
  const { event, stamp } = logged;
  const by = stamp.actor;
  switch (event.kind) {
    case "alarm-returned":
      return withEntry(
        { ...before, condition: "returned" },
        entryOf(logged, event.at, event.reason),
      );
    case "alarm-acknowledged": {
      const entry = entryOf(logged, event.at, event.reason);
      // Two people acknowledge: the first stays, the second is noted.
      if (before.acknowledged !== null) return withEntry(before, entry);
      const moment = momentOf(logged, event.at);
      const acknowledged = { by, ...moment, reason: event.reason, ownerBefore: before.owner };
      if (before.owner !== null) return withEntry({ ...before, acknowledged }, entry);
      const owned = { owner: by, ownedAt: event.at, offShift: null };
      return withEntry({ ...before, acknowledged, ...owned }, entry);
    }
    case "alarm-unacknowledged": {
      if (before.acknowledged === null) return before;
      const owner = before.acknowledged.ownerBefore;
      const entry = entryOf(logged, event.at, before.acknowledged.by);
      return withEntry({ ...before, acknowledged: null, owner, ownedAt: null }, entry);
    }
    case "alarm-assigned":
      return assigned(before, logged, event);
    case "alarm-shelved": {
      const { at, until, reason } = event;
      return withEntry(
        { ...before, shelf: { by, at, until, reason } },
        entryOf(logged, at, reason),
      );
    }
    case "alarm-unshelved":
      return withEntry({ ...before, shelf: null }, entryOf(logged, event.at, ""));
    case "alarm-escalated":
      return withEntry(
        { ...before, escalated: { at: event.at, to: event.to } },
        entryOf(logged, event.at, event.to),
      );
    default:
      return before;
  }
}

function assigned(
  before: AlarmState,
  logged: LoggedEvent,
  { owner, at, offShift: gone }: Extract<WallEvent, { kind: "alarm-assigned" }>,
): AlarmState {
  const ownedAt = owner === null ? null : at;
  const offShift = gone ?? null;
  return withEntry(
    { ...before, owner, ownedAt, offShift },
    entryOf(logged, at, owner ?? offShift ?? ""),
  );
}

function withEntry(state: AlarmState, entry: AlarmEntry): AlarmState {
  return { ...state, history: [...state.history, entry].slice(-HISTORY_MAX) };
}

function entryOf(logged: LoggedEvent, at: EpochMs, detail: string): AlarmEntry {
  const { terminal } = originOf(logged);
  return { kind: logged.event.kind, at, actor: logged.stamp.actor, terminal, detail };
}
