import { join } from "node:path";
import { followMain } from "./bridge/follow-main.ts";
import { parentPort } from "./bridge/parent-port.ts";
import { AlarmDesk } from "./desk/alarm-desk.ts";
import { PhotoDesk } from "./desk/photo-desk.ts";
import { handleCommand, rehearseCommand } from "./desk/desk.ts";
import type { DeskPorts } from "./desk/desk.ts";
import { StationClock } from "./desk/station-clock.ts";
import { TerminalDesk } from "./desk/terminal-desk.ts";
import type { TerminalPorts } from "./desk/terminal-desk.ts";
import { stationNameIn } from "./desk/station-name.ts";
import { FeedDesk } from "./feeds/feed-desk.ts";
import { SourceBoard } from "./feeds/source-board.ts";
import { Hub } from "./hub/hub.ts";
import type { BrowserDoor, HubSession } from "./hub/hub.ts";
import { nearAnswer } from "./hub/near-answer.ts";
import { RingDesk } from "./hub/ring-desk.ts";
import { answersFrom } from "./hub/station-answers.ts";
import type { AnswerParts } from "./hub/station-answers.ts";
import { UploadDesk } from "./imports/upload-desk.ts";
import { PartnerDesk } from "./partners/partner-desk.ts";
import type { PartnerPorts } from "./partners/partner-ports.ts";
import { CityInUse } from "./ports/city-in-use.ts";
import { importPortsOf } from "./ports/import-ports-of.ts";
import { nearPartsOf } from "./ports/near-parts-of.ts";
import { ringPartsOf } from "./ports/ring-parts-of.ts";
import { simulatorPortsOf } from "./ports/simulator-ports-of.ts";
import { standingFor } from "./ports/standing-for.ts";
import { trackAnswer } from "./ports/track-answer.ts";
import { letBrowsersIn } from "./serve/open-to-browsers.ts";
import { ClosureDesk } from "./solve/closure-desk.ts";
import { NightDesk } from "./solve/night-desk.ts";
import type { NightPorts } from "./solve/night-desk.ts";
import { PatrolDesk } from "./solve/patrol-desk.ts";
import type { PatrolPorts } from "./solve/patrol-desk.ts";
import { recommendUnits } from "./solve/recommend-units.ts";
import { SolveLane } from "./solve/solve-lane.ts";
import { openStore } from "./store/open-store.ts";
import type { Store } from "./store/store.ts";
import { STORE_REFUSALS } from "./store/store-refusal.ts";
import type { StoreRefusal } from "./store/store-refusal.ts";
import type { Command } from "../shared/commands/command.ts";
import { ok } from "../shared/kit/result.ts";
import type { Result } from "../shared/kit/result.ts";
import { entityIdOf, entityKey, entityKindOf } from "../shared/model/entity-key.ts";
import type { EntityKey } from "../shared/model/entity-key.ts";
import type { Actor } from "../shared/model/role.ts";
import { LIFE_RING_CLASSES } from "../shared/model/place.ts";
import { blindOf } from "../shared/near/blind-of.ts";
import { PATROL_PLACE_CLASSES } from "../shared/patrol/demand-places.ts";
import { epochMs } from "../shared/units/quantity.ts";
import type { EpochMs } from "../shared/units/quantity.ts";
import type { PushBody, RequestOutput } from "../shared/wire/contract.ts";
import type { StationPort } from "../shared/wire/wire-port.ts";

export type StationOptions = {
  readonly dir: string;
  readonly now: () => EpochMs;
  /** Monotonic, milliseconds; absent: the process's own. */
  readonly steadyMs?: () => number;
  /** Where the program of the street workers lies. */
  readonly workerPath: string;
  /** Null: `feeds.json` in the data folder. */
  readonly feedsFile: string | null;
  readonly notices: RequestOutput<"hello">["notices"];
  readonly log: (line: string) => void;
};

const PATROL_PLACES_MAX = 3000;
const WRITE_SIGHTINGS_MS = 1000;
/** Windows come first: streets are read once they have had time to show themselves. */
const READY_AFTER_MS = 3000;

/** Opens the data folder and starts everything on it.  Windows may connect at once; the streets
 *  and the map follow when their files are checked (`ready`). */
export function startStation(options: StationOptions): Result<Station, StoreRefusal> {
  const store = openStore({ dir: options.dir, now: options.now });
  return store.ok ? ok(new Station(options, store.value)) : store;
}

type DeedOf = [command: Command, actor: Actor];

/** What people enter at their desks is a source like any other. */
const OPERATORS = { id: "operator", name: "接警台", class: "operator" } as const;

/** One writer, every source, every window.  Composition only: each member hands on. */
export class Station {
  /** Resolves when the city pack is checked and the sources run. */
  readonly ready: Promise<void>;
  readonly #options: StationOptions;
  readonly #store: Store;
  readonly #hub: Hub;
  readonly #board: SourceBoard;
  readonly #feeds: FeedDesk;
  readonly #partners: PartnerDesk;
  readonly #uploads: UploadDesk;
  /** Questions of people; plans, which take seconds; the simulated crews' ways. */
  readonly #lanes: {
    readonly people: SolveLane;
    readonly plans: SolveLane;
    readonly crews: SolveLane;
  };
  readonly #patrols: PatrolDesk;
  readonly #closures: ClosureDesk;
  readonly #nights: NightDesk;
  readonly #clock: StationClock;
  readonly #alarms: AlarmDesk;
  readonly #terminals: TerminalDesk;
  readonly #city: CityInUse;
  readonly #rings: RingDesk;
  readonly #photos: PhotoDesk;
  #writing: ReturnType<typeof setInterval> | null = null;
  #readying: ReturnType<typeof setTimeout> | null = null;

  constructor(options: StationOptions, store: Store) {
    this.#options = options;
    this.#store = store;
    this.#uploads = new UploadDesk({
      dir: options.dir,
      workerPath: options.workerPath,
      portsOf: (onProgress) => importPortsOf(store, options, onProgress),
      onCity: () => this.#openCity(),
    });
    const { workerPath, now, log } = options;
    this.#city = new CityInUse(options.dir, log);
    this.#clock = new StationClock(now, options.steadyMs ?? (() => performance.now()));
    this.#lanes = {
      people: new SolveLane(workerPath),
      plans: new SolveLane(workerPath),
      crews: new SolveLane(workerPath),
    };
    const wall = () => store.wall();
    this.#closures = new ClosureDesk(this.#lanes, { now, wall, log });
    this.#patrols = new PatrolDesk(this.#lanes, this.#patrolPorts());
    const command: NightPorts["command"] = (of, actor) => void this.#command(of, actor);
    this.#nights = new NightDesk({ now, wall, command });
    this.#hub = new Hub({
      now,
      steady: () => this.#clock.moment().steady,
      wall: () => store.wall(),
      sources: () => this.#board.pulses(),
      facts: () => this.#facts(),
    });
    this.#rings = this.#ringDesk();
    const photoPorts = { now, wall, command: (...of: DeedOf) => this.#command(...of) };
    this.#photos = new PhotoDesk(options.dir, photoPorts);
    this.#board = new SourceBoard({
      now,
      log,
      append: (events, source) => void store.append(events, { name: source, role: "feed" }),
      sight: (sighting) => {
        store.sight([sighting]);
        this.#patrols.sight(sighting);
        this.#alarms.sight(sighting);
        return this.#hub.sight(sighting);
      },
      present: (report) => this.#nights.take(report),
      order: (order) => this.#terminals.take(order),
      crs: (source) => store.wall().source.get(source)?.crs ?? null,
    });
    this.#feeds = new FeedDesk({
      dir: options.dir,
      feedsFile: options.feedsFile,
      board: this.#board,
      simulator: simulatorPortsOf({
        ...{ store, crews: this.#lanes.crews },
        command: (command, actor, terminal) => this.#command(command, actor, terminal),
      }),
      handOver: () => standingFor(store.wall(), now()),
      knows: (key) => store.wall()[entityKindOf(key)].has(entityIdOf(key)),
      log,
    });
    this.#partners = new PartnerDesk({ dir: options.dir, ports: this.#partnerPorts() });
    this.#terminals = new TerminalDesk(this.#terminalPorts());
    const lostClosures = () => this.#closures.lost();
    const of = { store, board: this.#board, clock: this.#clock };
    this.#alarms = new AlarmDesk({ ...of, lostClosures, log });
    this.ready = this.#begin();
  }

  #ringDesk(): RingDesk {
    const [wall, { now }] = [() => this.#store.wall(), this.#options];
    return new RingDesk(ringPartsOf({ wall, now, hub: this.#hub, lane: this.#lanes.people }));
  }

  async #begin(): Promise<void> {
    this.#board.open({ ...OPERATORS, staleAfterMs: null, crs: "wgs84" });
    this.#board.patch(OPERATORS.id, { link: "connected" });
    this.#store.onCommitted((batch) => {
      this.#hub.publish(batch);
      this.#alarms.note(batch);
      this.#closures.note(batch);
      this.#feeds.note(batch);
      if (batch.some(({ event }) => "ringOf" in event)) void this.#rings.look();
      for (const { stamp } of batch) this.#countOperator(stamp.role);
    });
    for (const sighting of this.#store.lastSightings()) this.#hub.sight(sighting);
    await this.#openCity();
    this.#hub.start();
    this.#alarms.start();
    this.#feeds.start();
    await this.#partners.start();
    this.#readying = setTimeout(() => this.#lanes.people.makeReady(), READY_AFTER_MS);
    this.#writing = setInterval(() => {
      this.#store.writeSightings();
      this.#patrols.writeDose();
      this.#closures.look();
      this.#photos.sweep();
      void this.#rings.look();
      this.#hub.push({ kind: "push", name: "night", body: this.#nights.tick() });
    }, WRITE_SIGHTINGS_MS);
  }

  /** A window's line, by whichever way it came; it is answered until it closes. */
  connect(port: StationPort, session: HubSession): void {
    this.#hub.connect(port, session, answersFrom(this.#answerParts()));
  }

  showDoor(door: BrowserDoor): void {
    this.#hub.showDoor(door);
  }

  /** The path of a file of the city pack by its address below `pack/`; null: there is none. */
  packFile(address: string): string | null {
    return this.#city.file(address);
  }

  async close(): Promise<void> {
    if (this.#writing !== null) clearInterval(this.#writing);
    if (this.#readying !== null) clearTimeout(this.#readying);
    this.#alarms.stop();
    await Promise.all([this.#feeds.stop(), this.#partners.stop()]);
    this.#hub.stop();
    const { people, plans, crews } = this.#lanes;
    await Promise.all([people.close(), plans.close(), crews.close()]);
    this.#uploads.close();
    this.#store.close();
  }

  #facts() {
    const [{ station, epoch }, { dir }] = [this.#store, this.#options];
    const notices = [...this.#options.notices];
    if (this.#feeds.simulates) notices.push("demo-city");
    const stationName = stationNameIn(dir, station);
    return {
      station,
      stationName,
      epoch,
      city: this.#city.state(),
      rings: [...this.#rings.pictures()],
      notices,
    };
  }

  #countOperator(role: Actor["role"]): void {
    if (role !== "feed" && role !== "unit") this.#board.accept(OPERATORS.id, this.#options.now());
  }

  async #openCity(): Promise<void> {
    const roads = await this.#city.open();
    for (const lane of Object.values(this.#lanes)) lane.useRoads(roads);
    void this.#closures.check();
    this.#hub.push({ kind: "push", name: "city", body: this.#city.state() });
  }

  #answerParts(): AnswerParts {
    const store = this.#store;
    return {
      wall: () => store.wall(),
      command: (command, { actor, window }) => this.#command(command, actor, window),
      rehearse: (command, actor) => rehearseCommand(this.#deskPorts(actor.name), command, actor),
      search: (text, limit) => store.search(text, { limit }),
      nearestName: (lngLat) => store.nearestPlace(lngLat)?.name ?? "",
      near: (of) => {
        const { now } = this.#options;
        return nearAnswer(
          nearPartsOf({ store, now, hub: this.#hub, lane: this.#lanes.people }),
          of,
        );
      },
      lifeRings: () => store.placesOfClasses(LIFE_RING_CLASSES, PATROL_PLACES_MAX),
      recommend: (incidentId) => {
        const [wall, now, lane] = [store.wall(), this.#options.now(), this.#lanes.people];
        const lastSeen = (thing: EntityKey) => this.#hub.lastSeen(thing);
        return recommendUnits({ wall, now, lane, lastSeen }, incidentId);
      },
      route: async (of) => {
        const way = await this.#lanes.people.ask({ kind: "route", ...of });
        if (!way.ok) return way;
        const { geometry, streets } = way.value;
        return ok({ ...way.value, geometry: [...geometry], streets: [...streets] });
      },
      stretches: (of) => this.#closures.stretches(of),
      track: (of, { actor, window }) => {
        const command = (deed: Command) => this.#command(deed, actor, window);
        return trackAnswer({ store, now: this.#options.now, command }, of);
      },
      plan: (of, session) => {
        const { taskId } = of;
        return this.#patrols.plan(of, ({ done, plan }) => {
          const shown = plan === null ? {} : { plan };
          this.#progress(session, { taskId, done, label: "patrol", ...shown });
        });
      },
      edit: (of) => this.#patrols.edit(of),
      replan: (of) => this.#patrols.replan(of),
      compare: (of) => this.#patrols.compare(of),
      exportPlan: (of) => this.#patrols.exportPlan(of),
      dose: (planId) => this.#patrols.dose(planId),
      ledger: (days) => this.#patrols.ledger(days),
      alarmReport: (minutes) => this.#alarms.report(minutes),
      cancel: (taskId) => this.#lanes.plans.cancel(taskId),
      viewHit: (hitId, actor) => this.#partners.alerts.hits.view(hitId, actor),
      watchPlate: (of, actor) => this.#partners.alerts.hits.watch(of, actor),
      photos: this.#photos,
      stopPayment: (of, actor) => this.#partners.stops.ask(of, actor),
      takePart: (uploadId, offset, base64) =>
        this.#uploads.take(uploadId, offset, Buffer.from(base64, "base64")),
      preview: (of) => this.#uploads.preview(of),
      importUpload: (of, session) => {
        return this.#uploads.import(of, ({ done, step }) => {
          this.#progress(session, { taskId: of.uploadId, done, label: step });
        });
      },
    };
  }

  #patrolPorts(): PatrolPorts {
    const [store, { now }] = [this.#store, this.#options];
    return {
      station: store.station,
      now,
      utcOffsetMinutes: () => -new Date(now()).getTimezoneOffset(),
      wall: () => store.wall(),
      places: () => store.placesOfClasses(PATROL_PLACE_CLASSES, PATROL_PLACES_MAX),
      lastPlace: (unitId) => this.#hub.lastSeen(entityKey("unit", unitId))?.lngLat ?? null,
      append: (events) => void store.append(events, { name: "patrol", role: "feed" }),
    };
  }

  #terminalPorts(): TerminalPorts {
    return {
      now: this.#options.now,
      wall: () => this.#store.wall(),
      lastPlace: (unitId) => this.#hub.lastSeen(entityKey("unit", unitId))?.lngLat ?? null,
      command: (of, actor, terminal) => this.#command(of, actor, terminal),
      takeIssue: (order) => this.#photos.issues.take(order),
    };
  }

  #partnerPorts(): PartnerPorts {
    const [store, { now, log }] = [this.#store, this.#options];
    return {
      ...{ station: store.station, now, log, board: this.#board },
      wall: () => store.wall(),
      command: (command, actor) => this.#command(command, actor),
      onCommitted: (listener) => store.onCommitted(listener),
    };
  }

  #command(command: Command, actor: Actor, terminal = actor.name) {
    return handleCommand(this.#deskPorts(terminal), command, actor);
  }

  #deskPorts(terminal: string): DeskPorts {
    const store = this.#store;
    return {
      station: store.station,
      now: this.#options.now,
      wall: () => store.wall(),
      append: store.append.bind(store),
      edge: () => this.#clock.edge(terminal),
      lost: () => this.#partners.lost(),
      blind: (id) => blindOf(this.#hub.lastBeat(entityKey("camera", id)), this.#options.now()),
    };
  }

  #progress(session: HubSession, body: PushBody<"progress">): void {
    this.#hub.pushTo(session, { kind: "push", name: "progress", body });
  }
}

/** As a utility process of the shell the station does what the main process says. */
const parent = parentPort();
if (parent !== null) {
  followMain(parent, ({ dir, notices, browserPort }) => {
    const log = (line: string): void => console.error(`station: ${line}`);
    const workerPath = join(__dirname, "solve-worker.cjs");
    const now = () => epochMs(Date.now());
    const station = startStation({ dir, notices, now, workerPath, feedsFile: null, log });
    if (station.ok) {
      const glassDir = join(__dirname, "..", "renderer");
      void letBrowsersIn(station.value, { dir, port: browserPort, glassDir, now, say: log });
      return Promise.resolve(station.value);
    }
    const { message, hint } = STORE_REFUSALS[station.refusal.kind];
    log(`${dir}: ${message}; ${hint}`);
    return Promise.resolve(null);
  });
}
