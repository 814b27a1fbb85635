import { Agent, createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import * as v from "valibot";
import { randomFrom, shuffled } from "../../shared/kit/random.ts";
import type { Random } from "../../shared/kit/random.ts";
import type { HandoffAnswer, HandoffStage } from "../../shared/model/handoff.ts";
import type { HandoffPayload } from "../../shared/model/handoff-payload.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { ANSWERS_MAX, ANSWERS_PATH, HEARTBEAT_PATH, MESSAGES_PATH } from "./partner-message.ts";
import { outMessageSchema } from "./partner-message.ts";
import type { InAnswer, OutMessage } from "./partner-message.ts";
import { postSigned } from "./post-signed.ts";
import { SIGNED_HEADERS, isSigned } from "./signature.ts";

export type SimulatedStep = {
  readonly answer: HandoffAnswer;
  /** Milliseconds after the item came. */
  readonly afterMs: number;
  readonly reason: string;
};
/** What it will say of an item, in this order; nothing at all is silence. */
export type SimulatedScript = (
  item: { readonly handoffId: string; readonly payload: HandoffPayload },
  random: Random,
) => readonly SimulatedStep[];

export type SimulatedPartnerOptions = {
  readonly id: string;
  readonly secret: string;
  readonly seed: number;
  readonly now: () => number;
  /** Where answers go; null: not yet known. */
  readonly door: () => string | null;
  readonly script: SimulatedScript;
  /** How often an answer is said twice, and whether a batch is shuffled. */
  readonly chaos?: { readonly repeats: number; readonly reorders: boolean };
};

/** An item as this partner keeps it. */
export type SimulatedItem = {
  readonly handoffId: string;
  readonly payload: HandoffPayload;
  stage: Exclude<HandoffStage, "queued">;
  readonly said: InAnswer[];
};

const REQUEST_MS_MAX = 5_000;
const ITEMS_MAX = 100_000;

/** Another body's end, played over real HTTP: takes each message once however often it comes, and
 *  accepts, refuses, returns, closes or keeps silent by its script. */
export class SimulatedPartner {
  /** Messages in the order in which they were taken for the first time. */
  readonly taken: OutMessage[] = [];
  readonly items = new Map<string, SimulatedItem>();
  /** Messages that came again. */
  repeats = 0;
  /** Whole requests that were refused: a wrong signature, a field too many. */
  faults: string[] = [];
  readonly #options: SimulatedPartnerOptions;
  readonly #random: Random;
  readonly #known = new Set<string>();
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #sockets = new Set<Socket>();
  #due: { readonly at: number; readonly item: SimulatedItem; readonly step: SimulatedStep }[] = [];
  #outgoing: InAnswer[] = [];
  #server: Server | null = null;
  #port = 0;
  #dropping = 0;

  constructor(options: SimulatedPartnerOptions) {
    this.#options = options;
    this.#random = randomFrom(options.seed);
  }

  /** Listens on this machine; the same port again after `cut`.  Gives its address. */
  async start(): Promise<string> {
    const server = createServer((request, response) => void this.#take(request, response));
    server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.#port, "127.0.0.1", () => resolve());
    });
    const address = server.address();
    if (typeof address === "object" && address !== null) this.#port = address.port;
    this.#server = server;
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The line goes down: nothing listens, and what was under way breaks off. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async stop(): Promise<void> {
    await this.cut();
    this.#agent.destroy();
  }

  /** Takes up an item that it had before it was started anew, where its script left it. */
  adopt(handoffId: string, payload: HandoffPayload, said: readonly InAnswer[]): void {
    if (this.items.has(handoffId)) return;
    const stage = said.at(-1)?.answer ?? "sent";
    const item: SimulatedItem = { handoffId, payload, stage, said: [...said] };
    this.items.set(handoffId, item);
    const now = this.#options.now();
    const steps = this.#options.script({ handoffId, payload }, this.#random);
    for (const step of steps.slice(said.length)) {
      this.#due.push({ at: now + step.afterMs, item, step });
    }
  }

  /** The next messages are taken, but their answer is lost on the way. */
  dropNext(count: number): void {
    this.#dropping = count;
  }

  /** Says what is due by now.  False: some of it did not arrive, and is said again next time. */
  async speak(): Promise<boolean> {
    const now = this.#options.now();
    const ripe = this.#due.filter(({ at }) => at <= now);
    this.#due = this.#due.filter(({ at }) => at > now);
    for (const { item, step } of ripe.sort((a, b) => a.at - b.at)) this.#say(item, step, now);
    const door = this.#options.door();
    if (door === null) return this.#outgoing.length === 0;
    while (this.#outgoing.length > 0) {
      const batch = this.#outgoing.slice(0, ANSWERS_MAX);
      if (!(await this.#post(door, batch))) return false;
      this.#outgoing = this.#outgoing.slice(batch.length);
    }
    return true;
  }

  /** When it wants to speak next, epoch ms; null: it has nothing to say. */
  get nextAt(): number | null {
    return this.#due.reduce<number | null>((least, { at }) => {
      return least === null || at < least ? at : least;
    }, null);
  }

  #say(item: SimulatedItem, step: SimulatedStep, now: number): void {
    if (item.stage === "recalled") return;
    item.stage = step.answer;
    const seq = item.said.length + 1;
    const answer: InAnswer = {
      ...{ answerId: `${item.handoffId}#${seq}`, handoffId: item.handoffId, seq },
      ...{ answer: step.answer, reason: step.reason, at: epochMs(now) },
    };
    item.said.push(answer);
    this.#outgoing.push(answer);
    const { repeats = 0, reorders = false } = this.#options.chaos ?? {};
    if (this.#random() < repeats) this.#outgoing.push(answer);
    if (reorders) this.#outgoing = shuffled(this.#outgoing, this.#random);
  }

  async #post(door: string, answers: readonly InAnswer[]): Promise<boolean> {
    const { id: keyId, secret } = this.#options;
    const body = JSON.stringify({ v: 1, answers });
    const about = { base: door, path: ANSWERS_PATH, body, keyId, secret, agent: this.#agent };
    const idempotencyKey = answers[0]?.answerId ?? "";
    const times = { now: this.#options.now(), msMax: REQUEST_MS_MAX };
    try {
      const { status } = await postSigned({ ...about, ...times, idempotencyKey });
      return status === 200;
    } catch {
      return false;
    }
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    } catch {
      return;
    }
    const body = Buffer.concat(chunks);
    const status = this.#statusOf(request, body);
    if (this.#dropping > 0 && request.url === MESSAGES_PATH) {
      this.#dropping--;
      request.socket.destroy();
      return;
    }
    if (response.destroyed) return;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(`{"v":1}`);
  }

  #statusOf(request: IncomingMessage, body: Buffer): number {
    const header = (name: string): string => String(request.headers[name] ?? "");
    const path = request.url ?? "";
    const [time, nonce] = [header(SIGNED_HEADERS.time), header(SIGNED_HEADERS.nonce)];
    const parts = { method: request.method ?? "", path, time, nonce, body };
    if (!isSigned(this.#options.secret, parts, header(SIGNED_HEADERS.signature))) {
      return this.#fault(401, "signature");
    }
    if (path === HEARTBEAT_PATH) return 200;
    const parsed = v.safeParse(outMessageSchema, JSON.parse(body.toString("utf8")));
    if (!parsed.success) return this.#fault(422, v.getDotPath(parsed.issues[0]) ?? "body");
    const message = parsed.output;
    const key = decodeURIComponent(header(SIGNED_HEADERS.idempotency));
    if (key !== message.messageId) return this.#fault(400, "idempotency key");
    if (this.#known.has(key)) {
      this.repeats++;
      return 200;
    }
    if (this.items.size >= ITEMS_MAX) return 503;
    this.#known.add(key);
    this.taken.push(message);
    this.#apply(message);
    return 202;
  }

  #apply(message: OutMessage): void {
    const { handoffId } = message;
    if (message.kind === "recall") {
      const item = this.items.get(handoffId);
      if (item !== undefined) item.stage = "recalled";
      return;
    }
    const { payload } = message;
    const item: SimulatedItem = { handoffId, payload, stage: "sent", said: [] };
    this.items.set(handoffId, item);
    const now = this.#options.now();
    for (const step of this.#options.script({ handoffId, payload }, this.#random)) {
      this.#due.push({ at: now + step.afterMs, item, step });
    }
  }

  #fault(status: number, what: string): number {
    this.faults = [...this.faults, what].slice(-100);
    return status;
  }
}

/** A lively partner for trying: most items are taken and closed, some come back, a few are left. */
export function livelyScript(minuteMs: number): SimulatedScript {
  return (_item, random) => {
    const after = (minutes: number): number => Math.round(minutes * minuteMs);
    const received = {
      answer: "received",
      afterMs: after(0.05 + random() * 0.2),
      reason: "",
    } as const;
    const chance = random();
    const signedAt = 0.5 + random() * 4;
    if (chance < 0.06) return [received];
    if (chance < 0.16) {
      return [received, { answer: "refused", afterMs: after(signedAt), reason: "不属本单位职责" }];
    }
    const accepted = { answer: "accepted", afterMs: after(signedAt), reason: "" } as const;
    const acted = {
      answer: "acted",
      afterMs: after(signedAt + 2 + random() * 8),
      reason: "",
    } as const;
    if (chance < 0.22) {
      const afterMs = after(signedAt + 4 + random() * 10);
      return [received, accepted, { answer: "returned", afterMs, reason: "现场需公安处置" }];
    }
    const closedAt = after(signedAt + 12 + random() * 40);
    return [received, accepted, acted, { answer: "closed", afterMs: closedAt, reason: "已办结" }];
  };
}
