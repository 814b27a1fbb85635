import { utilityProcess } from "electron";
import type { MessagePortMain, UtilityProcess } from "electron";
import * as v from "valibot";
import { FRESH_PACE, paceAfterFailure, pauseMs } from "../../shared/kit/retry-pace.ts";
import type { RetryPace } from "../../shared/kit/retry-pace.ts";
import { stationNoteSchema } from "../../shared/wire/main-message.ts";
import type { MainMessage, StationNote } from "../../shared/wire/main-message.ts";

export type StationProcessOptions = {
  /** The built station. */
  readonly entry: string;
  readonly start: Omit<Extract<MainMessage, { kind: "start" }>, "kind">;
  /** A station was started, the first or another one: every window needs a line to it. */
  readonly onStarted: () => void;
  readonly log: (line: string) => void;
};

const PING_MS = 5_000;
/** A station that says nothing for so long is hung and started again. */
const HANG_MS = 60_000;
const STOP_MS = 8_000;
const QUESTIONS_MAX = 256;
const QUESTION_MS = 3_000;
const PATHS_MAX = 64;

type Session = Omit<Extract<MainMessage, { kind: "window-port" }>, "kind">;

/** The station as a process of its own, which is started again whenever it dies.  It holds the
 *  whole domain, so it may crash; this side holds nothing of it, so it does not. */
export class StationProcess {
  readonly #options: StationProcessOptions;
  /** Paths by address, so that maps live on while the station is away. */
  readonly #paths = new Map<string, string>();
  readonly #questions = new Map<number, (path: string | null) => void>();
  #process: UtilityProcess | null = null;
  #pace: RetryPace = FRESH_PACE;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #ping: ReturnType<typeof setInterval> | null = null;
  #heardAt: number | null = null;
  #questionId = 0;
  #stopping = false;

  constructor(options: StationProcessOptions) {
    this.#options = options;
  }

  /** The process's id while there is one. */
  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  start(): void {
    const { entry, start, log } = this.#options;
    const child = utilityProcess.fork(entry, [], { serviceName: "OneWall station" });
    this.#process = child;
    this.#heardAt = null;
    child.on("message", (raw: unknown) => this.#hear(raw));
    child.once("exit", (code) => {
      log(`the station ended with code ${code}`);
      if (this.#process === child) this.#ended();
    });
    child.once("spawn", () => {
      if (this.#process !== child) return;
      log(`the station runs as process ${child.pid ?? 0}`);
      this.#tell({ kind: "start", ...start });
      this.#options.onStarted();
    });
    this.#ping ??= setInterval(() => this.#checkPulse(), PING_MS);
  }

  /** Hands the station one end of a window's line; without a station the line ends at once. */
  give(port: MessagePortMain, session: Session): void {
    if (this.#process === null) port.close();
    else this.#tell({ kind: "window-port", ...session }, [port]);
  }

  /** The file at an address of the city pack; null: none, or nobody there to ask. */
  packFile(address: string): Promise<string | null> {
    const known = this.#paths.get(address);
    if (known !== undefined) return Promise.resolve(known);
    if (this.#process === null || this.#questions.size >= QUESTIONS_MAX) {
      return Promise.resolve(null);
    }
    const id = ++this.#questionId;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#answered(id, null), QUESTION_MS);
      this.#questions.set(id, (path) => {
        clearTimeout(timer);
        if (path !== null) this.#remember(address, path);
        resolve(path);
      });
      this.#tell({ kind: "pack-file", id, address });
    });
  }

  /** Ends the station in order, or after a while without. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#ping !== null) clearInterval(this.#ping);
    if (this.#retry !== null) clearTimeout(this.#retry);
    const child = this.#process;
    if (child === null) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    this.#tell({ kind: "stop" });
    const force = setTimeout(() => child.kill(), STOP_MS);
    await ended;
    clearTimeout(force);
  }

  #tell(message: MainMessage, ports: MessagePortMain[] = []): void {
    this.#process?.postMessage(message, ports);
  }

  #hear(raw: unknown): void {
    const parsed = v.safeParse(stationNoteSchema, raw);
    if (!parsed.success) return;
    const note: StationNote = parsed.output;
    this.#heardAt = Date.now();
    if (note.kind === "pack-file") this.#answered(note.id, note.path);
  }

  #answered(id: number, path: string | null): void {
    const answer = this.#questions.get(id);
    this.#questions.delete(id);
    answer?.(path);
  }

  #remember(address: string, path: string): void {
    this.#paths.set(address, path);
    const [oldest] = this.#paths.keys();
    if (this.#paths.size > PATHS_MAX && oldest !== undefined) this.#paths.delete(oldest);
  }

  /** Judges only a station that has answered before: one that starts on a large log is busy. */
  #checkPulse(): void {
    this.#tell({ kind: "ping" });
    if (this.#heardAt === null || Date.now() - this.#heardAt < HANG_MS) return;
    this.#options.log("the station is hung and is ended");
    this.#process?.kill();
  }

  #ended(): void {
    this.#process = null;
    for (const id of [...this.#questions.keys()]) this.#answered(id, null);
    if (this.#stopping) return;
    this.#pace = paceAfterFailure(this.#pace, Date.now());
    this.#retry = setTimeout(() => this.start(), pauseMs(this.#pace));
  }
}
