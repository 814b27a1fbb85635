import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { shiftPhaseOf } from "../fold/night-state.ts";
import type { NightState } from "../fold/night-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { unreachable } from "../kit/assert.ts";
import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import { SHIFT_HOURS_MAX } from "../model/night-group.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { namesNumber } from "./names-number.ts";
import { acceptPatrolPlan } from "./patrol-rules.ts";
import type { Refusal } from "./refusal.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;
const NIGHT_COMMANDS = [
  "raise-night-group",
  "accept-night-plan",
  "record-night-finding",
  "report-night-result",
  "end-night-group",
] as const satisfies readonly Command["kind"][];
export type NightCommand = Of<(typeof NIGHT_COMMANDS)[number]>;

const HOUR_MS = 3_600_000;

export function isNightCommand(command: Command): command is NightCommand {
  return NIGHT_COMMANDS.some((kind) => kind === command.kind);
}

/** Groups that go out on foot for a night (夜鹰卫士). */
export function decideNight(
  wall: WallState,
  command: NightCommand,
  context: DecisionContext,
): Decision {
  switch (command.kind) {
    case "raise-night-group":
      return raiseGroup(wall, command, context);
    case "accept-night-plan":
      return acceptPlan(wall, command, context);
    case "record-night-finding":
      return recordFinding(wall, command, context);
    case "report-night-result":
      return reportResult(wall, command, context);
    case "end-night-group":
      return endGroup(wall, command, context);
    default:
      return unreachable(command);
  }
}

function raiseGroup(
  wall: WallState,
  command: Of<"raise-night-group">,
  { now, station }: DecisionContext,
): Decision {
  const { leadUnitId, members, teams, from, to, areaId } = command;
  const unit = wall.unit.get(leadUnitId)?.unit ?? null;
  if (unit === null) return err({ kind: "unit-unknown", unitId: leadUnitId });
  if (unit.class === "volunteer") return err({ kind: "group-lead-unfit", unitId: leadUnitId });
  if (to <= from || to <= now || to - from > SHIFT_HOURS_MAX * HOUR_MS) {
    return err({ kind: "group-shift-wrong" });
  }
  if (areaId !== null && !wall.area.has(areaId)) {
    return err({ kind: "thing-unknown", thing: areaId });
  }
  const beside = groupsBeside(wall, { from, to }, now);
  if (beside.some(({ group }) => group.leadUnitId === leadUnitId)) {
    return err({ kind: "group-lead-taken", unitId: leadUnitId });
  }
  for (const unitId of teams) {
    const team = wall.unit.get(unitId)?.unit ?? null;
    if (team === null) return err({ kind: "unit-unknown", unitId });
    if (team.class !== "volunteer") return err({ kind: "group-team-unfit", unitId });
    const other = beside.find(({ group }) => group.teams.includes(unitId));
    if (other !== undefined) {
      return err({ kind: "group-team-taken", unitId, thing: other.group.name });
    }
  }
  const own = [...wall.night.keys()].filter((id) => id.startsWith(`${station}-N`)).length;
  const name = command.name.trim();
  const who = { leadUnitId, members, teams: [...new Set(teams)] };
  const group = { id: `${station}-N${own + 1}`, name, ...who, from, to, areaId };
  return ok([{ kind: "night-group-raised", v: 1, group }]);
}

/** Groups whose shift overlaps. */
function groupsBeside(
  wall: WallState,
  { from, to }: { readonly from: number; readonly to: number },
  now: EpochMs,
): readonly NightState[] {
  return [...wall.night.values()].filter((state) => {
    const { group } = state;
    return shiftPhaseOf(state, now) !== "over" && group.from < to && from < group.to;
  });
}

function acceptPlan(
  wall: WallState,
  { groupIds, plan }: Of<"accept-night-plan">,
  context: DecisionContext,
): Decision {
  const leads = new Set<string>();
  for (const groupId of groupIds) {
    const found = groupOn(wall, groupId, context);
    if (!found.ok) return found;
    const { leadUnitId, from } = found.value.group;
    // Volunteers do not set out without the officer who leads them.
    const isAbsent = from <= context.now && wall.unit.get(leadUnitId)?.duty === "off";
    if (isAbsent) return err({ kind: "group-lead-absent", unitId: leadUnitId });
    leads.add(leadUnitId);
  }
  const planned = new Set(plan.routes.map(({ unitId }) => unitId));
  const isTheirs = plan.routes.every(({ unitId, mode }) => leads.has(unitId) && mode === "foot");
  if (!isTheirs || planned.size !== leads.size) {
    return err({ kind: "group-plan-unfit", planId: plan.id });
  }
  const accepted = acceptPatrolPlan(wall, { kind: "accept-patrol-plan", plan }, context);
  if (!accepted.ok) return accepted;
  const taken = { planId: plan.id, groupIds, at: context.now };
  return ok([...accepted.value, { kind: "night-plan-taken", v: 1, ...taken }]);
}

function recordFinding(
  wall: WallState,
  command: Of<"record-night-finding">,
  context: DecisionContext,
): Decision {
  const { groupId, type, placeId, lngLat } = command;
  // What is keyed in from paper after the shift counts as well.
  const state = wall.night.get(groupId);
  if (state === undefined) return err({ kind: "group-unknown", thing: groupId });
  const [note, placeName] = [command.note.trim(), command.placeName.trim()];
  if (namesNumber(note)) return err({ kind: "note-names-number" });
  const prefix = `${groupId}/${context.station}/`;
  const own = state.findings.filter(({ id }) => id.startsWith(prefix)).length;
  const what = { type: type ?? "other", note, placeName, placeId, lngLat } as const;
  const finding = { id: `${prefix}${own + 1}`, ...what, at: context.now };
  return ok([{ kind: "night-finding-recorded", v: 1, groupId, finding }]);
}

/** At the end, or from paper days later; what is said later puts right what was said before. */
function reportResult(
  wall: WallState,
  { groupId, deeds, note }: Of<"report-night-result">,
  { now, actor }: DecisionContext,
): Decision {
  const state = wall.night.get(groupId);
  if (state === undefined) return err({ kind: "group-unknown", thing: groupId });
  const { name, from, leadUnitId } = state.group;
  if (now < from) return err({ kind: "group-not-begun", thing: name });
  if (actor.role === "unit" && actor.name !== leadUnitId) {
    return err({ kind: "group-not-yours", unitId: actor.name });
  }
  if (namesNumber(note)) return err({ kind: "note-names-number" });
  const result = { deeds, note: note.trim(), at: now };
  return ok([{ kind: "night-result-reported", v: 1, groupId, result }]);
}

/** The last group home ends the plan of all. */
function endGroup(
  wall: WallState,
  { groupId }: Of<"end-night-group">,
  { now }: DecisionContext,
): Decision {
  const state = wall.night.get(groupId);
  if (state === undefined) return err({ kind: "group-unknown", thing: groupId });
  if (state.endedAt !== null) return err({ kind: "group-over", thing: state.group.name });
  const events: WallEvent[] = [{ kind: "night-group-ended", v: 1, groupId, at: now }];
  const { planId } = state;
  const plan = planId === null ? undefined : wall.plan.get(planId);
  const others = [...wall.night.values()].some((other) => {
    return other !== state && other.planId === planId && other.endedAt === null;
  });
  if (planId !== null && plan?.plan && plan.endedAt === null && !others) {
    const unitIds = plan.plan.routes.map(({ unitId }) => unitId);
    events.push({ kind: "patrol-plan-ended", v: 1, planId, unitIds, at: now });
  }
  return ok(events);
}

function groupOn(
  wall: WallState,
  groupId: string,
  { now }: DecisionContext,
): Result<NightState, Refusal> {
  const state = wall.night.get(groupId);
  if (state === undefined) return err({ kind: "group-unknown", thing: groupId });
  if (shiftPhaseOf(state, now) === "over") {
    return err({ kind: "group-over", thing: state.group.name });
  }
  return ok(state);
}
