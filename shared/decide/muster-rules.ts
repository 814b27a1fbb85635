import type { Command } from "../commands/command.ts";
import { isOpenMuster } from "../fold/muster-state.ts";
import type { MusterState } from "../fold/muster-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { unreachable } from "../kit/assert.ts";
import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import { GROUND_SQUARE_METRES_MIN } from "../model/marking.ts";
import { MUSTER_LARGE } from "../model/muster.ts";
import { ringAround } from "../units/ring-around.ts";
import { simplePolygonFrom } from "../units/simple-polygon.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { freeId } from "./free-id.ts";
import type { Refusal } from "./refusal.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;
const MUSTER_COMMANDS = [
  "call-muster",
  "answer-muster",
  "end-muster",
] as const satisfies readonly Command["kind"][];
export type MusterCommand = Of<(typeof MUSTER_COMMANDS)[number]>;

export function isMusterCommand(command: Command): command is MusterCommand {
  return MUSTER_COMMANDS.some((kind) => kind === command.kind);
}

/** Roll-calls and area call-ups: who is asked, who answered, and that nobody is asked twice. */
export function decideMuster(
  wall: WallState,
  command: MusterCommand,
  context: DecisionContext,
): Decision {
  const { now, actor } = context;
  switch (command.kind) {
    case "call-muster":
      return callMuster(wall, command, context);
    case "answer-muster": {
      const { musterId } = command;
      // A terminal answers for its own unit, whatever it says.
      const unitId = actor.role === "unit" ? actor.name : command.unitId;
      const found = openMuster(wall, musterId);
      if (!found.ok) return found;
      const member = found.value.members.find((one) => one.unitId === unitId);
      if (member === undefined) return err({ kind: "muster-not-asked", unitId });
      if (member.answered !== null) return ok([]);
      return ok([{ kind: "muster-answered", v: 1, musterId, unitId, at: now }]);
    }
    case "end-muster": {
      const { musterId } = command;
      const found = openMuster(wall, musterId);
      if (!found.ok) return found;
      return ok([{ kind: "muster-ended", v: 1, musterId, at: now }]);
    }
    default:
      return unreachable(command);
  }
}

function callMuster(
  wall: WallState,
  command: Of<"call-muster">,
  { now, station }: DecisionContext,
): Decision {
  const { of, text, limits, incidentId, ticked, confirmed } = command;
  const unitIds = [...new Set(command.unitIds)];
  if (unitIds.length === 0) return err({ kind: "muster-empty" });
  const ground = groundOf(command);
  if (!ground.ok) return ground;
  const { ring, area } = ground.value;
  if (of === "call-up" && ring === null) return err({ kind: "muster-ringless" });
  if (incidentId !== null && !wall.incident.has(incidentId)) {
    return err({ kind: "incident-unknown", incidentId });
  }
  for (const unitId of unitIds) {
    const unit = wall.unit.get(unitId);
    if (unit === undefined) return err({ kind: "unit-unknown", unitId });
    if (unit.duty === "off") return err({ kind: "unit-off-duty", unitId });
    // Volunteers help and are helped; where police force is called, they are not.
    if (of === "call-up" && unit.unit?.class === "volunteer") {
      return err({ kind: "muster-volunteer", unitId });
    }
    // Asking whether all is well disturbs no call; another task would.
    if (of === "roll-call" || unit.engagement === null || ticked.includes(unitId)) continue;
    return err({ kind: "unit-busy", unitId, incidentId: unit.engagement.incidentId });
  }
  if (unitIds.length > MUSTER_LARGE && !confirmed) {
    return err({ kind: "muster-large", count: unitIds.length, max: MUSTER_LARGE });
  }
  const musterId = freeId(wall.muster, `${station}-M${Math.floor(now).toString(36)}`);
  const asked = { of, unitIds, text: text.trim(), limits, ring, area, incidentId };
  return ok([{ kind: "muster-called", v: 1, musterId, ...asked, at: now }]);
}

/** A drawn area has an inside as any marking has, and the ring that holds it. */
function groundOf({
  ring,
  area,
}: Of<"call-muster">): Result<Pick<MusterState, "ring" | "area">, Refusal> {
  if (area === null) return ok({ ring, area });
  const mended = simplePolygonFrom(area, GROUND_SQUARE_METRES_MIN);
  if (mended.kind === "flat") return err({ kind: "marking-flat" });
  if (mended.kind === "crossed") return err({ kind: "marking-crossed" });
  return ok({ ring: ringAround(mended.points), area: mended.points });
}

function openMuster(wall: WallState, musterId: string): Result<MusterState, Refusal> {
  const muster = wall.muster.get(musterId);
  if (muster === undefined) return err({ kind: "muster-unknown", thing: musterId });
  if (!isOpenMuster(muster)) return err({ kind: "muster-over", thing: musterId });
  return ok(muster);
}
