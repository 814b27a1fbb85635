import { unitsMeant } from "./find-things.ts";
import { objectsOf } from "./line-text.ts";
import type { Line } from "./line-text.ts";
import { OPTIONS_MAX, deed, lacks, outcomeOf } from "./reading.ts";
import type { BarContext, Option, Outcome } from "./reading.ts";

/** 点名: of everybody on duty, or of the units that are named. */
export function readRollCall(context: BarContext, line: Line, verb: string): Outcome {
  const { objects } = objectsOf(line);
  if (objects.length === 0) return deed({ kind: "roll-call", unitIds: null });
  const unitIds: string[] = [];
  for (const [at, word] of objects.entries()) {
    const meant = unitsMeant(context, word);
    if (meant === null) return { kind: "asking", question: { kind: "search", text: word } };
    const [only] = meant;
    if (only === undefined) return lacks({ kind: "unit-unknown", word });
    if (meant.length === 1) {
      unitIds.push(only.id);
      continue;
    }
    const options = meant.slice(0, OPTIONS_MAX).map(({ id, callSign }): Option => {
      const words = objects.map((other, i) => (i === at ? callSign : other));
      const of = { kind: "unit", unitId: id, eta: null } as const;
      return { of, then: { kind: "line", line: `${verb} ${words.join(",")}` } };
    });
    return { kind: "choose", options };
  }
  return deed({ kind: "roll-call", unitIds });
}

/** 一呼百应: around what is selected, or around what is named; nobody is asked yet. */
export function readCallUp(context: BarContext, line: Line): Outcome {
  const text = line.raw.trim();
  if (text === "") return deed({ kind: "call-up", selection: context.selection });
  const hits = context.hits(text);
  if (hits === null) return { kind: "asking", question: { kind: "search", text } };
  const options = hits.flatMap((hit): Option[] => {
    const { kind, id, lngLat } = hit;
    if (lngLat === null) return [];
    const call = { kind: "call-up", selection: { kind, id, lngLat } } as const;
    return [{ of: { kind: "hit", hit }, then: { kind: "deed", deed: call } }];
  });
  return outcomeOf(options, { kind: "nothing-found", word: text });
}
