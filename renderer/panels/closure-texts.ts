import type { ClosedStretch } from "../../shared/model/closure.ts";
import { distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { breathing } from "../words/breathing.ts";

/** Names of closed streets, each once; where none has a name, that is said. */
export function streetsText(stretches: readonly ClosedStretch[], nameless: string): string {
  const named = stretches.flatMap(({ street }) => (street === "" ? [] : [breathing(street)]));
  return named.length === 0 ? nameless : [...new Set(named)].join(" ");
}

export function metresOf(stretches: readonly ClosedStretch[]): number {
  return stretches.reduce((sum, { line }) => sum + lengthOf(line), 0);
}

function lengthOf(line: readonly LngLat[]): number {
  return line.slice(1).reduce((sum, b, index) => sum + distanceBetween(line[index] ?? b, b), 0);
}
