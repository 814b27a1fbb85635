import { once } from "node:events";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import type * as Ws from "ws";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { SEEN_EVERY } from "../../shared/wire/line-credit.ts";
import { bufferOfBatch, sightingBatch } from "../../shared/wire/sighting-batch.ts";
import { WIRE_VERSION } from "../../shared/wire/version.ts";
import { PORT_MESSAGE } from "../../shared/wire/wall-host.ts";
import { hostRoad } from "./host-road.ts";
import type { LinkState } from "./link-state.ts";
import type { RequestFailure } from "./request-failure.ts";
import { socketRoad } from "./socket-road.ts";
import { REQUESTS_MAX, RETRY_MS, SILENCE_MS_MAX, WireClient } from "./wire-client.ts";
import type { WireClientOptions } from "./wire-client.ts";
import type { LineEvents, RoadEvents, WireLine } from "./wire-line.ts";

// By its browser half, which is resolved here, this package only says that it has none.
const { WebSocket: NodeSocket, WebSocketServer } = createRequire(import.meta.url)(
  "ws",
) as typeof Ws;

type Sent = { kind: string; id: number; name: string; input: any; count: number };

/** A line whose other end is this test. */
class TestLine implements WireLine {
  readonly sent: Sent[] = [];
  open = true;
  #events: LineEvents | null = null;

  send(message: unknown): void {
    this.sent.push(message as Sent);
  }
  close(): void {
    this.open = false;
  }
  listen(events: LineEvents): void {
    this.#events = events;
  }
  say(raw: unknown): void {
    this.#events?.message(raw);
  }
  end(): void {
    this.open = false;
    this.#events?.closed();
  }
  /** Answers the last request that was sent. */
  async answer(output: unknown): Promise<void> {
    const { id } = this.sent.findLast(({ kind }) => kind === "request")!;
    this.say({ kind: "answer", id, output });
    await vi.advanceTimersByTimeAsync(0);
  }
}

class TestRoad {
  asked = 0;
  events!: RoadEvents;
  begin(events: RoadEvents): void {
    this.events = events;
  }
  ask(): void {
    this.asked += 1;
  }
  give(): TestLine {
    const line = new TestLine();
    this.events.opened(line);
    return line;
  }
}

const hello = (more: object = {}) => ({ version: WIRE_VERSION, entities: [], ...more });

describe("on a line in hand", () => {
  let road: TestRoad;
  let client: WireClient;
  let states: LinkState[];

  const start = (more: Partial<WireClientOptions> = {}): void => {
    client = new WireClient({ road, window: "w", random: () => 0.5, ...more });
    client.onState((state) => states.push(state));
    client.start();
  };

  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    road = new TestRoad();
    states = [];
  });

  afterEach(() => {
    client.close();
    vi.useRealTimers();
  });

  const live = async (): Promise<TestLine> => {
    const line = road.give();
    await line.answer(hello());
    return line;
  };

  test("a line is live when its hello was answered, and not before", async () => {
    start();
    const got: unknown[] = [];
    client.onHello((answer) => got.push(answer));
    expect(road.asked).toBe(1);
    const line = road.give();
    expect(line.sent).toEqual([
      { kind: "request", id: 1, name: "hello", input: { version: WIRE_VERSION, window: "w" } },
    ]);
    expect(client.state.kind).toBe("connecting");
    await expect(client.request("select", { selection: null })).rejects.toThrow("disconnected");
    await line.answer(hello());
    expect(client.state).toEqual({ kind: "live", since: 1_000_000 });
    expect(got).toEqual([hello()]);
  });

  test("each request gets its own answer, whatever the order", async () => {
    start();
    const line = await live();
    const first = client.request("search", { text: "a", limit: 5 });
    const second = client.request("search", { text: "b", limit: 5 });
    const [a, b] = line.sent.slice(-2);
    line.say({ kind: "answer", id: b!.id, output: { hits: ["b"] } });
    line.say({ kind: "failure", id: a!.id, code: "wrong-input", note: "text: too long" });
    line.say({ kind: "answer", id: 999, output: {} });
    expect(await second).toEqual({ hits: ["b"] });
    await expect(first).rejects.toMatchObject({ code: "wrong-input" });
  });

  test("a request that is not answered is given up, and so many may be under way", async () => {
    start();
    const line = await live();
    const ask = () => client.request("describe-point", { lngLat: [0, 0] });
    const asked = Array.from({ length: REQUESTS_MAX }, () =>
      ask().catch((error: unknown) => (error as RequestFailure).code),
    );
    await expect(ask()).rejects.toMatchObject({ code: "busy" });
    const beat = setInterval(() => line.say(frame()), 1_000);
    await vi.advanceTimersByTimeAsync(10_000);
    clearInterval(beat);
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["timed-out"]));
    const after = ask();
    await line.answer({ address: "x", areas: [] });
    expect(await after).toEqual({ address: "x", areas: [] });
  });

  test("a loss rejects what was asked, and the next line is greeted again", async () => {
    start();
    const line = await live();
    const asked = client.request("select", { selection: null });
    await vi.advanceTimersByTimeAsync(400);
    line.say(frame());
    await vi.advanceTimersByTimeAsync(100);
    line.end();
    await expect(asked).rejects.toMatchObject({ code: "disconnected" });
    const lost = { kind: "lost", since: 1_000_400, why: "closed" };
    expect(client.state).toEqual(lost);
    await vi.advanceTimersByTimeAsync(RETRY_MS.least);
    expect(road.asked).toBe(1);
    await vi.advanceTimersByTimeAsync(RETRY_MS.most);
    expect(road.asked).toBe(2);
    road.events.failed();
    await vi.advanceTimersByTimeAsync(RETRY_MS.most);
    expect(road.asked).toBe(3);
    expect(client.state).toEqual(lost);
    await live();
    expect(states.map(({ kind }) => kind)).toEqual(["connecting", "live", "lost", "live"]);
  });

  test("a line that is handed over unasked replaces the one there was", async () => {
    start();
    const old = await live();
    const line = road.give();
    expect(old.open).toBe(false);
    await line.answer(hello());
    expect(client.state.kind).toBe("live");
    let pushes = 0;
    client.onPush(() => (pushes += 1));
    old.say(frame());
    old.end();
    line.say(frame());
    expect(pushes).toBe(1);
    expect(client.state.kind).toBe("live");
    await vi.advanceTimersByTimeAsync(RETRY_MS.most);
    expect(road.asked).toBe(1);
  });

  test("a line that says nothing is lost, one that says anything is not", async () => {
    start();
    const line = await live();
    for (let turn = 0; turn < 10; turn++) {
      await vi.advanceTimersByTimeAsync(SILENCE_MS_MAX / 2);
      line.say(frame());
    }
    expect(client.state.kind).toBe("live");
    const heardAt = Date.now();
    await vi.advanceTimersByTimeAsync(SILENCE_MS_MAX + 1_000);
    expect(client.state).toEqual({ kind: "lost", since: heardAt, why: "silent" });
    expect(line.open).toBe(false);
  });

  test("a page that slept reads what has arrived before it calls the line silent", async () => {
    start();
    await live();
    vi.setSystemTime(Date.now() + 60_000);
    await vi.advanceTimersByTimeAsync(500);
    expect(client.state.kind).toBe("live");
    await vi.advanceTimersByTimeAsync(500);
    expect(client.state.kind).toBe("lost");
  });

  test("a line that was asked for and never comes is asked for again", async () => {
    start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(road.asked).toBeGreaterThan(1);
  });

  test("a station of another version is not live", async () => {
    start();
    await road.give().answer(hello({ version: WIRE_VERSION + 1 }));
    expect(client.state).toMatchObject({ kind: "lost", why: "version" });
  });

  test("a browser that is not logged in says so and asks for no line", async () => {
    let may = false;
    start({ mayConnect: () => Promise.resolve(may) });
    road.events.failed();
    await vi.advanceTimersByTimeAsync(RETRY_MS.most);
    expect(client.state).toMatchObject({ kind: "lost", why: "log-in" });
    expect(road.asked).toBe(1);
    may = true;
    await vi.advanceTimersByTimeAsync(RETRY_MS.most);
    expect(road.asked).toBe(2);
  });

  test("what was taken in is told to the station now and then", async () => {
    start();
    const line = await live();
    for (let turn = 0; turn < 2 * SEEN_EVERY; turn++) line.say(frame());
    const seen = line.sent.filter(({ kind }) => kind === "seen").map(({ count }) => count);
    expect(seen).toEqual([SEEN_EVERY, 2 * SEEN_EVERY]);
  });

  test("what is none of the contract is counted and changes nothing", async () => {
    start();
    const line = await live();
    const heard: unknown[] = [];
    client.onPush((push) => heard.push(push));
    client.onBatch((batch) => heard.push(batch));
    const strange = [null, "x", {}, { kind: "push", name: "toString", body: {} }, [], 7];
    for (const raw of [...strange, new ArrayBuffer(3), new ArrayBuffer(16)]) line.say(raw);
    expect(client.strangeMessages).toBe(strange.length + 2);
    expect(heard).toEqual([]);
    expect(client.state.kind).toBe("live");
  });

  test("a client that was closed stays closed", async () => {
    start();
    const line = await live();
    client.close();
    expect(line.open).toBe(false);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(road.asked).toBe(1);
    expect(road.give().open).toBe(false);
  });
});

test("over a message port: hello, pushes, bytes, and a new port after a loss", async () => {
  const gate = new EventTarget();
  const ends: MessagePort[] = [];
  const handOver = (): void => {
    const { port1, port2 } = new MessageChannel();
    ends.push(port1);
    port1.onmessage = ({ data }) => answerHello(data, (answer) => port1.postMessage(answer));
    const event = new MessageEvent("message", { data: { kind: PORT_MESSAGE } });
    Object.defineProperties(event, { source: { value: gate }, ports: { value: [port2] } });
    gate.dispatchEvent(event);
  };
  const client = new WireClient({ road: hostRoad({ askForPort: handOver }, gate), window: "d" });
  await passes(client, {
    push: (message) => ends.at(-1)!.postMessage(message),
    cut: () => ends.at(-1)!.close(),
  });
  expect(ends).toHaveLength(2);
});

test("a port that somebody else's message carries is not taken", () => {
  const gate = new EventTarget();
  const opened: WireLine[] = [];
  hostRoad({ askForPort: () => undefined }, gate).begin({
    opened: (line) => opened.push(line),
    failed: () => undefined,
  });
  const strange: [unknown, unknown][] = [
    [{ kind: PORT_MESSAGE }, null],
    [{ kind: PORT_MESSAGE }, {}],
    [{ kind: "other" }, gate],
    [null, gate],
  ];
  for (const [data, source] of strange) {
    const event = new MessageEvent("message", { data });
    const ports = [new MessageChannel().port1];
    Object.defineProperties(event, { source: { value: source }, ports: { value: ports } });
    gate.dispatchEvent(event);
    ports[0]!.close();
  }
  expect(opened).toEqual([]);
});

test("over a WebSocket: hello, pushes, bytes, and a new socket after a loss", async () => {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  server.on("connection", (socket) => {
    socket.on("message", (data) =>
      answerHello(JSON.parse((data as Buffer).toString()), (answer) =>
        socket.send(JSON.stringify(answer)),
      ),
    );
  });
  const address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/wire`;
  const road = socketRoad(address, NodeSocket as unknown as typeof WebSocket);
  const client = new WireClient({ road, window: "b" });
  await passes(client, {
    push: (message) => {
      const sent = message instanceof ArrayBuffer ? message : JSON.stringify(message);
      for (const socket of server.clients) socket.send(sent);
    },
    cut: () => {
      for (const socket of server.clients) socket.terminate();
    },
  });
  server.close();
});

function frame() {
  return { kind: "push", name: "frame", body: { at: 0, events: [], rows: [], sources: null } };
}

function answerHello(data: Sent, send: (answer: unknown) => void): void {
  if (data.name === "hello") send({ kind: "answer", id: data.id, output: hello() });
}

type Far = { push: (message: unknown) => void; cut: () => void };

/** The same life on every road: live, a push and a batch heard, cut off, live again. */
async function passes(client: WireClient, far: Far): Promise<void> {
  const states: string[] = [];
  const heard = new Set<string>();
  const lives = (count: number) =>
    vi.waitFor(() => expect(states.filter((kind) => kind === "live")).toHaveLength(count), 5_000);
  client.onState(({ kind }) => states.push(kind));
  client.onPush(({ name }) => heard.add(name));
  client.onBatch(({ count }) => heard.add(`batch of ${count}`));
  client.start();
  await lives(1);
  far.push(frame());
  far.push(bufferOfBatch(sightingBatch(2)));
  await vi.waitFor(() => expect([...heard].sort()).toEqual(["batch of 2", "frame"]));
  far.cut();
  await lives(2);
  expect(states).toEqual(["connecting", "live", "lost", "live"]);
  client.close();
}
