import { unreachable } from "../../shared/kit/assert.ts";
import type { SolveRefusal } from "../solve/solve-task.ts";
import type { CliOutcome } from "./command-line.ts";
import { refusedWith } from "./command-line.ts";

/** The sentence of each refusal of the streets, for a person at a shell. */
export function refusalOf(refusal: SolveRefusal): CliOutcome {
  switch (refusal.kind) {
    case "no-roads":
      return refusedWith(
        refusal.kind,
        "this data folder has no streets",
        "import an OpenStreetMap extract first: import FILE.osm.pbf --data DIR",
      );
    case "roads-damaged":
      return refusedWith(
        refusal.kind,
        `the street file is damaged: ${refusal.what}`,
        "import the extract again; the file is made anew",
      );
    case "too-far-from-road":
      return refusedWith(
        refusal.kind,
        farSentence(refusal),
        "name a point nearer to a street, or another mode",
      );
    case "no-way":
      return refusedWith(refusal.kind, "no street leads there", "try another mode");
    case "stretch-too-long":
      return refusedWith(
        refusal.kind,
        `more than ${refusal.max} stretches lie between the places`,
        "name places that are nearer to each other",
      );
    case "cancelled":
      return refusedWith(refusal.kind, "the task was cancelled", "ask again");
    case "queue-full":
      return refusedWith(refusal.kind, `more than ${refusal.max} tasks wait`, "ask again later");
    case "solver-broke":
      return refusedWith(
        refusal.kind,
        `the solver broke: ${refusal.what}`,
        "this is a fault of the program; please report it",
      );
    default:
      return unreachable(refusal);
  }
}

function farSentence({
  which,
  metres,
  metresMax,
}: Extract<SolveRefusal, { readonly kind: "too-far-from-road" }>): string {
  if (metres === null) return `--${which}: this mode has no street at all here`;
  return `--${which} is ${Math.round(metres)} m from the nearest street, more than ${metresMax} m`;
}
