import { unreachable } from "../../shared/kit/assert.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import { entityKey } from "../../shared/model/entity-key.ts";
import { isOpenStage } from "../../shared/fold/incident-state.ts";
import type { SightingColumns } from "./sighting-columns.ts";

/** The six layer families of the map, by the key that toggles them. */
export const FAMILIES = [
  "cameras",
  "checkpoints",
  "officers",
  "vehicles",
  "incidents",
  "places",
] as const;
export type Family = (typeof FAMILIES)[number];

/** How many things a family has, and how old its oldest datum is. */
export type FamilyPulse = {
  readonly family: Family;
  readonly total: number;
  /** Content time of the oldest last datum, epoch ms; null: of none of them it is known. */
  readonly oldestAt: number | null;
  /** Things that never said anything: their age is unknown. */
  readonly silent: number;
};

/** The families as they stand.  Cost: one look-up a thing; once a second is often enough. */
export function familyPulses(wall: WallState, columns: SightingColumns): readonly FamilyPulse[] {
  return FAMILIES.map((family) => pulseOf(family, wall, columns));
}

function pulseOf(family: Family, wall: WallState, columns: SightingColumns): FamilyPulse {
  switch (family) {
    case "cameras":
      return sighted(family, keysOf("camera", wall.camera), columns);
    case "checkpoints":
      return sighted(family, keysOf("checkpoint", wall.checkpoint), columns);
    case "officers":
      return sighted(family, unitKeys(wall, true), columns);
    case "vehicles":
      return sighted(family, unitKeys(wall, false), columns);
    case "incidents": {
      const open = [...wall.incident.values()].filter(({ stage }) => isOpenStage(stage));
      const oldest = Math.min(...open.map(({ stageSince }) => stageSince));
      const oldestAt = Number.isFinite(oldest) ? oldest : null;
      return { family, total: open.length, oldestAt, silent: 0 };
    }
    case "places": {
      const held = [...wall.area.values(), ...wall["base-station"].values()];
      const oldest = Math.min(...held.map(({ importedAt }) => importedAt));
      const oldestAt = Number.isFinite(oldest) ? oldest : null;
      return { family, total: held.length, oldestAt, silent: 0 };
    }
    default:
      return unreachable(family);
  }
}

function sighted(
  family: Family,
  keys: readonly EntityKey[],
  columns: SightingColumns,
): FamilyPulse {
  let oldest = Infinity;
  let silent = 0;
  for (const key of keys) {
    const at = columns.at[columns.rowOf(key)] ?? NaN;
    if (Number.isNaN(at)) silent += 1;
    else oldest = Math.min(oldest, at);
  }
  const oldestAt = Number.isFinite(oldest) ? oldest : null;
  return { family, total: keys.length, oldestAt, silent };
}

function keysOf(
  kind: "camera" | "checkpoint",
  things: ReadonlyMap<string, unknown>,
): readonly EntityKey[] {
  return Array.from(things.keys(), (id) => entityKey(kind, id));
}

/** An officer on foot, or anything that is driven or helps. */
function unitKeys(wall: WallState, isOfficer: boolean): readonly EntityKey[] {
  return [...wall.unit]
    .filter(([, { unit }]) => unit !== null && (unit.class === "officer") === isOfficer)
    .map(([id]) => entityKey("unit", id));
}
