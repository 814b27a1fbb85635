import { entitiesOf } from "../../shared/events/event-entities.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { compareStamps } from "../../shared/events/logged-event.ts";
import { emptyWall, entriesOf, foldEntity, putEntry } from "../../shared/fold/wall-state.ts";
import type { EntityEntry, EntityStates, WallMaps } from "../../shared/fold/wall-state.ts";
import { entityIdOf, entityKindOf } from "../../shared/model/entity-key.ts";
import type { EntityKey, EntityKind } from "../../shared/model/entity-key.ts";
import type { Hlc } from "../../shared/units/hybrid-clock.ts";

/** The folded state in memory, and the newest clock reading that was folded into each thing. */
export type Folded = { readonly wall: WallMaps; readonly heads: Map<EntityKey, Hlc> };

/** Changes to the folded state that are not on disk yet: laid over it, and dropped if the
 *  transaction fails.  State is a function of the set of events: an event that sorts before one
 *  already folded into its thing makes that thing fold again from all of its events. */
export class FoldedStage {
  readonly #base: Folded;
  readonly #eventsOf: (key: EntityKey) => readonly LoggedEvent[];
  readonly #over = emptyWall();
  readonly #heads = new Map<EntityKey, Hlc>();
  readonly #gone = new Set<EntityKey>();
  #refolds = 0;

  constructor(base: Folded, eventsOf: (key: EntityKey) => readonly LoggedEvent[]) {
    this.#base = base;
    this.#eventsOf = eventsOf;
  }

  /** Things that were folded again from scratch. */
  get refolds(): number {
    return this.#refolds;
  }

  /** Folds a batch; its rows are in the log already. */
  fold(batch: readonly LoggedEvent[]): void {
    const again = new Set<EntityKey>();
    const inOrder = [...batch].sort((a, b) => compareStamps(a.stamp, b.stamp));
    for (const logged of inOrder) {
      for (const key of new Set(entitiesOf(logged.event))) {
        if (again.has(key)) continue;
        const head = this.#heads.get(key) ?? this.#base.heads.get(key) ?? "";
        if (logged.stamp.hlc > head) this.#step(key, logged);
        else again.add(key);
      }
    }
    for (const key of again) this.refold(key);
  }

  /** Folds every event there is, in whatever order they come. */
  foldAll(events: readonly LoggedEvent[]): void {
    const inOrder = [...events].sort((a, b) => compareStamps(a.stamp, b.stamp));
    for (const logged of inOrder) {
      for (const key of new Set(entitiesOf(logged.event))) this.#step(key, logged);
    }
  }

  refold(key: EntityKey): void {
    this.#refolds++;
    this.#over[entityKindOf(key)].delete(entityIdOf(key));
    this.#gone.add(key);
    this.#heads.set(key, "");
    for (const logged of this.#eventsOf(key)) this.#step(key, logged);
  }

  /** What changed: states, and things whose events make no state (yet). */
  changes(): {
    readonly entries: readonly EntityEntry[];
    readonly stateless: readonly EntityKey[];
  } {
    const stateless = [...this.#heads.keys()].filter((key) => !this.#hasState(key));
    return { entries: entriesOf(this.#over), stateless };
  }

  /** Every thing that some event of the stage was about. */
  touched(): Iterable<EntityKey> {
    return this.#heads.keys();
  }

  headOf(key: EntityKey): Hlc {
    return this.#heads.get(key) ?? "";
  }

  /** To be called after the commit. */
  apply(): void {
    for (const key of this.#gone) this.#base.wall[entityKindOf(key)].delete(entityIdOf(key));
    for (const entry of entriesOf(this.#over)) putEntry(this.#base.wall, entry);
    for (const [key, hlc] of this.#heads) this.#base.heads.set(key, hlc);
  }

  #hasState(key: EntityKey): boolean {
    const [kind, id] = [entityKindOf(key), entityIdOf(key)];
    if (this.#over[kind].has(id)) return true;
    return !this.#gone.has(key) && this.#base.wall[kind].has(id);
  }

  #step(key: EntityKey, logged: LoggedEvent): void {
    this.#stepKind(entityKindOf(key), key, logged);
    this.#heads.set(key, logged.stamp.hlc);
  }

  #stepKind<Kind extends EntityKind>(kind: Kind, key: EntityKey, logged: LoggedEvent): void {
    const id = entityIdOf(key);
    const over: Map<string, EntityStates[Kind]> = this.#over[kind];
    const base: Map<string, EntityStates[Kind]> = this.#base.wall[kind];
    const held = this.#gone.has(key) ? null : (base.get(id) ?? null);
    const before = over.get(id) ?? held;
    const after = foldEntity(kind, before, { logged, id });
    if (after !== null && after !== before) over.set(id, after);
  }
}
