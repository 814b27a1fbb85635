import type { Command } from "../commands/command.ts";
import { alarmIdOf, groupOf } from "../fold/alarm-list.ts";
import { phaseOf } from "../fold/alarm-state.ts";
import type { AlarmState } from "../fold/alarm-state.ts";
import { isInForce } from "../fold/suppression-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { unreachable } from "../kit/assert.ts";
import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import {
  ALARM_PRIORITY,
  SHELVE_MS_MAX,
  SUPPRESS_MS_MAX,
  isAlarmType,
  isPanic,
  isRuled,
  isUndeniable,
} from "../model/alarm.ts";
import type { AlarmType } from "../model/alarm.ts";
import type { Priority } from "../model/incident.ts";
import { epochMs } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import type { Refusal } from "./refusal.ts";
import { rolesFor } from "./role-rule.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;
const ALARM_COMMANDS = [
  "raise-alarm",
  "clear-alarm",
  "acknowledge-alarm",
  "unacknowledge-alarm",
  "assign-alarm",
  "shelve-alarm",
  "unshelve-alarm",
  "suppress-alarms",
  "lift-suppression",
] as const satisfies readonly Command["kind"][];
export type AlarmCommand = Of<(typeof ALARM_COMMANDS)[number]>;

export function isAlarmCommand(command: Command): command is AlarmCommand {
  return ALARM_COMMANDS.some((kind) => kind === command.kind);
}

/** Alarms: states and verbs as in ISA-18.2 and OPC UA part 9, with what this room may never do. */
export function decideAlarm(
  wall: WallState,
  command: AlarmCommand,
  context: DecisionContext,
): Decision {
  const { now } = context;
  switch (command.kind) {
    case "raise-alarm":
      return raiseAlarm(wall, command, context);
    case "clear-alarm":
      return clearAlarm(wall, command, context);
    case "acknowledge-alarm": {
      const { alarmId, reason } = command;
      const found = liveAlarm(wall, alarmId);
      if (!found.ok) return found;
      return ok([{ kind: "alarm-acknowledged", v: 1, alarmId, reason, at: now }]);
    }
    case "unacknowledge-alarm": {
      const { alarmId } = command;
      const found = liveAlarm(wall, alarmId);
      if (!found.ok) return found;
      if (found.value.acknowledged === null) {
        return err({ kind: "alarm-not-acknowledged", alarmId });
      }
      return ok([{ kind: "alarm-unacknowledged", v: 1, alarmId, at: now }]);
    }
    case "assign-alarm":
      return assignAlarm(wall, command, context);
    case "shelve-alarm":
      return shelveAlarm(wall, command, context);
    case "unshelve-alarm": {
      const { alarmId } = command;
      const alarm = wall.alarm.get(alarmId);
      if (alarm === undefined) return err({ kind: "alarm-unknown", alarmId });
      if (alarm.shelf === null) return err({ kind: "alarm-not-shelved", alarmId });
      return ok([{ kind: "alarm-unshelved", v: 1, alarmId, at: now }]);
    }
    case "suppress-alarms":
      return suppressAlarms(command, context);
    case "lift-suppression": {
      const { ruleId } = command;
      const rule = wall.suppression.get(ruleId);
      if (rule === undefined || !isInForce(rule, now)) {
        return err({ kind: "suppression-unknown", ruleId });
      }
      return ok([{ kind: "suppression-lifted", v: 1, ruleId, at: now }]);
    }
    default:
      return unreachable(command);
  }
}

/** The rule that hides an alarm from its first moment; priority 1 is hidden by none. */
export function suppressionOf(
  wall: WallState,
  of: { readonly type: AlarmType; readonly source: string; readonly priority: Priority },
  now: EpochMs,
): string | null {
  if (isUndeniable(of.priority)) return null;
  for (const rule of wall.suppression.values()) {
    if (rule.type === of.type && rule.source === of.source && isInForce(rule, now)) return rule.id;
  }
  return null;
}

function raiseAlarm(
  wall: WallState,
  command: Of<"raise-alarm">,
  { now, actor }: DecisionContext,
): Decision {
  const { source, incidentId, lngLat } = command;
  // A terminal speaks for its own unit, whatever it says.
  const unitId = actor.role === "unit" ? actor.name : command.unitId;
  const known = isAlarmType(command.type) && !isRuled(command.type) ? command.type : null;
  const type = known ?? "unclassified";
  const text = known === null && command.text === "" ? command.type : command.text;
  const priority = ALARM_PRIORITY[type];
  const group = isPanic(type)
    ? cryOf(wall, { type, source, now })
    : groupOf(wall.alarm.values(), { type, source, now });
  const alarmId = group?.id ?? alarmIdOf(type, source, now);
  const suppressedBy = suppressionOf(wall, { type, source, priority }, now);
  const raised = { alarmId, type, source, priority, text, incidentId, unitId, lngLat };
  return ok([{ kind: "alarm-raised", v: 1, ...raised, since: now, suppressedBy, at: now }]);
}

/** A person who still needs help is one alarm, however long ago the first press was. */
function cryOf(
  wall: WallState,
  of: { readonly type: AlarmType; readonly source: string; readonly now: EpochMs },
): AlarmState | null {
  const open = [...wall.alarm.values()].find((one) => {
    return one.type === of.type && one.source === of.source && one.condition === "active";
  });
  return open ?? groupOf(wall.alarm.values(), of);
}

/** Closing is for what people and sources raised; a panic is for its officer or a leader. */
function clearAlarm(
  wall: WallState,
  { alarmId, reason }: Of<"clear-alarm">,
  { now, actor }: DecisionContext,
): Decision {
  const found = liveAlarm(wall, alarmId);
  if (!found.ok) return found;
  const alarm = found.value;
  if (isRuled(alarm.type)) return err({ kind: "alarm-still-active", alarmId });
  const own = actor.role === "unit" && actor.name === alarm.unitId;
  if (isPanic(alarm.type) && !own && actor.role !== "leader") {
    return err({ kind: "panic-not-yours" });
  }
  if (reason.trim() === "" && actor.role !== "feed") return err({ kind: "reason-missing" });
  if (alarm.condition === "returned") return ok([]);
  return ok([{ kind: "alarm-returned", v: 1, alarmId, reason, at: now }]);
}

/** Anybody takes what nobody has and gives back what is theirs; the rest is a dispatcher's. */
function assignAlarm(
  wall: WallState,
  { alarmId, owner }: Of<"assign-alarm">,
  { now, actor }: DecisionContext,
): Decision {
  const found = liveAlarm(wall, alarmId);
  if (!found.ok) return found;
  const before = found.value.owner;
  const own = owner === actor.name ? before === null : owner === null && before === actor.name;
  const needs = rolesFor("dispatch-units");
  if (!own && !needs.includes(actor.role)) {
    return err({ kind: "role-missing", role: actor.role, command: "assign-alarm", needs });
  }
  if (owner === before) return ok([]);
  return ok([{ kind: "alarm-assigned", v: 1, alarmId, owner, at: now }]);
}

function shelveAlarm(
  wall: WallState,
  { alarmId, minutes, reason }: Of<"shelve-alarm">,
  { now }: DecisionContext,
): Decision {
  const found = liveAlarm(wall, alarmId);
  if (!found.ok) return found;
  if (isUndeniable(found.value.priority)) return err({ kind: "alarm-undeniable" });
  const ms = minutes * 60_000;
  if (!(ms > 0 && ms <= SHELVE_MS_MAX)) {
    return err({ kind: "shelf-too-long", hoursMax: SHELVE_MS_MAX / 3_600_000 });
  }
  if (reason.trim() === "") return err({ kind: "reason-missing" });
  const until = epochMs(now + ms);
  return ok([{ kind: "alarm-shelved", v: 1, alarmId, until, reason, at: now }]);
}

function suppressAlarms(
  { type, source, reason, until }: Of<"suppress-alarms">,
  { now, station }: DecisionContext,
): Decision {
  if (isUndeniable(ALARM_PRIORITY[type])) return err({ kind: "alarm-undeniable" });
  if (!(until > now && until <= now + SUPPRESS_MS_MAX)) {
    return err({ kind: "suppression-too-long", daysMax: SUPPRESS_MS_MAX / 86_400_000 });
  }
  if (reason.trim() === "") return err({ kind: "reason-missing" });
  const ruleId = `${station}-S${Math.floor(now).toString(36)}`;
  return ok([{ kind: "suppression-set", v: 1, ruleId, type, source, reason, until, at: now }]);
}

/** An alarm that still stands in some list. */
function liveAlarm(wall: WallState, alarmId: string): Result<AlarmState, Refusal> {
  const alarm = wall.alarm.get(alarmId);
  if (alarm === undefined) return err({ kind: "alarm-unknown", alarmId });
  if (phaseOf(alarm) === "normal") return err({ kind: "alarm-over", alarmId });
  return ok(alarm);
}
