import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import * as v from "valibot";
import { unreachable } from "../../shared/kit/assert.ts";
import { TokenBucket } from "../../shared/kit/token-bucket.ts";
import type { RejectionReason } from "../../shared/model/source-pulse.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import { HITS_PATH, isItemPath } from "./alert-message.ts";
import type { ItemPath } from "./alert-message.ts";
import type { ItemFate } from "./item-fate.ts";
import { NonceBook } from "./nonce-book.ts";
import { ANSWERS_PATH, HEARTBEAT_PATH, REPORTS_PATH } from "./partner-message.ts";
import { inAnswersSchema, inReportSchema } from "./partner-message.ts";
import type { AnswerFate, InAnswer, InReport } from "./partner-message.ts";
import { SIGNED_HEADERS, SIGNED_WINDOW_MS, isSigned } from "./signature.ts";

const BODY_BYTES_MAX = 262_144;
/** A hit brings its picture. */
const HIT_BYTES_MAX = 1_048_576;
const CONNECTIONS_MAX = 64;
const RATE = { perSecond: 200, burst: 1000 } as const;
/** What comes without a known key is counted here. */
export const DOOR_SOURCE = "partner-door";

export interface DoorPorts {
  now(): EpochMs;
  /** Null: no partner of that name. */
  secretOf(partnerId: string): string | null;
  /** Null: it could not be written; the partner may try again. */
  answer(partnerId: string, answer: InAnswer): AnswerFate | null;
  report(partnerId: string, report: InReport): AnswerFate | null;
  /** Null: not of a source of alerts; partners write to the other addresses only. */
  item(sourceId: string, path: ItemPath, read: unknown): ItemFate | null;
  /** Sources of alerts write to those addresses alone. */
  isSource(id: string): boolean;
  heard(partnerId: string): void;
  accept(partnerId: string, at: EpochMs): void;
  /** Null: nobody that is known. */
  reject(partnerId: string | null, reason: RejectionReason, detail: string): void;
}

type Reply = { readonly status: number; readonly body: object };

/** The way in for partners: signed requests on a port of its own.  Whatever comes is answered and
 *  counted, and nothing that comes can end the station. */
export class AnswerDoor {
  readonly #ports: DoorPorts;
  readonly #server: Server;
  readonly #nonces = new NonceBook(2 * SIGNED_WINDOW_MS);
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(ports: DoorPorts) {
    this.#ports = ports;
    this.#server = createServer((request, response) => void this.#take(request, response));
    this.#server.maxConnections = CONNECTIONS_MAX;
    this.#server.headersTimeout = 10_000;
    this.#server.requestTimeout = 15_000;
    this.#server.on("clientError", (_error, socket) => {
      ports.reject(null, "badFrame", "no HTTP");
      socket.destroy();
    });
  }

  /** Gives the port.  Errors: rejects where it cannot listen. */
  async listen(host: string, port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, host, () => resolve());
    });
    const address = this.#server.address();
    return typeof address === "object" && address !== null ? address.port : port;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = await this.#replyTo(request).catch((error: unknown) => {
      this.#ports.reject(null, "badFrame", error instanceof Error ? error.message : "");
      return { status: 500, body: { error: "not taken" } };
    });
    if (response.destroyed) return;
    response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
    response.end(JSON.stringify(body));
    if (!request.complete) request.destroy();
  }

  async #replyTo(request: IncomingMessage): Promise<Reply> {
    const path = request.url ?? "";
    const known = path === ANSWERS_PATH || path === REPORTS_PATH || path === HEARTBEAT_PATH;
    const isItem = isItemPath(path);
    if (request.method !== "POST" || (!known && !isItem)) {
      return this.#no(null, 404, "unmapped", path);
    }
    const body = await bodyOf(request, path === HITS_PATH ? HIT_BYTES_MAX : BODY_BYTES_MAX);
    if (body === null) return this.#no(null, 413, "oversize", path);
    const caller = this.#callerOf(request, path, body);
    if (caller.kind === "refused") return caller.reply;
    const { partnerId } = caller;
    this.#ports.heard(partnerId);
    if (path === HEARTBEAT_PATH) return { status: 200, body: { v: 1 } };
    let read: unknown;
    try {
      read = JSON.parse(body.toString("utf8"));
    } catch {
      return this.#no(partnerId, 400, "badFrame", path);
    }
    if (isItem) return this.#item(partnerId, path, read);
    if (this.#ports.isSource(partnerId)) return this.#no(partnerId, 403, "unmapped", path);
    return path === ANSWERS_PATH ? this.#answers(partnerId, read) : this.#report(partnerId, read);
  }

  /** Who calls, once key, pace, time, signature and nonce are right. */
  #callerOf(request: IncomingMessage, path: string, body: Buffer): Caller {
    const header = (name: string): string => String(request.headers[name] ?? "").slice(0, 400);
    const partnerId = decoded(header(SIGNED_HEADERS.key));
    const secret = partnerId === null ? null : this.#ports.secretOf(partnerId);
    const no = (status: number, reason: RejectionReason, of: string | null): Caller => {
      return { kind: "refused", reply: this.#no(of, status, reason, path) };
    };
    if (partnerId === null || secret === null) return no(401, "unknownRef", null);
    const [time, nonce] = [header(SIGNED_HEADERS.time), header(SIGNED_HEADERS.nonce)];
    const parts = { method: "POST", path, time, nonce, body };
    if (!isSigned(secret, parts, header(SIGNED_HEADERS.signature))) {
      return no(401, "checksum", partnerId);
    }
    const now = this.#ports.now();
    const apart = Number(time) - now;
    if (!Number.isFinite(apart) || apart > SIGNED_WINDOW_MS) return no(401, "future", partnerId);
    if (apart < -SIGNED_WINDOW_MS) return no(401, "late", partnerId);
    if (this.#bucketOf(partnerId).take(performance.now()) > 0) return no(429, "flood", partnerId);
    const seen = this.#nonces.take(`${partnerId} ${nonce}`, now);
    if (seen === "seen") return no(409, "dup", partnerId);
    return seen === "full" ? no(429, "flood", partnerId) : { kind: "known", partnerId };
  }

  /** One at a time, and between two of them the station does its other work. */
  async #answers(partnerId: string, read: unknown): Promise<Reply> {
    const parsed = v.safeParse(inAnswersSchema, read);
    if (!parsed.success) return this.#no(partnerId, 400, "schema", placeOf(parsed.issues));
    const results: { answerId: string; fate: AnswerFate }[] = [];
    for (const answer of parsed.output.answers) {
      const fate = this.#ports.answer(partnerId, answer);
      if (fate === null) return { status: 503, body: { error: "not written", results } };
      this.#count(partnerId, fate, answer.at);
      results.push({ answerId: answer.answerId, fate });
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { status: 200, body: { v: 1, results } };
  }

  #report(partnerId: string, read: unknown): Reply {
    const parsed = v.safeParse(inReportSchema, read);
    if (!parsed.success) return this.#no(partnerId, 400, "schema", placeOf(parsed.issues));
    const fate = this.#ports.report(partnerId, parsed.output);
    if (fate === null) return { status: 503, body: { error: "not written" } };
    this.#count(partnerId, fate, parsed.output.at);
    return { status: 200, body: { v: 1, fate } };
  }

  #item(sourceId: string, path: ItemPath, read: unknown): Reply {
    const fate = this.#ports.item(sourceId, path, read);
    if (fate === null) return this.#no(sourceId, 403, "unmapped", path);
    switch (fate.kind) {
      case "taken":
        this.#ports.accept(sourceId, fate.at);
        return { status: 200, body: { v: 1, fate: "taken" } };
      case "repeated":
        this.#ports.reject(sourceId, "dup", "");
        return { status: 200, body: { v: 1, fate: "repeated" } };
      case "not-written":
        return { status: 503, body: { error: "not written" } };
      case "refused":
        return this.#no(sourceId, 422, fate.reason, fate.detail);
      default:
        return unreachable(fate);
    }
  }

  #count(partnerId: string, fate: AnswerFate, at: EpochMs): void {
    if (fate === "taken") this.#ports.accept(partnerId, at);
    else this.#ports.reject(partnerId, fate === "repeated" ? "dup" : "unknownRef", "");
  }

  #no(partnerId: string | null, status: number, reason: RejectionReason, detail: string): Reply {
    this.#ports.reject(partnerId, reason, detail);
    return { status, body: { error: reason } };
  }

  #bucketOf(partnerId: string): TokenBucket {
    const known = this.#buckets.get(partnerId);
    if (known !== undefined) return known;
    const bucket = new TokenBucket(RATE);
    this.#buckets.set(partnerId, bucket);
    return bucket;
  }
}

type Caller =
  | { readonly kind: "known"; readonly partnerId: string }
  | { readonly kind: "refused"; readonly reply: Reply };

/** Null: longer than anything that is taken. */
async function bodyOf(request: IncomingMessage, bytesMax: number): Promise<Buffer | null> {
  if (Number(request.headers["content-length"] ?? 0) > bytesMax) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) return null;
    size += chunk.length;
    if (size > bytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decoded(text: string): string | null {
  try {
    return text === "" ? null : decodeURIComponent(text);
  } catch {
    return null;
  }
}

function placeOf(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  return v.getDotPath(issues[0]) ?? issues[0].type;
}
