import type { WallEvent } from "../../shared/events/event.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { present } from "../../shared/kit/assert.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import type { Place } from "../../shared/model/place.ts";
import type { Actor } from "../../shared/model/role.ts";
import type { SearchHit } from "../../shared/model/search-hit.ts";
import type { Sighting } from "../../shared/model/sighting.ts";
import type { Bounds, LngLat } from "../../shared/units/lng-lat.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import { CommittedListeners } from "./committed-listeners.ts";
import type { CommittedListener } from "./committed-listeners.ts";
import { EventLogReader } from "./event-log.ts";
import type { ChainHead, KindsAsked, LogCounts, LogPage, LogRow } from "./event-log.ts";
import type { EventRow } from "./event-row.ts";
import { TRANSACTION_EVENTS_MAX } from "./event-writer.ts";
import type { EventWriter, ForeignReport, ForeignRow } from "./event-writer.ts";
import { Finder } from "./finder.ts";
import type { SearchOptions } from "./finder.ts";
import type { Identity } from "./identity.ts";
import type { ReadableDb } from "./database.ts";
import { PlaceReader } from "./places.ts";
import type { PlaceCounts, PlaceNear, PlaceWriter } from "./places.ts";
import { SightingReader } from "./sightings.ts";
import type { SightingWriter, TrackPoint } from "./sightings.ts";

/** What a store is made of; `openStore` puts it together. */
export type StoreParts = {
  readonly log: ReadableDb;
  /** Null: nothing was ever sighted, and this store only asks. */
  readonly tracks: ReadableDb | null;
  readonly identity: Identity;
  readonly wall: WallState;
  /** Null: this store only asks. */
  readonly writers: StoreWriters | null;
  readonly close: () => void;
};

export type StoreWriters = {
  readonly events: EventWriter;
  readonly places: PlaceWriter;
  readonly sightings: SightingWriter;
};

export type StoreCounts = LogCounts & {
  readonly places: number;
  readonly things: Readonly<Record<keyof WallState, number>>;
};

/** Where the log ends: this station's own chain, and the last row in order of arrival. */
export type LogHead = ChainHead & { readonly seq: number };

/** One OneWall's data: the log, what it says today, places, and where things were last seen. */
export class Store {
  readonly #parts: StoreParts;
  readonly #log: EventLogReader;
  readonly #places: PlaceReader;
  readonly #sightings: SightingReader | null;
  readonly #finder: Finder;
  readonly #listeners = new CommittedListeners();

  constructor(parts: StoreParts) {
    this.#parts = parts;
    this.#log = new EventLogReader(parts.log);
    this.#places = new PlaceReader(parts.log);
    this.#sightings = parts.tracks === null ? null : new SightingReader(parts.tracks);
    this.#finder = new Finder(parts.log, () => this.wall());
  }

  get station(): string {
    return this.#identity.station;
  }

  get epoch(): string {
    return this.#identity.epoch;
  }

  /** The folded state as it is on disk now.  It is live: what is read from it after the next
   *  append is newer, so ask again rather than keep it. */
  wall(): WallState {
    return this.#parts.writers?.events.folded.wall ?? this.#parts.wall;
  }

  /** Writes events; they are on disk when this returns, and only then is anybody told.
   *  A batch is one transaction up to TRANSACTION_EVENTS_MAX, and several beyond it. */
  append(events: readonly WallEvent[], actor: Actor): readonly LoggedEvent[] {
    const written: LoggedEvent[] = [];
    for (let from = 0; from < events.length; from += TRANSACTION_EVENTS_MAX) {
      const batch = events.slice(from, from + TRANSACTION_EVENTS_MAX);
      const logged = this.#writers.events.append(batch, actor);
      for (const event of logged) written.push(event);
      this.#listeners.tell(logged);
    }
    return written;
  }

  /** Takes events of other stations in any order, any number of times. */
  insertForeign(rows: readonly ForeignRow[]): ForeignReport {
    const total = { inserted: 0, repeated: 0, forked: 0, parked: 0 };
    for (let from = 0; from < rows.length; from += TRANSACTION_EVENTS_MAX) {
      const batch = rows.slice(from, from + TRANSACTION_EVENTS_MAX);
      const { report, applied } = this.#writers.events.insertForeign(batch);
      total.inserted += report.inserted;
      total.repeated += report.repeated;
      total.forked += report.forked;
      total.parked += report.parked;
      if (applied.length > 0) this.#listeners.tell(applied);
    }
    return total;
  }

  /** Calls back with every batch after its commit, in order.  Gives back how to stop it. */
  onCommitted(listener: CommittedListener): () => void {
    return this.#listeners.add(listener);
  }

  /** Rows that arrived after a cursor (0: all), in order of arrival, perhaps of some kinds. */
  since(cursor: number, limit: number, kind: KindsAsked = null): LogPage {
    return this.#log.since(cursor, limit, kind);
  }

  head(): LogHead {
    const { station, epoch } = this.#identity;
    return { ...this.#log.head(station, epoch), seq: this.#log.lastSeq() };
  }

  outbox(limit: number): readonly LogRow[] {
    return this.#log.outbox(this.station, limit);
  }

  markAcknowledged(row: EventRow, serverSeq: number): void {
    this.#writers.events.markAcknowledged(row, serverSeq);
  }

  counts(): StoreCounts {
    const wall = this.wall();
    const things = {
      incident: wall.incident.size,
      unit: wall.unit.size,
      camera: wall.camera.size,
      checkpoint: wall.checkpoint.size,
      "base-station": wall["base-station"].size,
      area: wall.area.size,
      post: wall.post.size,
      plan: wall.plan.size,
      layout: wall.layout.size,
      scene: wall.scene.size,
      import: wall.import.size,
      source: wall.source.size,
      partner: wall.partner.size,
      handoff: wall.handoff.size,
      push: wall.push.size,
      roster: wall.roster.size,
      alarm: wall.alarm.size,
      suppression: wall.suppression.size,
      closure: wall.closure.size,
      setting: wall.setting.size,
      night: wall.night.size,
      alert: wall.alert.size,
      behaviour: wall.behaviour.size,
      issue: wall.issue.size,
      watch: wall.watch.size,
      hit: wall.hit.size,
      ring: wall.ring.size,
      muster: wall.muster.size,
      marking: wall.marking.size,
      tour: wall.tour.size,
      risk: wall.risk.size,
      gathering: wall.gathering.size,
    };
    return { ...this.#log.counts(), places: this.#places.count(), things };
  }

  /** Things and places by name: signs, pinyin, initials, Latin words, numbers; best first. */
  search(text: string, options: SearchOptions): readonly SearchHit[] {
    return this.#finder.search(text, options);
  }

  /** Makes the places of one source exactly these, in one transaction; the same again changes
   *  nothing. */
  replacePlaces(source: string, places: readonly Place[]): PlaceCounts {
    return this.#writers.places.replace(source, places);
  }

  /** What a source brought. */
  placesOf(source: string): readonly Place[] {
    return this.#places.ofSource(source);
  }

  /** Places of some classes, best known first. */
  placesOfClasses(classes: readonly string[], limit: number): readonly Place[] {
    return this.#places.ofClasses(classes, limit);
  }

  placesIn(bounds: Bounds, limit: number): readonly Place[] {
    return this.#places.in(bounds, limit);
  }

  /** The nearest places, at most 25 km away, nearest first. */
  placesNear(lngLat: LngLat, limit: number): readonly PlaceNear[] {
    return this.#places.near(lngLat, limit);
  }

  nearestPlace(lngLat: LngLat): Place | null {
    return this.#places.near(lngLat, 1)[0]?.place ?? null;
  }

  /** Assets, homes of units, areas and open incidents in a part of the map. */
  thingsIn(bounds: Bounds): readonly EntityKey[] {
    return this.#places.thingsIn(bounds);
  }

  /** Takes telemetry; it is written in batches, about once a second. */
  sight(sightings: readonly Sighting[]): void {
    for (const sighting of sightings) this.#writers.sightings.take(sighting);
  }

  /** Writes at once what was sighted; gives the number of sightings. */
  writeSightings(): number {
    return this.#writers.sightings.write();
  }

  /** The last sighting of every thing, to be shown with its age after a restart. */
  lastSightings(): readonly Sighting[] {
    return this.#sightings?.last() ?? [];
  }

  track(thing: EntityKey, since: EpochMs): readonly TrackPoint[] {
    return this.#sightings?.track(thing, since) ?? [];
  }

  close(): void {
    this.#parts.writers?.sightings.end();
    this.#parts.close();
  }

  get #identity(): Identity {
    return this.#parts.writers?.events.identity ?? this.#parts.identity;
  }

  get #writers(): StoreWriters {
    return present(this.#parts.writers, "a store opened for reading is not written");
  }
}
