import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { connect as connectTcp } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { bufferOfBatch, sightingBatch } from "../../shared/wire/sighting-batch.ts";
import type { StationPort } from "../../shared/wire/wire-port.ts";
import { MALFORMED_MAX, SOCKET_MESSAGE_BYTES_MAX } from "./port-from-socket.ts";
import { serveGlass } from "./serve.ts";
import type { Glass, GlassOptions } from "./serve.ts";

const scratch = mkdtempSync(join(tmpdir(), "onewall-serve-"));
const glassDir = join(scratch, "glass");
const packDir = join(scratch, "packs");
const archive = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 256));
const running: Glass[] = [];

beforeAll(() => {
  mkdirSync(join(glassDir, "assets"), { recursive: true });
  mkdirSync(packDir);
  writeFileSync(join(glassDir, "index.html"), "<title>wall</title>");
  writeFileSync(join(glassDir, "log-in.html"), "<title>log in</title>");
  writeFileSync(join(glassDir, "assets/main-1a.js"), "export {};");
  writeFileSync(join(packDir, "map.pmtiles"), archive);
  writeFileSync(join(scratch, "secret.txt"), "secret");
  symlinkSync(join(scratch, "secret.txt"), join(packDir, "link.txt"));
});

afterEach(async () => {
  for (const glass of running.splice(0)) await glass.close();
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Line = { readonly port: StationPort; readonly window: string };

async function serve(more: Partial<GlassOptions> = {}) {
  const lines: Line[] = [];
  const faults: string[] = [];
  const codes: string[] = [];
  const glass = await serveGlass({
    port: 0,
    glassDir,
    packFile: (path) => (path === "p1/map.pmtiles" ? join(packDir, "map.pmtiles") : null),
    logInCode: "AAAA-BBBB",
    announceCode: (code) => codes.push(code),
    connect: (port, { window }) => lines.push({ port, window }),
    onFault: (line) => faults.push(line),
    ...more,
  });
  running.push(glass);
  return { glass, lines, faults, codes };
}

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
type Ask = { method?: string; headers?: Record<string, string>; body?: string };

/** A request whose path is sent as it stands: `fetch` would tidy it. */
async function ask(glass: Glass, path: string, { body, ...options }: Ask = {}): Promise<Answer> {
  const request = httpRequest({
    host: "127.0.0.1",
    port: glass.port,
    path,
    ...options,
    agent: false,
  });
  request.end(body);
  const [response] = await once(request, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}

function logInWith(glass: Glass, code: string, headers: Record<string, string> = {}) {
  const own = { "content-type": "application/json", origin: `http://127.0.0.1:${glass.port}` };
  const body = JSON.stringify({ code });
  return ask(glass, "/log-in", { method: "POST", headers: { ...own, ...headers }, body });
}

async function cookieOf(glass: Glass): Promise<string> {
  const answer = await logInWith(glass, glass.logInCode());
  expect(answer.status).toBe(204);
  return answer.headers["set-cookie"]![0]!.split(";")[0]!;
}

function dial(glass: Glass, headers: Record<string, string>, path = "/wire"): WebSocket {
  const own = { origin: `http://127.0.0.1:${glass.port}` };
  const socket = new WebSocket(`ws://127.0.0.1:${glass.port}${path}`, {
    headers: { ...own, ...headers },
  });
  socket.on("error", () => undefined);
  return socket;
}

async function statusOf(socket: WebSocket): Promise<number> {
  const [, response] = await once(socket, "unexpected-response");
  response.resume();
  return response.statusCode;
}

async function openLine(served: Awaited<ReturnType<typeof serve>>) {
  const socket = dial(served.glass, { cookie: await cookieOf(served.glass) });
  await once(socket, "open");
  return { socket, station: served.lines[0]!.port };
}

test("the glass is served with the strict policy and the type of each file", async () => {
  const { glass } = await serve();
  const script = await ask(glass, "/assets/main-1a.js");
  expect(script.status).toBe(200);
  expect(script.headers["content-type"]).toBe("text/javascript; charset=utf-8");
  expect(script.headers["content-security-policy"]).toContain("default-src 'none'");
  expect(script.headers["x-content-type-options"]).toBe("nosniff");
  expect(script.headers["cache-control"]).toContain("immutable");
  expect((await ask(glass, "/log-in.html")).headers["cache-control"]).toBe("no-store");
});

test("who is not logged in is led to the log-in and gets neither wall nor pack", async () => {
  const { glass } = await serve();
  const wall = await ask(glass, "/");
  expect([wall.status, wall.headers.location]).toEqual([303, "/log-in.html"]);
  expect((await ask(glass, "/index.html")).status).toBe(303);
  expect((await ask(glass, "/pack/p1/map.pmtiles")).status).toBe(401);
  expect((await ask(glass, "/session")).status).toBe(401);
});

test("the code lets one browser in, and then its successor is in force and announced", async () => {
  const { glass, codes } = await serve();
  const first = await logInWith(glass, "aaaa bbbb");
  expect(first.status).toBe(204);
  const cookie = first.headers["set-cookie"]![0]!;
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; /);
  expect((await logInWith(glass, "AAAA-BBBB")).status).toBe(403);
  expect(codes).toEqual([glass.logInCode()]);
  expect(glass.logInCode()).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
  const headers = { cookie: cookie.split(";")[0]! };
  expect((await ask(glass, "/", { headers })).body.toString()).toContain("wall");
  expect((await ask(glass, "/session", { headers })).status).toBe(204);
  expect((await ask(glass, "/session", { headers: { cookie: `${headers.cookie}x` } })).status).toBe(
    401,
  );
});

test("a browser that logged out is out", async () => {
  const { glass } = await serve();
  const cookie = await cookieOf(glass);
  const headers = { cookie, origin: `http://127.0.0.1:${glass.port}` };
  expect((await ask(glass, "/log-out", { method: "POST", headers })).status).toBe(204);
  expect((await ask(glass, "/session", { headers: { cookie } })).status).toBe(401);
});

test("log-ins outlive the process where a file is given, which holds no token", async () => {
  const sessionsFile = join(scratch, "sessions.json");
  const first = await serve({ sessionsFile });
  const cookie = await cookieOf(first.glass);
  const { port } = first.glass;
  await first.glass.close();
  const again = await serve({ sessionsFile, port });
  expect((await ask(again.glass, "/session", { headers: { cookie } })).status).toBe(204);
  expect(readFileSync(sessionsFile, "utf8")).not.toContain(cookie.split("=")[1]);
  writeFileSync(sessionsFile, "{damaged");
  await again.glass.close();
  const third = await serve({ sessionsFile, port });
  expect((await ask(third.glass, "/session", { headers: { cookie } })).status).toBe(401);
});

test("wrong codes make an address wait ever longer, and the right one waits too", async () => {
  let now = 1_000_000;
  const { glass } = await serve({ now: () => now });
  const statuses: number[] = [];
  for (let turn = 0; turn < 4; turn++) statuses.push((await logInWith(glass, "wrong")).status);
  expect(statuses).toEqual([403, 403, 403, 429]);
  const early = await logInWith(glass, "AAAA-BBBB");
  expect([early.status, early.headers["retry-after"]]).toEqual([429, "1"]);
  now += 1_000;
  expect((await logInWith(glass, "wrong")).status).toBe(403);
  now += 1_999;
  expect((await logInWith(glass, "AAAA-BBBB")).status).toBe(429);
  now += 1;
  expect((await logInWith(glass, "AAAA-BBBB")).status).toBe(204);
  expect(glass.counts).toMatchObject({ wrongCode: 4, tooManyTries: 3 });
});

test("a log-in that is no JSON, too long, or from a foreign page is refused", async () => {
  const { glass } = await serve();
  const own = { origin: `http://127.0.0.1:${glass.port}`, "content-type": "application/json" };
  const post = (body: string, headers: Record<string, string>) =>
    ask(glass, "/log-in", { method: "POST", headers, body }).then(({ status }) => status);
  expect(await post("{", own)).toBe(400);
  expect(await post('{"code":7}', own)).toBe(400);
  expect(await post(JSON.stringify({ code: "x".repeat(4000) }), own)).toBe(400);
  const good = '{"code":"AAAA-BBBB"}';
  expect(await post(good, { ...own, "content-type": "text/plain" })).toBe(400);
  expect(await post(good, { ...own, origin: "http://evil.example" })).toBe(403);
  expect(await post(good, { "content-type": "application/json" })).toBe(403);
  expect(await post(good, own)).toBe(204);
});

test("no path leaves the folder of the glass", async () => {
  const { glass } = await serve();
  const cookie = await cookieOf(glass);
  const paths = [
    ...["/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"],
    ...["/..%5csecret.txt", "//etc/passwd", "/assets//../secret.txt", "/%00", "/assets", "/%"],
    ...["/pack/../secret.txt", "/pack/%2e%2e/secret.txt", "/pack", "/pack/", "/pack/p2/x"],
  ];
  for (const path of paths) {
    const answer = await ask(glass, path, { headers: { cookie } });
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.body.toString()).not.toContain("secret");
  }
});

test("a range of the pack's archive is exactly that range", async () => {
  const { glass } = await serve();
  const cookie = await cookieOf(glass);
  const get = (range?: string, method = "GET") =>
    ask(glass, "/pack/p1/map.pmtiles", {
      method,
      headers: range === undefined ? { cookie } : { cookie, range },
    });
  const part = await get("bytes=10-19");
  expect(part.status).toBe(206);
  expect(part.headers["content-range"]).toBe("bytes 10-19/1000");
  expect(part.body).toEqual(archive.subarray(10, 20));
  expect((await get("bytes=-5")).body).toEqual(archive.subarray(995));
  const none = await get("bytes=1000-");
  expect([none.status, none.headers["content-range"]]).toEqual([416, "bytes */1000"]);
  const whole = await get();
  expect([whole.status, whole.headers["accept-ranges"]]).toEqual([200, "bytes"]);
  expect(whole.body).toEqual(archive);
  const head = await get("bytes=0-99", "HEAD");
  expect([head.status, head.headers["content-length"], head.body.length]).toEqual([206, "100", 0]);
});

test("a Host that a foreign web site could name is refused", async () => {
  const { glass } = await serve({ names: ["wall.police.local"] });
  const status = async (host: string) =>
    (await ask(glass, "/log-in.html", { headers: { host } })).status;
  expect(await status(`evil.example:${glass.port}`)).toBe(421);
  expect(await status("127.0.0.1.evil.example")).toBe(421);
  expect(await status("a b")).toBe(421);
  for (const host of ["localhost", "192.168.1.20:8711", "[::1]:8711", "Wall.Police.Local:1"]) {
    expect([host, await status(host)]).toEqual([host, 200]);
  }
  expect(glass.counts.foreignHost).toBe(3);
});

test("only GET and HEAD of files are answered", async () => {
  const { glass } = await serve();
  for (const method of ["PUT", "DELETE", "OPTIONS"]) {
    expect((await ask(glass, "/", { method })).status).toBe(405);
  }
  expect((await ask(glass, "/log-in")).status).toBe(405);
});

test("a line needs the cookie, the same origin and our own host", async () => {
  const { glass, lines } = await serve();
  const cookie = await cookieOf(glass);
  expect(await statusOf(dial(glass, {}))).toBe(401);
  expect(await statusOf(dial(glass, { cookie, origin: "http://evil.example" }))).toBe(403);
  expect(await statusOf(dial(glass, { cookie, origin: "null" }))).toBe(403);
  const foreign = { cookie, host: "evil.example", origin: "http://evil.example" };
  expect(await statusOf(dial(glass, foreign))).toBe(421);
  expect(await statusOf(dial(glass, { cookie }, "/other"))).toBe(404);
  expect(lines).toHaveLength(0);
  const socket = dial(glass, { cookie });
  await once(socket, "open");
  expect(lines.map(({ window }) => window)).toEqual(["browser-1"]);
  socket.close();
});

test("words travel as JSON and batches as bytes, and what waits is what was not seen", async () => {
  const { socket, station } = await openLine(await serve());
  const got: [unknown, boolean][] = [];
  const two = new Promise<void>((resolve) => {
    socket.on("message", (data, isBinary) => {
      got.push([data, isBinary]);
      if (got.length === 2) resolve();
    });
  });
  const batch = sightingBatch(2);
  station.send({ kind: "failure", id: 4, code: "busy", note: "忙" });
  station.send(bufferOfBatch(batch));
  await two;
  expect(JSON.parse(String(got[0]![0]))).toEqual({
    ...{ kind: "failure", id: 4, code: "busy", note: "忙" },
  });
  expect([got[1]![1], (got[1]![0] as Buffer).length]).toEqual([true, 16 + 2 * 53]);
  expect(station.waiting()).toBe(2);
  const asked = new Promise((resolve) => station.onMessage(resolve));
  socket.send(JSON.stringify({ kind: "seen", count: 2 }));
  socket.send(JSON.stringify({ kind: "request", id: 1, name: "hello", input: {} }));
  expect(await asked).toMatchObject({ kind: "request", id: 1 });
  expect(station.waiting()).toBe(0);
  socket.close();
});

test("a malformed message is counted and the line lives; too many of them end it", async () => {
  const served = await serve();
  const { socket, station } = await openLine(served);
  const raws: unknown[] = [];
  station.onMessage((raw) => raws.push(raw));
  socket.send("{");
  socket.send("[1]");
  const pong = once(socket, "pong");
  socket.ping();
  await pong;
  expect(raws).toEqual([undefined, [1]]);
  expect(served.glass.counts.malformed).toBe(1);
  for (let turn = 0; turn < MALFORMED_MAX; turn++) socket.send("no JSON");
  const [code] = await once(socket, "close");
  expect(code).toBe(1007);
});

test("a message too large, or bytes for words, end the line and nothing else", async () => {
  const served = await serve();
  const large = await openLine(served);
  const closed = new Promise<void>((resolve) => large.station.onClose(resolve));
  large.socket.send("x".repeat(SOCKET_MESSAGE_BYTES_MAX + 1));
  await closed;
  const cookie = await cookieOf(served.glass);
  const second = dial(served.glass, { cookie });
  await once(second, "open");
  second.send(Buffer.from([1, 2, 3]));
  const [code] = await once(second, "close");
  expect(code).toBe(1003);
  expect((await ask(served.glass, "/log-in.html")).status).toBe(200);
  expect(served.faults).toHaveLength(1);
});

test("garbage on the wire is answered or dropped, and the next browser is served", async () => {
  const { glass } = await serve();
  for (const bytes of [
    "\0\0\0\0\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
  ]) {
    const raw = connectTcp(glass.port, "127.0.0.1");
    raw.on("error", () => undefined);
    raw.write(bytes);
    raw.resume();
    await once(raw, "close");
  }
  expect((await ask(glass, "/log-in.html")).status).toBe(200);
});
