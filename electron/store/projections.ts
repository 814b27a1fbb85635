import * as v from "valibot";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { emptyWall, putEntry } from "../../shared/fold/wall-state.ts";
import type { EntityEntry } from "../../shared/fold/wall-state.ts";
import {
  ENTITY_KINDS,
  entityIdOf,
  entityKey,
  entityKindOf,
} from "../../shared/model/entity-key.ts";
import type { EntityKey, EntityKind } from "../../shared/model/entity-key.ts";
import { FoldedStage } from "./folded-stage.ts";
import type { Folded } from "./folded-stage.ts";
import { NamedIndex } from "./named-index.ts";
import { namedThing } from "./named-thing.ts";
import type { ReadableDb, WritableDb } from "./database.ts";

/** Counts up when a fold changes: older projections are then built again from the log at the next
 *  start. */
export const PROJECTION_VERSION = 18;
/** Counts up when the words by which a name is found change: all names are then indexed again. */
export const NAMES_VERSION = 1;

/** Writes what a stage changed; every call belongs inside a transaction. */
export class ProjectionWriter {
  readonly #db: WritableDb;
  readonly #names: NamedIndex;

  constructor(db: WritableDb) {
    this.#db = db;
    this.#names = new NamedIndex(db);
  }

  write(stage: FoldedStage): void {
    const { entries, stateless } = stage.changes();
    const written = new Set<EntityKey>(stateless);
    for (const entry of entries) {
      const key = entityKey(entry.kind, entry.id);
      written.add(key);
      this.#put(entry.kind, entry.id, JSON.stringify(entry.state), stage.headOf(key));
      const named = namedThing(entry);
      if (named === null) this.#names.remove({ ...entry, source: "" });
      else this.#names.put(named);
    }
    for (const key of stateless) {
      const [kind, id] = [entityKindOf(key), entityIdOf(key)];
      this.#put(kind, id, null, stage.headOf(key));
      this.#names.remove({ kind, id, source: "" });
    }
    for (const key of stage.touched()) {
      if (!written.has(key)) this.#advance(key, stage.headOf(key));
    }
  }

  /** Everything again, from every applied event. */
  rebuild(events: readonly LoggedEvent[]): Folded {
    const folded: Folded = { wall: emptyWall(), heads: new Map() };
    const stage = new FoldedStage(folded, (key) => {
      throw new Error(`${key} is folded in order`);
    });
    stage.foldAll(events);
    this.#db.run("delete from entity");
    this.write(stage);
    stage.apply();
    this.#names.removeOthers(({ kind, id }) => kind === "place" || folded.wall[kind].has(id));
    return folded;
  }

  #put(kind: EntityKind, id: string, state: string | null, hlc: string): void {
    this.#db.run(
      `insert into entity(kind, id, state, hlc) values (?, ?, ?, ?)
         on conflict(kind, id) do update set state = excluded.state, hlc = excluded.hlc`,
      ...[kind, id, state, hlc],
    );
  }

  /** Its events left its state as it was. */
  #advance(key: EntityKey, hlc: string): void {
    const [kind, id] = [entityKindOf(key), entityIdOf(key)];
    this.#db.run("update entity set hlc = ? where kind = ? and id = ?", ...[hlc, kind, id]);
  }
}

export type ProjectionRow = {
  readonly kind: EntityKind;
  readonly id: string;
  readonly state: string | null;
  readonly hlc: string;
};

export function* projectionRows(db: ReadableDb): Iterable<ProjectionRow> {
  for (const row of db.each("select kind, id, state, hlc from entity")) {
    yield v.parse(projectionRow, row);
  }
}

/** The folded state as the projections hold it. */
export function foldedFrom(db: ReadableDb): Folded {
  const folded: Folded = { wall: emptyWall(), heads: new Map() };
  for (const { kind, id, state, hlc } of projectionRows(db)) {
    folded.heads.set(entityKey(kind, id), hlc);
    if (state === null) continue;
    const read: unknown = JSON.parse(state);
    putEntry(folded.wall, v.parse(entityEntry, { kind, id, state: read }));
  }
  return folded;
}

const projectionRow = v.object({
  kind: v.picklist(ENTITY_KINDS),
  id: v.string(),
  state: v.nullable(v.string()),
  hlc: v.string(),
});

/** States are folded by this program from checked events, and `verify` holds them against a
 *  replay; their shape is not checked field by field at each start. */
const entityEntry = v.custom<EntityEntry>(
  (entry) =>
    typeof entry === "object" &&
    entry !== null &&
    "state" in entry &&
    typeof entry.state === "object" &&
    entry.state !== null,
);
