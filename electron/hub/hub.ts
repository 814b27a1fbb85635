import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { phaseOf } from "../../shared/fold/alarm-state.ts";
import { isOpenStage } from "../../shared/fold/incident-state.ts";
import { entriesOf } from "../../shared/fold/wall-state.ts";
import type { EntityEntry } from "../../shared/fold/wall-state.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import type { Actor } from "../../shared/model/role.ts";
import type { Selection } from "../../shared/model/selection.ts";
import type { Sighting } from "../../shared/model/sighting.ts";
import type { SourcePulse } from "../../shared/model/source-pulse.ts";
import { OWN_WALL } from "../../shared/model/wall-id.ts";
import type { WallScreen } from "../../shared/model/wall-hold.ts";
import type { Steady } from "../../shared/units/moment.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import { answerRequest } from "../../shared/wire/answer-request.ts";
import type {
  Handlers,
  PushBody,
  RequestInput,
  RequestOutput,
} from "../../shared/wire/contract.ts";
import { bufferOfBatch } from "../../shared/wire/sighting-batch.ts";
import { WIRE_VERSION } from "../../shared/wire/version.ts";
import type { PushMessage } from "../../shared/wire/wire-message.ts";
import type { StationPort } from "../../shared/wire/wire-port.ts";
import { SightingBoard } from "./sighting-board.ts";
import type { LastBeat, LastSeen, SightingVerdict } from "./sighting-board.ts";
import { WallHolding } from "./wall-holding.ts";
import type { HoldRefusal } from "./wall-holding.ts";

/** A frame is sent this often at most. */
export const FRAME_MS = 100;
/** A window with more than this waiting is left out of a frame and gets it all with the next. */
export const WAITING_MAX = 64;
/** A window further behind than this is cut off, and asks for a fresh picture. */
export const PENDING_EVENTS_MAX = 20_000;
/** Sources are told at most this often, in frames. */
const SOURCES_EVERY = 10;

/** One window's line. */
export type HubSession = { readonly window: string; readonly actor: Actor };

type Line = HubSession & {
  /** Whose window it is: the machine's own, or one browser's. */
  desk: string;
  readonly port: StationPort;
  /** Null until the window said hello. */
  seen: { turn: number; rows: number } | null;
  pending: LoggedEvent[];
};

/** The address and the code in force; null: no browser is let in. */
export type BrowserDoor = () => RequestOutput<"browser-door">["door"];

/** What the hub shows: read at each hello and each frame, never held. */
export interface HubView {
  now(): EpochMs;
  /** The monotonic clock, where there is one. */
  steady?(): Steady | null;
  wall(): WallState;
  sources(): readonly SourcePulse[];
  facts(): Pick<
    RequestOutput<"hello">,
    "station" | "stationName" | "epoch" | "city" | "rings" | "notices"
  >;
}

/** Every window's line: one cursor each, one batch a frame. */
export class Hub {
  readonly #view: HubView;
  readonly #board = new SightingBoard();
  readonly #lines = new Set<Line>();
  readonly #holding: WallHolding;
  #screens: readonly WallScreen[] = [];
  #door: BrowserDoor = () => null;
  #selection: Selection | null = null;
  #frame = 0;
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(view: HubView) {
    this.#view = view;
    this.#holding = new WallHolding(
      () => view.now(),
      (hold, lost) => this.push({ kind: "push", name: "wall-hold", body: { hold, lost } }),
    );
  }

  start(): void {
    this.#timer ??= setInterval(() => this.sendFrame(), FRAME_MS);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    for (const line of this.#lines) line.port.close();
    this.#lines.clear();
  }

  /** Takes a window's line; its requests are answered by `handlers` until it closes. */
  connect(port: StationPort, session: HubSession, handlers: Handlers<HubSession>): void {
    const desk = isBrowser(session.window) ? session.window : OWN_WALL;
    const line: Line = { ...session, desk, port, seen: null, pending: [] };
    this.#lines.add(line);
    const own: Handlers<HubSession> = {
      ...handlers,
      hello: (input) => this.#greet(line, input),
      select: ({ selection }) => {
        this.#select(selection, session.actor.name);
        return {};
      },
      "report-screens": ({ screens }) => {
        this.#hearScreens(line, screens);
        return {};
      },
      "hold-wall": ({ act }) => {
        const { name, role } = session.actor;
        return { refusal: this.#holding.act(act, { desk: line.desk, name, role }) };
      },
      "browser-door": () => ({ door: line.desk === OWN_WALL ? this.#door() : null }),
      command: (input) => {
        const refusal = this.#heldBack(line, input);
        return refusal === null ? handlers.command(input, session) : { refusal, key: null };
      },
    };
    port.onClose(() => this.#lines.delete(line));
    port.onMessage((raw) => {
      void answerRequest(own, session, raw).then((answer) => {
        if (this.#lines.has(line)) port.send(answer);
      });
    });
  }

  /** Where browsers are let in, for windows of this machine to say. */
  showDoor(door: BrowserDoor): void {
    this.#door = door;
  }

  sight(sighting: Sighting): SightingVerdict {
    return this.#board.put(sighting);
  }

  lastSeen(thing: EntityKey): LastSeen | null {
    return this.#board.last(thing);
  }

  lastBeat(thing: EntityKey): LastBeat | null {
    return this.#board.beat(thing);
  }

  /** Events that are on disk; they leave with the next frame. */
  publish(batch: readonly LoggedEvent[]): void {
    for (const line of this.#lines) {
      if (line.seen !== null) line.pending.push(...batch);
    }
  }

  push(message: PushMessage): void {
    for (const line of this.#lines) if (line.seen !== null) line.port.send(message);
  }

  /** To one window only, such as the progress of what it asked for. */
  pushTo(session: HubSession, message: PushMessage): void {
    for (const line of this.#lines) if (line.window === session.window) line.port.send(message);
  }

  sendFrame(): void {
    this.#frame++;
    const at = this.#view.now();
    const steady = this.#view.steady?.() ?? undefined;
    const sources = this.#frame % SOURCES_EVERY === 0 ? [...this.#view.sources()] : null;
    for (const line of this.#lines) this.#sendTo(line, { at, steady }, sources);
    this.#board.nextTurn();
    if (this.#frame % SOURCES_EVERY === 0) {
      this.#holding.lines(new Set([...this.#lines].map(({ desk }) => desk)));
    }
  }

  /** Only who holds the wall changes what it shows; a browser's own glass is its own. */
  #heldBack({ desk }: Line, { command }: RequestInput<"command">): HoldRefusal | null {
    const isWall = command.kind === "arrange-wall" && command.layout.wall === OWN_WALL;
    return isWall ? this.#holding.refusal(desk) : null;
  }

  /** Each window of the machine says the same; nobody else knows its screens. */
  #hearScreens({ desk }: Line, screens: readonly WallScreen[]): void {
    const isKnown = JSON.stringify(screens) === JSON.stringify(this.#screens);
    if (desk !== OWN_WALL || isKnown) return;
    this.#screens = screens;
    this.push({ kind: "push", name: "screens", body: { screens: [...screens] } });
  }

  #sendTo(
    line: Line,
    time: Pick<PushBody<"frame">, "at" | "steady">,
    sources: SourcePulse[] | null,
  ): void {
    const { seen, port } = line;
    if (seen === null) return;
    if (line.pending.length > PENDING_EVENTS_MAX) {
      this.#lines.delete(line);
      port.close();
      return;
    }
    if (port.waiting() > WAITING_MAX) return;
    const rows = this.#board.things.slice(seen.rows);
    const body: PushBody<"frame"> = { ...time, events: line.pending, rows, sources };
    port.send({ kind: "push", name: "frame", body });
    line.pending = [];
    seen.rows += rows.length;
    const batch = this.#board.changedAfter(seen.turn);
    seen.turn = this.#board.turn;
    if (batch !== null) port.send(bufferOfBatch(batch));
  }

  #greet(line: Line, input: RequestInput<"hello">): RequestOutput<"hello"> {
    // A browser has a line after the other, and stays one desk.
    if (isBrowser(line.window) && BROWSER_DESK.test(input.window)) line.desk = input.window;
    line.seen = { turn: 0, rows: this.#board.things.length };
    line.pending = [];
    return {
      version: WIRE_VERSION,
      at: this.#view.now(),
      steady: this.#view.steady?.() ?? undefined,
      actor: line.actor,
      entities: entriesOf(this.#view.wall()).filter((entry) => isShown(entry, this.#view.now())),
      rows: [...this.#board.things],
      sources: [...this.#view.sources()],
      selection: this.#selection,
      screens: [...this.#screens],
      hold: this.#holding.hold,
      ...this.#view.facts(),
    };
  }

  #select(selection: Selection | null, by: string): void {
    this.#selection = selection;
    this.push({ kind: "push", name: "selection", body: { selection, by } });
  }
}

/** What a browser calls itself, from one line to the next. */
const BROWSER_DESK = /^browser-[0-9a-z]{8,32}$/;

function isBrowser(window: string): boolean {
  return window.startsWith("browser-");
}

/** A window gets what is open and what was so within the last day; older things it asks for. */
const CLOSED_SHOWN_MS = 86_400_000;
/** An alert may be worked on for longer than its time to sign. */
const ALERT_SHOWN_MS = 7 * CLOSED_SHOWN_MS;

function isShown(entry: EntityEntry, now: EpochMs): boolean {
  const since = now - CLOSED_SHOWN_MS;
  if (entry.kind === "alarm") {
    return phaseOf(entry.state) !== "normal" || entry.state.lastAt > since;
  }
  if (entry.kind === "alert") return entry.state.takenAt > now - ALERT_SHOWN_MS;
  if (entry.kind === "hit") return (entry.state.expiredAt ?? now) > since;
  if (entry.kind === "watch") {
    const { dropped, watch } = entry.state;
    return (dropped?.at ?? watch.expiresAt) > since;
  }
  if (entry.kind === "issue") return (entry.state.settled?.at ?? now) > since;
  if (entry.kind !== "incident") return true;
  const { stage, report } = entry.state;
  return isOpenStage(stage) || report.reportedAt > since;
}
