import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import * as v from "valibot";
import type { QueuedMessage } from "../../shared/fold/partner-state.ts";
import { FRESH_PACE, paceAfterFailure, pauseMs } from "../../shared/kit/retry-pace.ts";
import type { RetryPace } from "../../shared/kit/retry-pace.ts";
import type { Handoff } from "../../shared/model/handoff.ts";
import { HEARTBEAT_PATH, MESSAGES_PATH, outMessageSchema } from "./partner-message.ts";
import type { OutMessage } from "./partner-message.ts";
import { sourceOf } from "./partner-ports.ts";
import type { PartnerPorts } from "./partner-ports.ts";
import { postSigned } from "./post-signed.ts";

const REQUEST_MS_MAX = 10_000;
/** A line without traffic is asked whether it lives. */
const HEARTBEAT_MS = 60_000;
/** The item itself is at fault: it goes back and is not sent again. */
const ITEM_REFUSED = new Set([400, 413, 422]);
const KEY_REFUSED = new Set([401, 403]);

export type LaneOptions = {
  readonly partnerId: string;
  readonly url: string;
  readonly secret: string;
  /** Never wait longer between two tries. */
  readonly retryMsMax: number;
  /** The whole account of a bank's item, which is not in the log; null: it has none. */
  readonly accountFor: (handoff: Handoff) => string | null;
};

/** The way out to one partner: what the log says is queued, one message after the other, each
 *  until it is taken.  It holds nothing that a restart could lose. */
export class OutboxLane {
  readonly #options: LaneOptions;
  readonly #ports: PartnerPorts;
  readonly #agent: HttpAgent;
  #pace: RetryPace = FRESH_PACE;
  #running = false;
  /** Something came while it ran. */
  #again = false;
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: LaneOptions, ports: PartnerPorts) {
    this.#options = options;
    this.#ports = ports;
    const keepAlive = { keepAlive: true, maxSockets: 1 };
    const isSecure = options.url.startsWith("https:");
    this.#agent = isSecure ? new HttpsAgent(keepAlive) : new HttpAgent(keepAlive);
  }

  /** Its last try failed. */
  get isLost(): boolean {
    return this.#pace.length > 0;
  }

  /** Something may be waiting. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    // A line that failed a moment ago is not hurried by new items.
    if (this.#timer !== null && this.#pace.length > 0) return;
    this.#run();
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#agent.destroy();
  }

  #run(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = true;
    this.#again = false;
    this.#empty()
      .catch((error: unknown) => this.#failed(wordsOf(error)))
      .finally(() => {
        this.#running = false;
        if (this.#stopped) return;
        const failed = this.#pace.length > 0;
        if (this.#again && !failed) return this.#run();
        const pause = failed ? Math.min(pauseMs(this.#pace), this.#options.retryMsMax) : null;
        this.#timer = setTimeout(() => this.#run(), pause ?? HEARTBEAT_MS);
      });
  }

  async #empty(): Promise<void> {
    let sent = 0;
    for (let next = this.#next(); next !== null && !this.#stopped; next = this.#next()) {
      if (!(await this.#send(next))) return;
      sent++;
    }
    if (sent > 0 || this.#stopped) return;
    const { status } = await this.#post(
      HEARTBEAT_PATH,
      `{"v":1}`,
      `heartbeat-${this.#ports.now()}`,
    );
    if (status >= 200 && status < 300) this.#lives();
    else this.#failed(`HTTP ${status}`);
  }

  /** The first message of this station that waits. */
  #next(): QueuedMessage | null {
    const queue = this.#ports.wall().partner.get(this.#options.partnerId)?.queue ?? [];
    let first: QueuedMessage | null = null;
    for (const message of queue) {
      if (message.station !== this.#ports.station) continue;
      if (first === null || message.seq < first.seq) first = message;
    }
    return first;
  }

  /** True: it is done with, and the next may follow. */
  async #send(queued: QueuedMessage): Promise<boolean> {
    const message = this.#messageOf(queued);
    const { messageId } = message;
    const { status } = await this.#post(MESSAGES_PATH, JSON.stringify(message), messageId);
    if (this.#stopped) return false;
    if (status >= 200 && status < 300) {
      this.#lives();
      return this.#delivered(queued);
    }
    if (!ITEM_REFUSED.has(status)) {
      this.#failed(
        KEY_REFUSED.has(status) ? `HTTP ${status}: the key is not taken` : `HTTP ${status}`,
      );
      return false;
    }
    // It is taken out of the queue last: were this cut short, it is sent and refused once more.
    if (queued.kind === "handoff") this.#refusedByLine(queued, status);
    return this.#delivered(queued);
  }

  #messageOf({ seq, kind, handoffId, at: sentAt }: QueuedMessage): OutMessage {
    const messageId = `${handoffId}.${kind}`;
    const about = { v: 1, messageId, seq, handoffId, sentAt, kind };
    const handoff = this.#ports.wall().handoff.get(handoffId)?.handoff;
    if (kind !== "handoff" || handoff === undefined) return v.parse(outMessageSchema, about);
    const account = this.#options.accountFor(handoff) ?? undefined;
    return v.parse(outMessageSchema, { ...about, payload: handoff.payload, account });
  }

  #delivered({ handoffId, seq }: QueuedMessage): boolean {
    const command = { kind: "deliver-handoff", handoffId, seq } as const;
    const done = this.#ports.command(command, { name: this.#options.partnerId, role: "feed" });
    if (!done.ok) this.#failed(`not written: ${done.refusal.kind}`);
    return done.ok;
  }

  #refusedByLine({ handoffId }: QueuedMessage, status: number): void {
    const seq = (this.#ports.wall().handoff.get(handoffId)?.answers.at(-1)?.seq ?? 0) + 1;
    const said = { answerId: `${handoffId}.http-${status}`, seq, at: this.#ports.now() };
    const command = {
      ...({ kind: "answer-handoff", handoffId, answer: "refused" } as const),
      ...{ reason: `HTTP ${status}`, said },
    };
    this.#ports.command(command, { name: this.#options.partnerId, role: "feed" });
  }

  #post(path: string, body: string, idempotencyKey: string) {
    const { url: base, secret } = this.#options;
    const keyId = this.#ports.station;
    const [now, agent] = [this.#ports.now(), this.#agent];
    const sign = { keyId, secret, now, idempotencyKey };
    return postSigned({ base, path, body, ...sign, msMax: REQUEST_MS_MAX, agent });
  }

  #lives(): void {
    this.#pace = FRESH_PACE;
    const now = this.#ports.now();
    const change = { link: "connected", note: "", newestAt: now, receivedAt: now } as const;
    this.#ports.board.patch(sourceOf(this.#options.partnerId), change);
  }

  #failed(note: string): void {
    if (this.#stopped) return;
    if (this.#pace.length === 0) this.#ports.log(`${this.#options.partnerId}: ${note}`);
    this.#pace = paceAfterFailure(this.#pace, performance.now());
    const link = note.includes("key is not taken") ? "refused" : "lost";
    this.#ports.board.patch(sourceOf(this.#options.partnerId), { link, note });
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
