import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { emptyWall, entriesOf } from "../../shared/fold/wall-state.ts";
import { entityKey } from "../../shared/model/entity-key.ts";
import { checkOf } from "./check.ts";
import type { Check } from "./check.ts";
import { FoldedStage } from "./folded-stage.ts";
import type { Folded } from "./folded-stage.ts";
import type { ReadableDb } from "./database.ts";
import { projectionRows } from "./projections.ts";

/** The wall that the log alone makes. */
export function replayed(events: readonly LoggedEvent[]): Folded {
  const folded: Folded = { wall: emptyWall(), heads: new Map() };
  const stage = new FoldedStage(folded, () => []);
  stage.foldAll(events);
  stage.apply();
  return folded;
}

/** Every thing's state as it is kept is the state that a replay of the log makes. */
export function checkProjections(db: ReadableDb, { wall, heads }: Folded): Check[] {
  const texts = new Map<string, string>();
  for (const { kind, id, state } of entriesOf(wall)) {
    texts.set(entityKey(kind, id), JSON.stringify(state));
  }
  const missing = new Set<string>(heads.keys());
  const findings: string[] = [];
  for (const { kind, id, state, hlc } of projectionRows(db)) {
    const key = entityKey(kind, id);
    missing.delete(key);
    if (heads.get(key) === undefined) findings.push(`${key} is in no event`);
    else if ((texts.get(key) ?? null) !== state) findings.push(`${key} is not what the log says`);
    else if (heads.get(key) !== hlc) findings.push(`${key} is not as new as the log`);
  }
  for (const key of missing) findings.push(`${key} is missing`);
  return [checkOf("projections", findings, `${heads.size} things are what a replay makes`)];
}
