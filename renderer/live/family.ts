import { unreachable } from "../../shared/kit/assert.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import { entityKey } from "../../shared/model/entity-key.ts";
import { isOpenStage } from "../../shared/fold/incident-state.ts";
import type { UnitState } from "../../shared/fold/unit-state.ts";
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

/** The families as they stand, read once a second: rows of things that are in the same places
 *  are looked up once, and only their columns are walked. */
export class FamilyPulses {
  readonly #rows = {
    cameras: new ThingRows(),
    checkpoints: new ThingRows(),
    officers: new ThingRows(),
    vehicles: new ThingRows(),
  };

  of(wall: WallState, columns: SightingColumns): readonly FamilyPulse[] {
    return FAMILIES.map((family) => this.#pulse(family, wall, columns));
  }

  #pulse(family: Family, wall: WallState, columns: SightingColumns): FamilyPulse {
    switch (family) {
      case "cameras":
        return sighted(family, columns, this.#rows.cameras.of(wall.camera, columns, keyOf.camera));
      case "checkpoints":
        return sighted(
          family,
          columns,
          this.#rows.checkpoints.of(wall.checkpoint, columns, keyOf.checkpoint),
        );
      case "officers":
        return sighted(family, columns, this.#rows.officers.of(wall.unit, columns, keyOf.officer));
      case "vehicles":
        return sighted(family, columns, this.#rows.vehicles.of(wall.unit, columns, keyOf.vehicle));
      case "incidents": {
        const open = [...wall.incident.values()].filter(({ stage }) => isOpenStage(stage));
        const oldest = Math.min(...open.map(({ stageSince }) => stageSince));
        const oldestAt = Number.isFinite(oldest) ? oldest : null;
        return { family, total: open.length, oldestAt, silent: 0 };
      }
      case "places": {
        const held = [wall.area, wall["base-station"], wall.post].flatMap((of) => [...of.values()]);
        const oldest = Math.min(...held.map(({ importedAt }) => importedAt));
        const oldestAt = Number.isFinite(oldest) ? oldest : null;
        return { family, total: held.length, oldestAt, silent: 0 };
      }
      default:
        return unreachable(family);
    }
  }
}

/** Which things a family is made of: an officer on foot, or anything that is driven or helps. */
const keyOf = {
  camera: (id: string) => entityKey("camera", id),
  checkpoint: (id: string) => entityKey("checkpoint", id),
  officer: (id: string, { unit }: UnitState) =>
    unit?.class === "officer" ? entityKey("unit", id) : null,
  vehicle: (id: string, { unit }: UnitState) =>
    unit === null || unit.class === "officer" ? null : entityKey("unit", id),
};

/** Rows of the things of a map; they hold until the map is another or things were named. */
class ThingRows {
  #things: ReadonlyMap<string, unknown> | null = null;
  #named = -1;
  #rows: Int32Array = new Int32Array(0);

  of<State>(
    things: ReadonlyMap<string, State>,
    columns: SightingColumns,
    keyOf: (id: string, state: State) => EntityKey | null,
  ): Int32Array {
    if (things === this.#things && columns.count === this.#named) return this.#rows;
    const rows: number[] = [];
    for (const [id, state] of things) {
      const key = keyOf(id, state);
      if (key !== null) rows.push(columns.rowOf(key));
    }
    this.#things = things;
    this.#named = columns.count;
    this.#rows = Int32Array.from(rows);
    return this.#rows;
  }
}

function sighted(family: Family, { at }: SightingColumns, rows: Int32Array): FamilyPulse {
  let oldest = Infinity;
  let silent = 0;
  for (const row of rows) {
    const seenAt = at[row] ?? NaN;
    if (Number.isNaN(seenAt)) silent += 1;
    else oldest = Math.min(oldest, seenAt);
  }
  const oldestAt = Number.isFinite(oldest) ? oldest : null;
  return { family, total: rows.length, oldestAt, silent };
}
