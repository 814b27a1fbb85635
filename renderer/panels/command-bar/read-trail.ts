import { unitsMeant } from "./find-things.ts";
import { objectsOf } from "./line-text.ts";
import type { Line } from "./line-text.ts";
import { deed, lacks, outcomeOf } from "./reading.ts";
import type { BarContext, Option, Outcome } from "./reading.ts";

/** 轨迹: the way of the unit that is named, or of the one that is selected. */
export function readTrail(context: BarContext, line: Line): Outcome {
  const { selection } = context;
  const [word] = objectsOf(line).objects;
  if (word === undefined) {
    if (selection?.kind !== "unit") return lacks({ kind: "unit" });
    return deed({ kind: "trail", unitId: selection.id });
  }
  const meant = unitsMeant(context, word);
  if (meant === null) return { kind: "asking", question: { kind: "search", text: word } };
  const options = meant.map(({ id: unitId }): Option => {
    const then = { kind: "deed", deed: { kind: "trail", unitId } } as const;
    return { of: { kind: "unit", unitId, eta: null }, then };
  });
  return outcomeOf(options, { kind: "unit-unknown", word });
}
