import { isActiveStep, isOpenStage } from "../../../shared/fold/incident-state.ts";
import type { IncidentState } from "../../../shared/fold/incident-state.ts";
import type { UnitState } from "../../../shared/fold/unit-state.ts";
import { OPTIONS_MAX, lacks } from "./reading.ts";
import type { BarContext, Option, Outcome } from "./reading.ts";
import { lineOf } from "./line-text.ts";

/** A unit that a word may mean. */
export type UnitFound = {
  readonly id: string;
  readonly callSign: string;
  readonly state: UnitState;
};

const COLLATOR = new Intl.Collator("zh-CN", { numeric: true });
const LETTERS = /[a-z]/;

/** Units that a word may mean: its call sign; the tail of its number; a part of its sign; or, in
 *  letters, how it is said.  Null: the station has not said yet. */
export function unitsMeant(context: BarContext, word: string): readonly UnitFound[] | null {
  const all = [...context.wall.unit].flatMap(([id, state]): UnitFound[] => {
    return state.unit === null ? [] : [{ id, callSign: state.unit.callSign, state }];
  });
  const signed = all.filter(({ id, callSign }) => plain(callSign) === word || plain(id) === word);
  if (signed.length > 0) return inOrder(signed);
  const tailed = /^\d+$/.test(word)
    ? all.filter(({ callSign }) => numberOf(callSign).endsWith(word))
    : all.filter(({ callSign }) => plain(callSign).includes(word));
  if (tailed.length > 0 || !LETTERS.test(word)) return inOrder(tailed);
  const hits = context.hits(word);
  if (hits === null) return null;
  const said = new Set(hits.flatMap(({ kind, id }) => (kind === "unit" ? [id] : [])));
  return inOrder(all.filter(({ id }) => said.has(id)));
}

const plain = (text: string) => lineOf(text).plain.replaceAll(" ", "");
const numberOf = (callSign: string) => /\d+$/.exec(plain(callSign))?.[0] ?? "";

function inOrder(units: readonly UnitFound[]): readonly UnitFound[] {
  return [...units].sort((a, b) => COLLATOR.compare(a.callSign, b.callSign));
}

/** The incident a line is about: the one after `>`, else the one that is selected, or that the
 *  selected unit is on; else an outcome that asks for one. */
export function incidentMeant(
  context: BarContext,
  target: string | null,
): { readonly incident: IncidentState } | { readonly outcome: Outcome } {
  const { wall } = context;
  if (target === null || target === "") {
    const id = selectedIncident(context);
    const incident = id === null ? undefined : wall.incident.get(id);
    if (incident !== undefined) return { incident };
    return { outcome: lacks({ kind: "incident" }) };
  }
  const named = [...wall.incident.values()].filter(({ report }) => {
    const id = plain(report.id);
    return id === target || (/^\d+$/.test(target) && /\d+$/.exec(id)?.[0] === target);
  });
  const titled = [...wall.incident.values()].filter(({ report, stage }) => {
    return isOpenStage(stage) && plain(report.title).includes(target);
  });
  const [only, ...more] = named.length > 0 ? named : titled;
  if (only === undefined) return { outcome: lacks({ kind: "incident-unknown", word: target }) };
  if (more.length === 0) return { incident: only };
  const options = [only, ...more].slice(0, OPTIONS_MAX).map(({ report: { id } }): Option => {
    return { of: { kind: "incident", incidentId: id }, then: { kind: "line", line: `>${id}` } };
  });
  return { outcome: { kind: "choose", options } };
}

function selectedIncident({ wall, selection }: BarContext): string | null {
  if (selection?.kind === "incident") return selection.id;
  if (selection?.kind !== "unit") return null;
  return wall.unit.get(selection.id)?.engagement?.incidentId ?? null;
}

/** Crews that still work on an incident. */
export function crewsOf({ assignments }: IncidentState) {
  return assignments.filter(({ step }) => isActiveStep(step));
}
