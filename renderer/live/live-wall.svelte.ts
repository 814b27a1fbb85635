import type { LoggedEvent, Stamp } from "../../shared/events/logged-event.ts";
import { isVisited } from "../../shared/fold/setting-state.ts";
import { emptyWall, wallAfter, wallFrom } from "../../shared/fold/wall-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { assert, unreachable } from "../../shared/kit/assert.ts";
import type { Actor } from "../../shared/model/role.ts";
import type { Selection } from "../../shared/model/selection.ts";
import type { SourcePulse } from "../../shared/model/source-pulse.ts";
import type { WallHold, WallScreen } from "../../shared/model/wall-hold.ts";
import type { Steady } from "../../shared/units/moment.ts";
import type { PushBody, RequestOutput } from "../../shared/wire/contract.ts";
import type { SightingBatch } from "../../shared/wire/sighting-batch.ts";
import type { PushMessage } from "../../shared/wire/wire-message.ts";
import type { LinkState } from "../bridge/link-state.ts";
import type { Hello, WireClient } from "../bridge/wire-client.ts";
import { FamilyPulses } from "./family.ts";
import type { FamilyPulse } from "./family.ts";
import { FoldOrder } from "./fold-order.ts";
import { SightingColumns } from "./sighting-columns.ts";
import { StationClock } from "./station-clock.ts";
import { maskedWall } from "./visitor-mask.ts";

/** A page that is hidden gets no animation frames; then this does. */
const HIDDEN_FRAME_MS = 250;
/** A whole picture is asked for at most so often. */
const GREET_MS_LEAST = 2_000;

export type LiveOptions = {
  readonly client: WireClient;
  /** Monotonic, milliseconds. */
  readonly localMs?: () => number;
  /** Runs the given work once, soon; the page's own pace. */
  readonly nextFrame?: (work: () => void) => void;
};

/** Everything a window knows, as it is folded from what the station sends.  While the line is
 *  down the last picture stays; `link` says since when it is old. */
export class LiveWall {
  /** As the station knows it; replaced whole, at most once a frame. */
  #whole = $state.raw<WallState>(emptyWall());
  /** Strangers stand before the wall. */
  readonly visited = $derived(isVisited(this.#whole));
  /** What this window may show: while it is visited nothing in it names anybody. */
  readonly wall: WallState = $derived(this.visited ? maskedWall(this.#whole) : this.#whole);
  sources = $state.raw<readonly SourcePulse[]>([]);
  selection = $state.raw<Selection | null>(null);
  city = $state.raw<RequestOutput<"hello">["city"]>({
    ...{ pack: null, fault: null, looked: false },
  });
  notices = $state.raw<RequestOutput<"hello">["notices"]>([]);
  /** Screens of the machine's own wall, from left to right. */
  screens = $state.raw<readonly WallScreen[]>([]);
  /** Who holds that wall. */
  hold = $state.raw<WallHold>({ holder: null, asker: null });
  /** Who lost it last because its desk was silent; null: nobody since. */
  lostHold = $state.raw<string | null>(null);
  /** Null until the first hello was answered. */
  station = $state.raw<Pick<Hello, "station" | "stationName" | "epoch"> | null>(null);
  actor = $state.raw<Actor | null>(null);
  link = $state.raw<LinkState>({ kind: "connecting", since: 0 });
  /** Tasks that the station reports on, by id. */
  progress = $state.raw<ReadonlyMap<string, PushBody<"progress">>>(new Map());
  /** Groups on foot, as the station last said; each is forgotten when its shift is over. */
  night = $state.raw<PushBody<"night">>({ groups: [], positions: 0 });
  /** Rings that grow, each as it was a minute ago at most. */
  rings = $state.raw<PushBody<"rings">["rings"]>([]);
  /** The station's time, epoch ms, in whole seconds: it changes as the second does, in every
   *  window at once.  0: not known yet. */
  second = $state(0);
  /** The station's monotonic clock at that second: durations go by it. */
  steady = $state.raw<Steady | null>(null);
  /** Read it to follow `sightings`. */
  sightingsVersion = $state(0);
  families = $state.raw<readonly FamilyPulse[]>([]);
  readonly sightings = new SightingColumns();
  readonly isLive = $derived(this.link.kind === "live");

  readonly #client: WireClient;
  readonly #localMs: () => number;
  readonly #nextFrame: (work: () => void) => void;
  readonly #clock = new StationClock();
  #steadyClock = new StationClock();
  #boot = "";
  readonly #order = new FoldOrder();
  readonly #pulses = new FamilyPulses();
  readonly #ends: (() => void)[] = [];
  #events: LoggedEvent[] = [];
  #frameIsDue = false;
  /** A picture was asked for: frames that come before it are part of it. */
  #greeting = false;
  #greetedMs = -Infinity;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: LiveOptions) {
    this.#client = options.client;
    this.#localMs = options.localMs ?? (() => performance.now());
    this.#nextFrame = options.nextFrame ?? soon;
  }

  /** Follows the client, which is started by whoever made it. */
  start(): void {
    assert(this.#timer === null, "a live wall is started once");
    this.#ends.push(
      this.#client.onHello((hello) => this.#begin(hello)),
      this.#client.onPush((message) => this.#take(message)),
      this.#client.onBatch((batch) => this.#takeBatch(batch)),
      this.#client.onState((state) => (this.link = state)),
    );
    this.#tick();
  }

  stop(): void {
    for (const end of this.#ends.splice(0)) end();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** The station's time now, epoch ms; null until it is known. */
  now(): number | null {
    return this.#clock.read(this.#localMs());
  }

  /** Points every window of the wall at one thing, or at nothing. */
  async select(selection: Selection | null): Promise<void> {
    // This window does not wait for the way to the station and back.
    this.selection = selection;
    await this.#client.request("select", { selection });
  }

  #begin(hello: Hello): void {
    this.#greeting = false;
    this.#greetedMs = this.#localMs();
    this.#events = [];
    this.#order.restart(hello.at);
    this.#hearSteady(hello.steady);
    this.#hearTime(hello.at);
    this.#whole = wallFrom(hello.entities);
    this.sightings.nameRows(hello.rows);
    this.sightingsVersion = this.sightings.version;
    this.sources = hello.sources;
    this.selection = hello.selection;
    this.city = hello.city;
    this.screens = hello.screens;
    this.hold = hello.hold;
    this.rings = hello.rings;
    this.notices = hello.notices;
    const { station, stationName, epoch } = hello;
    this.station = { station, stationName, epoch };
    this.actor = hello.actor;
    this.families = this.#pulses.of(this.wall, this.sightings);
  }

  #take(message: PushMessage): void {
    switch (message.name) {
      case "frame":
        return this.#takeFrame(message.body);
      case "selection":
        this.selection = message.body.selection;
        return;
      case "progress":
        this.progress = progressAfter(this.progress, message.body);
        return;
      case "city":
        this.city = message.body;
        return;
      case "screens":
        this.screens = message.body.screens;
        return;
      case "wall-hold":
        this.hold = message.body.hold;
        this.lostHold = message.body.lost;
        return;
      case "night":
        this.night = message.body;
        return;
      case "rings":
        this.rings = message.body.rings;
        return;
      default:
        return unreachable(message);
    }
  }

  #takeFrame({ at, steady, events, rows, sources }: PushBody<"frame">): void {
    this.#hearSteady(steady);
    this.#hearTime(at);
    if (this.#greeting) return;
    this.sightings.addRows(rows);
    if (sources !== null) this.sources = sources;
    if (events.length === 0) return;
    this.#events.push(...events);
    this.#askFrame();
  }

  #takeBatch(batch: SightingBatch): void {
    if (this.#greeting) return;
    this.sightings.take(batch);
    this.#askFrame();
  }

  #askFrame(): void {
    if (this.#frameIsDue) return;
    this.#frameIsDue = true;
    this.#nextFrame(() => this.#applyFrame());
  }

  /** Applies what arrived since the last frame.  An event that belongs before one that is already
   *  folded cannot be folded here: the station, which has them all, is asked for the picture. */
  #applyFrame(): void {
    this.#frameIsDue = false;
    this.sightingsVersion = this.sightings.version;
    const events = this.#events;
    this.#events = [];
    if (events.length === 0) return;
    if (!this.#order.admits(events.map(({ stamp }: { readonly stamp: Stamp }) => stamp))) {
      return this.#greetAgain();
    }
    this.#whole = wallAfter(this.#whole, events);
  }

  #greetAgain(): void {
    if (this.#greeting) return;
    this.#greeting = true;
    const pause = Math.max(0, this.#greetedMs + GREET_MS_LEAST - this.#localMs());
    setTimeout(() => void this.#client.greet(), pause);
  }

  #hearTime(at: number): void {
    this.#clock.hear(at, this.#localMs());
    if (this.second === 0) this.#tick();
  }

  /** Readings of another run of the station do not compare with those before. */
  #hearSteady(steady: Steady | undefined): void {
    if (steady === undefined) return;
    if (steady.boot !== this.#boot) this.#steadyClock = new StationClock();
    this.#boot = steady.boot;
    this.#steadyClock.hear(steady.ms, this.#localMs());
  }

  /** Wakes as the station's second changes. */
  #tick(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    const now = this.now();
    const second = now === null ? 0 : Math.floor(now / 1000) * 1000;
    if (second !== this.second) {
      const ms = this.#steadyClock.read(this.#localMs());
      this.steady = ms === null ? null : { boot: this.#boot, ms };
      this.second = second;
      this.night = nightAt(this.night, second);
      this.families = this.#pulses.of(this.wall, this.sightings);
    }
    const pause = now === null ? 1_000 : 1_000 - (now % 1_000);
    this.#timer = setTimeout(() => this.#tick(), pause);
  }
}

/** Tasks that are shown at once; the oldest gives way. */
const TASKS_MAX = 16;

function progressAfter(
  before: ReadonlyMap<string, PushBody<"progress">>,
  body: PushBody<"progress">,
): ReadonlyMap<string, PushBody<"progress">> {
  const tasks = [...before].filter(([taskId]) => taskId !== body.taskId);
  if (body.done < 1) tasks.push([body.taskId, body]);
  return new Map(tasks.slice(-TASKS_MAX));
}

/** A window whose line is down forgets by itself where groups were. */
function nightAt(night: PushBody<"night">, second: number): PushBody<"night"> {
  const groups = night.groups.filter(({ until }) => second < until);
  return groups.length === night.groups.length ? night : { ...night, groups };
}

function soon(work: () => void): void {
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    work();
  };
  const timer = setTimeout(once, HIDDEN_FRAME_MS);
  requestAnimationFrame(once);
}
