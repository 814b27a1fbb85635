import { assert, unreachable } from "../../shared/kit/assert.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../shared/wire/contract.ts";
import { outputOf, stationMessageFrom } from "../../shared/wire/from-station.ts";
import { SEEN_EVERY } from "../../shared/wire/line-credit.ts";
import { batchFromBuffer } from "../../shared/wire/sighting-batch.ts";
import type { SightingBatch } from "../../shared/wire/sighting-batch.ts";
import { WIRE_VERSION } from "../../shared/wire/version.ts";
import type { AnswerMessage, PushMessage } from "../../shared/wire/wire-message.ts";
import type { LinkState, LossReason } from "./link-state.ts";
import { RequestFailure } from "./request-failure.ts";
import type { WireLine, WireRoad } from "./wire-line.ts";

/** Requests under way at once; one more is refused as "busy". */
export const REQUESTS_MAX = 64;
const ANSWER_MS_MAX = 10_000;
/** These do real work before they answer. */
const SLOW_ANSWER_MS_MAX: Partial<Record<RequestName, number>> = {
  hello: 20_000,
  recommend: 30_000,
  "plan-patrol": 300_000,
  "edit-patrol": 30_000,
  "replan-patrol": 30_000,
  "preview-upload": 300_000,
  "import-upload": 1_800_000,
};
/** A station sends a frame ten times a second; a line silent for so long is a lost one. */
export const SILENCE_MS_MAX = 3_000;
const WATCH_MS = 500;
/** A line that was asked for and did not come by then is asked for again. */
const OPEN_MS_MAX = 5_000;
/** A lost line is tried again after a chance time in this range, so that windows do not crowd. */
export const RETRY_MS = { least: 200, most: 2_000 };

export type Hello = RequestOutput<"hello">;
export type Unsubscribe = () => void;

export type WireClientOptions = {
  readonly road: WireRoad;
  /** This window's id, the same after a reconnect. */
  readonly window: string;
  readonly now?: () => number;
  readonly random?: () => number;
  /** Asked when a line could not be opened: whether this browser may open one at all. */
  readonly mayConnect?: () => Promise<boolean>;
};

type Pending = {
  readonly resolve: (output: unknown) => void;
  readonly reject: (failure: RequestFailure) => void;
  readonly timer: ReturnType<typeof setTimeout>;
};

/** The contract as a client: one line at a time, opened again whenever it is lost, greeted anew
 *  each time.  What was asked before a loss is rejected and never sent twice. */
export class WireClient {
  readonly #options: Required<WireClientOptions>;
  readonly #pending = new Map<number, Pending>();
  readonly #onHello = new Set<(hello: Hello) => void>();
  readonly #onPush = new Set<(message: PushMessage) => void>();
  readonly #onBatch = new Set<(batch: SightingBatch) => void>();
  readonly #onState = new Set<(state: LinkState) => void>();
  #state: LinkState;
  #line: WireLine | null = null;
  #seen = 0;
  #heardAt = 0;
  #askedAt = 0;
  #watchedAt = 0;
  #requestId = 0;
  #strange = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #watch: ReturnType<typeof setInterval> | null = null;

  constructor(options: WireClientOptions) {
    const [now, random, mayConnect] = [Date.now, Math.random, () => Promise.resolve(true)];
    this.#options = { now, random, mayConnect, ...options };
    this.#state = { kind: "connecting", since: this.#options.now() };
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Messages that were none of the contract. */
  get strangeMessages(): number {
    return this.#strange;
  }

  /** Asks for the first line; listeners are best added before. */
  start(): void {
    assert(this.#watch === null, "a client is started once");
    this.#watchedAt = this.#options.now();
    this.#watch = setInterval(() => this.#watchSilence(), WATCH_MS);
    this.#options.road.begin({
      opened: (line) => this.#opened(line),
      failed: () => this.#lose("closed"),
    });
    this.#ask();
  }

  /** Ends the line for good. */
  close(): void {
    if (this.#watch !== null) clearInterval(this.#watch);
    this.#watch = null;
    this.#lose("closed");
    this.#stopRetry();
  }

  /** The station's answer.  Rejects with a RequestFailure: not live, too many, too late, or what
   *  the station says is wrong with it. */
  request<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name>> {
    if (this.#state.kind !== "live") {
      return Promise.reject(new RequestFailure("disconnected", `${name} while not connected`));
    }
    return this.#send(name, input);
  }

  /** Each answered hello: at the start, after each loss, and after `greet`. */
  onHello(listener: (hello: Hello) => void): Unsubscribe {
    return subscribe(this.#onHello, listener);
  }

  onPush(listener: (message: PushMessage) => void): Unsubscribe {
    return subscribe(this.#onPush, listener);
  }

  onBatch(listener: (batch: SightingBatch) => void): Unsubscribe {
    return subscribe(this.#onBatch, listener);
  }

  /** Called at once with the present state, and at every change. */
  onState(listener: (state: LinkState) => void): Unsubscribe {
    listener(this.#state);
    return subscribe(this.#onState, listener);
  }

  /** Asks for the whole picture again on the line as it is. */
  async greet(): Promise<void> {
    const line = this.#line;
    if (line === null) return;
    try {
      const input = { version: WIRE_VERSION, window: this.#options.window };
      const hello = await this.#send("hello", input);
      if (line === this.#line) this.#greeted(hello);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      if (line === this.#line) this.#lose("closed");
    }
  }

  #greeted(hello: Hello): void {
    if (hello.version !== WIRE_VERSION) return this.#lose("version");
    for (const listener of this.#onHello) listener(hello);
    if (this.#state.kind !== "live") this.#become({ kind: "live", since: this.#options.now() });
  }

  #ask(): void {
    this.#askedAt = this.#options.now();
    this.#options.road.ask();
  }

  #opened(line: WireLine): void {
    if (this.#watch === null) return line.close();
    this.#stopRetry();
    if (this.#line !== null) this.#drop("closed");
    this.#line = line;
    this.#seen = 0;
    this.#heardAt = this.#options.now();
    line.listen({
      message: (raw) => {
        if (line === this.#line) this.#receive(raw);
      },
      closed: () => {
        if (line === this.#line) this.#lose("closed");
      },
    });
    void this.greet();
  }

  #receive(raw: unknown): void {
    this.#heardAt = this.#options.now();
    this.#seen += 1;
    if (this.#seen % SEEN_EVERY === 0) this.#line?.send({ kind: "seen", count: this.#seen });
    const message = stationMessageFrom(raw);
    if (message === null) this.#strange += 1;
    else if (message instanceof ArrayBuffer) this.#takeBatch(message);
    else if (message.kind === "push") for (const listener of this.#onPush) listener(message);
    else this.#settle(message);
  }

  #takeBatch(buffer: ArrayBuffer): void {
    const batch = batchFromBuffer(buffer);
    if (!batch.ok) this.#strange += 1;
    else for (const listener of this.#onBatch) listener(batch.value);
  }

  #send<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name>> {
    const line = this.#line;
    if (line === null) return Promise.reject(new RequestFailure("disconnected", name));
    if (this.#pending.size >= REQUESTS_MAX) {
      return Promise.reject(new RequestFailure("busy", `${this.#pending.size} are under way`));
    }
    const id = ++this.#requestId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(new RequestFailure("timed-out", name));
      }, SLOW_ANSWER_MS_MAX[name] ?? ANSWER_MS_MAX);
      const answered = (output: unknown): void => resolve(outputOf(name, output));
      this.#pending.set(id, { resolve: answered, reject, timer });
      line.send({ kind: "request", id, name, input });
    });
  }

  #settle(message: AnswerMessage): void {
    const pending = this.#pending.get(message.id);
    if (pending === undefined) return;
    this.#pending.delete(message.id);
    clearTimeout(pending.timer);
    switch (message.kind) {
      case "answer":
        return pending.resolve(message.output);
      case "failure":
        return pending.reject(new RequestFailure(message.code, message.note));
      default:
        return unreachable(message);
    }
  }

  #watchSilence(): void {
    const now = this.#options.now();
    const wasAsleep = now - this.#watchedAt > 2 * WATCH_MS;
    this.#watchedAt = now;
    // What arrived while this page was busy or hidden has yet to be read.
    if (wasAsleep) return;
    if (this.#line === null) {
      if (this.#retry === null && now - this.#askedAt > OPEN_MS_MAX) this.#lose("closed");
    } else if (this.#state.kind === "live" && now - this.#heardAt > SILENCE_MS_MAX) {
      this.#lose("silent");
    }
  }

  /** The line is gone: say so and ask for another after a while. */
  #lose(why: LossReason): void {
    this.#drop(why);
    if (this.#watch === null || this.#retry !== null) return;
    const { random, mayConnect } = this.#options;
    const pause = RETRY_MS.least + random() * (RETRY_MS.most - RETRY_MS.least);
    const retry = setTimeout(() => {
      void mayConnect().then((may) => {
        if (this.#retry !== retry) return;
        this.#retry = null;
        if (may) this.#ask();
        else this.#lose("log-in");
      });
    }, pause);
    this.#retry = retry;
  }

  #stopRetry(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }

  #drop(why: LossReason): void {
    const line = this.#line;
    this.#line = null;
    line?.close();
    const rejected = [...this.#pending];
    this.#pending.clear();
    for (const [id, pending] of rejected) {
      clearTimeout(pending.timer);
      pending.reject(new RequestFailure("disconnected", `request ${id} was not answered`));
    }
    this.#become({ kind: "lost", since: this.#lostSince(), why });
  }

  /** The picture is as old as the last word of the station. */
  #lostSince(): number {
    if (this.#state.kind === "lost") return this.#state.since;
    return this.#state.kind === "live" ? this.#heardAt : this.#state.since;
  }

  #become(state: LinkState): void {
    const before = this.#state;
    const sameReason = before.kind === "lost" && state.kind === "lost" && before.why === state.why;
    if (sameReason && before.since === state.since) return;
    this.#state = state;
    for (const listener of this.#onState) listener(state);
  }
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): Unsubscribe {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
