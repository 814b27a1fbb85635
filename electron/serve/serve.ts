import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import { GLASS_HEADERS, pathPartsOf } from "../../shared/wire/glass-policy.ts";
import type { StationPort } from "../../shared/wire/wire-port.ts";
import { answerFile } from "./answer-file.ts";
import { isOwnHost, isSameOrigin } from "./host-rule.ts";
import { LogIn } from "./log-in.ts";
import { portFromSocket, SOCKET_MESSAGE_BYTES_MAX } from "./port-from-socket.ts";

export type GlassOptions = {
  /** This machine only, unless a person opens it to a network. */
  readonly host?: string;
  /** 0: any that is free. */
  readonly port: number;
  /** The built glass: index.html, log-in.html, assets. */
  readonly glassDir: string;
  /** The file for a path below `/pack/`, or null; the path's parts are plain names. */
  readonly packFile: (path: string) => string | null;
  /** The first log-in code; it lets one browser in, then another is made and announced. */
  readonly logInCode?: string;
  readonly announceCode?: (code: string) => void;
  /** Names under which this machine is reached besides its addresses and its own name. */
  readonly names?: readonly string[];
  /** Where log-ins outlive the process; without it they do not. */
  readonly sessionsFile?: string;
  readonly connect: (port: StationPort, session: { readonly window: string }) => void;
  readonly now?: () => number;
  readonly onFault?: (line: string) => void;
};

export type Glass = {
  readonly port: number;
  readonly counts: GlassCounts;
  /** The log-in code in force. */
  logInCode(): string;
  close(): Promise<void>;
};

/** What was refused, by reason. */
export type GlassCounts = {
  foreignHost: number;
  foreignOrigin: number;
  noSession: number;
  wrongCode: number;
  tooManyTries: number;
  malformed: number;
  socketsFull: number;
};

export const SOCKETS_MAX = 64;
const CONNECTIONS_MAX = 512;
const PING_MS = 10_000;
const STOP_MS = 500;

/** Serves the glass and the contract to browsers, and lets only those in that gave the code. */
export async function serveGlass(options: GlassOptions): Promise<Glass> {
  const counts = noRefusals();
  const now = options.now ?? Date.now;
  const logIn = new LogIn({
    counts,
    now,
    firstCode: options.logInCode ?? null,
    announceCode: options.announceCode ?? (() => undefined),
    sessionsFile: options.sessionsFile ?? null,
  });
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 30_000 });
  server.maxConnections = CONNECTIONS_MAX;
  server.on("request", (request, response) => {
    void answer({ options, counts, logIn }, request, response);
  });
  const sockets = acceptSockets(server, { options, counts, logIn });
  const port = await listen(server, options);
  return {
    port,
    counts,
    logInCode: () => logIn.code,
    close: () => close(server, sockets),
  };
}

type Serving = {
  readonly options: GlassOptions;
  readonly counts: GlassCounts;
  readonly logIn: LogIn;
};

async function answer(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(GLASS_HEADERS)) response.setHeader(name, value);
  try {
    if (!isOwnHost(request.headers.host, serving.options.names ?? [])) {
      serving.counts.foreignHost += 1;
      return refuse(response, 421);
    }
    await route(serving, request, response);
  } catch (error) {
    serving.options.onFault?.(`serving ${String(request.url)}: ${String(error)}`);
    if (response.headersSent) response.destroy();
    else refuse(response, 500);
  }
}

async function route(
  { options, counts, logIn }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  if (path === "/log-in" || path === "/log-out") {
    if (request.method !== "POST") return refuse(response, 405);
    if (!isSameOrigin(request.headers.origin, request.headers.host)) {
      counts.foreignOrigin += 1;
      return refuse(response, 403);
    }
    return path === "/log-in" ? logIn.answer(request, response) : logIn.end(request, response);
  }
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405);
  if (path === "/session") return refuse(response, logIn.isIn(request) ? 204 : 401);
  if (path === "/" || path === "/index.html") {
    if (!logIn.isIn(request)) return refuse(response.setHeader("location", "/log-in.html"), 303);
    return sendFile(request, response, {
      path: join(options.glassDir, "index.html"),
      cacheControl: "no-store",
    });
  }
  const parts = pathPartsOf(path);
  if (parts === null) return refuse(response, 404);
  const [head, ...rest] = parts;
  if (head !== "pack") {
    const cacheControl = head === "assets" ? "public, max-age=31536000, immutable" : "no-store";
    return sendFile(request, response, { path: join(options.glassDir, ...parts), cacheControl });
  }
  if (!logIn.isIn(request)) {
    counts.noSession += 1;
    return refuse(response, 401);
  }
  const file = options.packFile(rest.join("/"));
  if (file === null) return refuse(response, 404);
  // A pack's address holds the digest of its contents.
  return sendFile(request, response, { path: file, cacheControl: "private, max-age=31536000" });
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: { readonly path: string; readonly cacheControl: string },
): Promise<void> {
  if (!(await answerFile(request, response, file))) refuse(response, 404);
}

function refuse(response: ServerResponse, status: number): void {
  response.setHeader("cache-control", "no-store");
  response.writeHead(status).end();
}

/** Upgrades only same-origin requests of a browser that is logged in. */
function acceptSockets(server: Server, { options, counts, logIn }: Serving): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: SOCKET_MESSAGE_BYTES_MAX,
    perMessageDeflate: false,
  });
  let lines = 0;
  const refusalOf = (request: IncomingMessage): number | null => {
    const { host, origin } = request.headers;
    if (!isOwnHost(host, options.names ?? [])) return counted(counts, "foreignHost", 421);
    if (!isSameOrigin(origin, host)) return counted(counts, "foreignOrigin", 403);
    if (request.url !== "/wire") return 404;
    if (!logIn.isIn(request)) return counted(counts, "noSession", 401);
    if (sockets.clients.size >= SOCKETS_MAX) return counted(counts, "socketsFull", 503);
    return null;
  };
  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on("error", () => stream.destroy());
    const status = refusalOf(request);
    if (status !== null) return refuseUpgrade(stream, status);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      lines += 1;
      // A message too large or a frame that is none ends the line; the library says which.
      socket.on("error", (error) => options.onFault?.(`a browser's line: ${error.message}`));
      watch(socket, () => logIn.isIn(request));
      const onMalformed = (): void => void (counts.malformed += 1);
      options.connect(portFromSocket(socket, { onMalformed }), { window: `browser-${lines}` });
    });
  });
  return sockets;
}

/** Ends a line whose browser is silent, or was logged out. */
function watch(socket: WebSocket, isIn: () => boolean): void {
  let answered = true;
  const timer = setInterval(() => {
    if (!answered || !isIn()) return socket.terminate();
    answered = false;
    socket.ping();
  }, PING_MS);
  socket.on("pong", () => (answered = true));
  socket.once("close", () => clearInterval(timer));
}

function refuseUpgrade(stream: Duplex, status: number): void {
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function counted(counts: GlassCounts, reason: keyof GlassCounts, status: number): number {
  counts[reason] += 1;
  return status;
}

function noRefusals(): GlassCounts {
  const none = { foreignHost: 0, foreignOrigin: 0, noSession: 0, wrongCode: 0 };
  return { ...none, tooManyTries: 0, malformed: 0, socketsFull: 0 };
}

function listen(server: Server, { host, port }: GlassOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host ?? "127.0.0.1", () => {
      server.off("error", reject);
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function close(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.close(1001, "the station stops");
  return new Promise((resolve) => {
    server.close(() => resolve());
    setTimeout(() => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
    }, STOP_MS).unref();
    server.closeIdleConnections();
  });
}
