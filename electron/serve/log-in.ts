import type { IncomingMessage, ServerResponse } from "node:http";
import * as v from "valibot";
import { LogInCode } from "./log-in-code.ts";
import { SessionBook } from "./session-book.ts";
import { TryLimit } from "./try-limit.ts";

/** What log-ins are counted by. */
type Counts = { wrongCode: number; tooManyTries: number };

export type LogInOptions = {
  readonly counts: Counts;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly firstCode: string | null;
  readonly announceCode: (code: string) => void;
  readonly sessionsFile: string | null;
};

const BODY_BYTES_MAX = 1_024;
const COOKIE_SECONDS = 30 * 24 * 3_600;

/** The log-in of browsers: a code for a cookie. */
export class LogIn {
  readonly #options: LogInOptions;
  readonly #code: LogInCode;
  readonly #sessions: SessionBook;
  readonly #tries = new TryLimit();

  constructor(options: LogInOptions) {
    this.#options = options;
    this.#code = new LogInCode(options.firstCode);
    this.#sessions = new SessionBook(options.sessionsFile);
  }

  get code(): string {
    return this.#code.code;
  }

  isIn(request: IncomingMessage): boolean {
    const token = tokenOf(request);
    return token !== null && this.#sessions.use(token, this.#options.now());
  }

  /** Answers `POST /log-in` with `{"code": "..."}`: 204 and the cookie, or why not. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { counts, now, announceCode } = this.#options;
    const address = request.socket.remoteAddress ?? "";
    const waitMs = this.#tries.waitMs(address, now());
    if (waitMs > 0) {
      counts.tooManyTries += 1;
      response.setHeader("retry-after", Math.ceil(waitMs / 1000));
      return end(response, 429);
    }
    const code = codeIn(await bodyOf(request));
    if (code === null) return end(response, 400);
    if (!this.#code.take(code)) {
      counts.wrongCode += 1;
      this.#tries.countWrong(address, now());
      return end(response, 403);
    }
    this.#tries.forget(address);
    announceCode(this.#code.code);
    setCookie(request, response, { token: this.#sessions.open(now()), maxAge: COOKIE_SECONDS });
    end(response, 204);
  }

  /** Answers `POST /log-out`. */
  end(request: IncomingMessage, response: ServerResponse): void {
    const token = tokenOf(request);
    if (token !== null) this.#sessions.close(token);
    setCookie(request, response, { token: "", maxAge: 0 });
    end(response, 204);
  }
}

const bodySchema = v.object({ code: v.pipe(v.string(), v.maxLength(64)) });

function codeIn(body: string | null): string | null {
  if (body === null) return null;
  try {
    const parsed = v.safeParse(bodySchema, JSON.parse(body));
    return parsed.success ? parsed.output.code : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Null: not announced as JSON, which no foreign page can do unasked, or too long. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  if (request.headers["content-type"] !== "application/json") return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) return null;
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Cookies know no ports: two stations on one machine need two names. */
function cookieName(request: IncomingMessage): string {
  return `onewall-${request.socket.localPort ?? 0}`;
}

function tokenOf(request: IncomingMessage): string | null {
  const name = cookieName(request);
  for (const pair of (request.headers.cookie ?? "").split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name && value !== undefined && value !== "") return value;
  }
  return null;
}

function setCookie(
  request: IncomingMessage,
  response: ServerResponse,
  { token, maxAge }: { readonly token: string; readonly maxAge: number },
): void {
  const rules = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAge}`;
  response.setHeader("set-cookie", `${cookieName(request)}=${token}; ${rules}`);
}

function end(response: ServerResponse, status: number): void {
  response.setHeader("cache-control", "no-store");
  response.writeHead(status).end();
}
