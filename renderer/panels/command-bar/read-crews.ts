import type { Command } from "../../../shared/commands/command.ts";
import type { IncidentState } from "../../../shared/fold/incident-state.ts";
import { nextCrewSteps } from "../../../shared/fold/next-steps.ts";
import type { AssignmentStep } from "../../../shared/model/incident.ts";
import { seconds } from "../../../shared/units/quantity.ts";
import { crewsOf, incidentMeant, unitsMeant } from "./find-things.ts";
import type { UnitFound } from "./find-things.ts";
import { objectsOf } from "./line-text.ts";
import type { Line } from "./line-text.ts";
import { OPTIONS_MAX, commands, lacks } from "./reading.ts";
import type { BarContext, Deed, Option, Outcome } from "./reading.ts";

/** 派警 and 增援: units to an incident.  Without a unit the nearest three are offered. */
export function readDispatch(context: BarContext, line: Line, verb: string): Outcome {
  const { objects, target } = objectsOf(line);
  const meant = incidentMeant(context, target);
  if ("outcome" in meant) return withFront(meant.outcome, `${verb} ${objects.join(",")}`);
  const { incident } = meant;
  const { id: incidentId, position } = incident.report;
  const known = position.kind === "located" ? context.recommendation(incidentId) : "none";
  if (known === null) return { kind: "asking", question: { kind: "recommend", incidentId } };
  const etas = new Map<string, number>();
  if (known !== "none") {
    for (const { unitId, eta } of known.candidates) etas.set(unitId, eta);
    for (const { unitId, why, value } of known.passedOver) {
      if (why === "farther" && value !== null) etas.set(unitId, value);
    }
  }
  const send = (ids: readonly string[]): Deed => {
    const units = ids.map((unitId) => {
      const eta = etas.get(unitId);
      return { unitId, eta: eta === undefined ? null : seconds(eta) };
    });
    return { kind: "commands", commands: [{ kind: "dispatch-units", incidentId, units }] };
  };
  if (objects.length > 0) return unitsSent(context, { objects, target, verb, send, etas });
  const candidates = known === "none" ? [] : known.candidates;
  const options = candidates.map(({ unitId, eta }): Option => {
    return { of: { kind: "unit", unitId, eta }, then: { kind: "deed", deed: send([unitId]) } };
  });
  if (options.length > 0) return { kind: "choose", options };
  return lacks(known === "none" ? { kind: "unit" } : { kind: "no-candidate" });
}

type Sending = {
  readonly objects: readonly string[];
  readonly target: string | null;
  readonly verb: string;
  readonly send: (ids: readonly string[]) => Deed;
  readonly etas: ReadonlyMap<string, number>;
};

/** Every word must mean one unit; the first that does not is asked about. */
function unitsSent(context: BarContext, of: Sending): Outcome {
  const { objects, target, verb, send, etas } = of;
  const ids: string[] = [];
  for (const [at, word] of objects.entries()) {
    const meant = unitsMeant(context, word);
    if (meant === null) return { kind: "asking", question: { kind: "search", text: word } };
    const onDuty = meant.filter(({ state }) => state.duty === "on");
    const units = onDuty.length > 0 ? onDuty : meant;
    const [only] = units;
    if (only === undefined) return lacks({ kind: "unit-unknown", word });
    if (units.length === 1 && blockOf(only) === null) {
      ids.push(only.id);
      continue;
    }
    const aim = target === null ? "" : `>${target}`;
    const then = (unit: UnitFound): Option["then"] => {
      const why = blockOf(unit);
      if (why !== null) return { kind: "not", why };
      if (objects.length === 1) return { kind: "deed", deed: send([unit.id]) };
      const words = objects.map((other, i) => (i === at ? unit.callSign : other));
      return { kind: "line", line: `${verb} ${words.join(",")}${aim}` };
    };
    const options = units.slice(0, OPTIONS_MAX).map((unit): Option => {
      const eta = etas.get(unit.id) ?? null;
      return { of: { kind: "unit", unitId: unit.id, eta }, then: then(unit) };
    });
    return { kind: "choose", options };
  }
  return { kind: "deed", deed: send([...new Set(ids)]) };
}

function blockOf({ state }: UnitFound): "busy" | "off-duty" | null {
  if (state.duty === "off") return "off-duty";
  return state.engagement === null ? null : "busy";
}

/** Steps that a line brings a crew to. */
export type CrewStep = Exclude<AssignmentStep, "dispatched">;

/** 签收 出动 到达 处置 撤离 改派: a crew of the incident comes a step on. */
export function readStep(context: BarContext, line: Line, step: CrewStep): Outcome {
  const { objects, target } = objectsOf(line);
  const [word] = objects;
  const meant = incidentMeant(
    context,
    target ?? (word === undefined ? null : crewOf(context, word)),
  );
  if ("outcome" in meant) return meant.outcome;
  const { incident } = meant;
  const crews = crewsOf(incident);
  const ready = crews
    .filter((crew) => nextCrewSteps(crew.step).includes(step))
    .map(({ unitId }) => unitId);
  const named =
    word === undefined
      ? ready
      : (unitsMeant(context, word) ?? []).map(({ id }) => id).filter((id) => ready.includes(id));
  const order = (unitIds: readonly string[]): Deed => {
    return { kind: "commands", commands: unitIds.map((id) => advance(incident, id, step)) };
  };
  if (named.length === 1) return { kind: "deed", deed: order(named) };
  if (named.length === 0) return lacks({ kind: "crew", step, now: crews.map((crew) => crew.step) });
  const one = named.slice(0, OPTIONS_MAX - 1).map((unitId): Option => {
    const then = { kind: "deed", deed: order([unitId]) } as const;
    return { of: { kind: "unit", unitId, eta: null }, then };
  });
  const all = { kind: "deed", deed: order(named) } as const;
  // All of them at once stays on the first page, however many they are.
  const everybody: Option = { of: { kind: "units", unitIds: named }, then: all };
  return { kind: "choose", options: [...one.slice(0, 8), everybody, ...one.slice(8)] };
}

/** A crew that is named needs no incident selected: it is on one, or the line asks. */
function crewOf(context: BarContext, word: string): string | null {
  if (context.selection?.kind === "incident") return null;
  const on = (unitsMeant(context, word) ?? []).flatMap(({ state }) => {
    return state.engagement === null ? [] : [state.engagement.incidentId];
  });
  const [only] = on;
  return only !== undefined && on.length === 1 ? only.toLowerCase() : null;
}

function advance(incident: IncidentState, unitId: string, step: CrewStep): Command {
  return { kind: "advance-assignment", incidentId: incident.report.id, unitId, step };
}

/** 增援: with units they are sent; without, the scene's call for more is written down. */
export function readBackUp(context: BarContext, line: Line, verb: string): Outcome {
  const { objects, target } = objectsOf(line);
  const names = objects.some((word) => (unitsMeant(context, word)?.length ?? 1) > 0);
  if (names) return readDispatch(context, line, verb);
  const meant = incidentMeant(context, target);
  if ("outcome" in meant) return meant.outcome;
  const { id: incidentId } = meant.incident.report;
  return commands({ kind: "ask-back-up", incidentId, unitId: null, text: line.raw.trim() });
}

/** 上岗 and 下岗. */
export function readDuty(context: BarContext, line: Line, duty: "on" | "off"): Outcome {
  const [word] = objectsOf(line).objects;
  const selected = context.selection?.kind === "unit" ? context.selection.id : null;
  const change = (unitId: string) => ({ kind: "change-duty", unitId, duty }) as const;
  if (word === undefined) {
    return selected === null ? lacks({ kind: "unit" }) : commands(change(selected));
  }
  const meant = unitsMeant(context, word);
  if (meant === null) return { kind: "asking", question: { kind: "search", text: word } };
  const units = meant.filter(({ state }) => state.duty !== duty);
  const [only] = units;
  if (only === undefined) return lacks({ kind: "unit-unknown", word });
  if (units.length === 1) return commands(change(only.id));
  const options = units.slice(0, OPTIONS_MAX).map(({ id }): Option => {
    const deed = { kind: "commands", commands: [change(id)] } as const;
    return { of: { kind: "unit", unitId: id, eta: null }, then: { kind: "deed", deed } };
  });
  return { kind: "choose", options };
}

/** A list of incidents goes on with what stood before the arrow. */
export function withFront(outcome: Outcome, front: string): Outcome {
  if (outcome.kind !== "choose") return outcome;
  const options = outcome.options.map((option): Option => {
    const { then } = option;
    return then.kind === "line"
      ? { ...option, then: { kind: "line", line: `${front}${then.line}` } }
      : option;
  });
  return { kind: "choose", options };
}
