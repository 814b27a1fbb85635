import { expect, test } from "vitest";
import { logged, wholeCall } from "../../shared/fold/event-fixtures.test-data.ts";
import { emptyWall, wallAfter } from "../../shared/fold/wall-state.ts";
import type { Sighting } from "../../shared/model/sighting.ts";
import { epochMs, seconds } from "../../shared/units/quantity.ts";
import type { Handlers } from "../../shared/wire/contract.ts";
import { batchFromBuffer } from "../../shared/wire/sighting-batch.ts";
import type { StationMessage } from "../../shared/wire/wire-message.ts";
import type { StationPort } from "../../shared/wire/wire-port.ts";
import { Hub, PENDING_EVENTS_MAX, WAITING_MAX } from "./hub.ts";
import type { HubSession } from "./hub.ts";

const NOW = epochMs(1_764_000_000_000);
const SESSION = { window: "w1", actor: { name: "甲", role: "leader" as const } };

/** A line whose other end is an array, and whose window can be made slow. */
class ArrayPort implements StationPort {
  readonly sent: StationMessage[] = [];
  slow = false;
  closed = false;
  #receive: (raw: unknown) => void = () => {};
  #gone: () => void = () => {};
  send(message: StationMessage): void {
    this.sent.push(message);
  }
  waiting(): number {
    return this.slow ? WAITING_MAX + 1 : 0;
  }
  onMessage(receive: (raw: unknown) => void): void {
    this.#receive = receive;
  }
  onClose(gone: () => void): void {
    this.#gone = gone;
  }
  close(): void {
    this.closed = true;
    this.#gone();
  }
  async ask(name: string, input: unknown): Promise<StationMessage | undefined> {
    this.#receive({ kind: "request", id: 1, name, input });
    await new Promise((resolve) => setTimeout(resolve, 0));
    return this.sent[this.sent.length - 1];
  }
  frames() {
    return this.sent.flatMap((message) =>
      !(message instanceof ArrayBuffer) && message.kind === "push" && message.name === "frame"
        ? [message.body]
        : [],
    );
  }
  batches() {
    return this.sent.flatMap((message) => {
      if (!(message instanceof ArrayBuffer)) return [];
      const batch = batchFromBuffer(message);
      return batch.ok ? [batch.value] : [];
    });
  }
}

const HANDLERS = {} as Handlers<HubSession>;

function newHub(): Hub {
  return new Hub({
    now: () => NOW,
    wall: () => wallAfter(emptyWall(), logged(wholeCall("A-1", "巡07").slice(0, 3))),
    sources: () => [],
    facts: () => ({
      station: "HQ",
      stationName: "指挥中心",
      epoch: "e1",
      city: { pack: null, fault: null, looked: true },
      rings: [],
      notices: [],
    }),
  });
}

function seen(unit: string, at: number): Sighting {
  return {
    thing: `unit:${unit}`,
    source: "test",
    at: epochMs(at),
    receivedAt: NOW,
    lngLat: [120, 28.9],
    heading: null,
    speed: null,
    status: "live",
    interval: seconds(5),
    value: null,
  };
}

test("a window gets the picture, then each event and each changed row once", async () => {
  const hub = newHub();
  const port = new ArrayPort();
  hub.connect(port, SESSION, HANDLERS);
  hub.sight(seen("巡07", 1000));
  const hello = await port.ask("hello", { version: 1, window: "w1" });
  expect(hello).toMatchObject({ kind: "answer", output: { station: "HQ", rows: ["unit:巡07"] } });
  hub.sendFrame();
  expect(port.batches().map((batch) => [...batch.row])).toEqual([[0]]);
  hub.sendFrame();
  expect(port.batches().length).toBe(1);
  hub.sight(seen("巡08", 1000));
  hub.publish(logged(wholeCall("A-2", "巡08").slice(0, 2)));
  hub.sendFrame();
  const [, , third] = port.frames();
  expect(third?.rows).toEqual(["unit:巡08"]);
  expect(third?.events.length).toBe(2);
  expect(port.batches()[1]?.row[0]).toBe(1);
  hub.sendFrame();
  expect(port.frames()[3]?.events).toEqual([]);
});

test("a slow window is left out of frames and misses nothing", async () => {
  const hub = newHub();
  const port = new ArrayPort();
  hub.connect(port, SESSION, HANDLERS);
  await port.ask("hello", { version: 1, window: "w1" });
  port.slow = true;
  for (let i = 0; i < 5; i++) {
    hub.sight(seen(`巡0${i}`, 1000 + i));
    hub.publish(logged(wholeCall(`B-${i}`, "巡07").slice(0, 1)));
    hub.sendFrame();
  }
  expect(port.frames()).toEqual([]);
  port.slow = false;
  hub.sendFrame();
  expect(port.frames()[0]?.events.length).toBe(5);
  expect(port.batches()[0]?.count).toBe(5);
});

test("a window that falls behind without end is cut off, so that it asks afresh", async () => {
  const hub = newHub();
  const port = new ArrayPort();
  hub.connect(port, SESSION, HANDLERS);
  await port.ask("hello", { version: 1, window: "w1" });
  port.slow = true;
  const call = logged(wholeCall("A-9", "巡07"));
  for (let i = 0; i <= PENDING_EVENTS_MAX / call.length; i++) hub.publish(call);
  hub.sendFrame();
  expect(port.closed).toBe(true);
});

test("a selection made in one window stands in all", async () => {
  const hub = newHub();
  const ports = [new ArrayPort(), new ArrayPort(), new ArrayPort()];
  for (const [i, port] of ports.entries()) {
    hub.connect(port, { ...SESSION, window: `w${i}` }, HANDLERS);
    await port.ask("hello", { version: 1, window: `w${i}` });
  }
  await ports[0]?.ask("select", { selection: { kind: "incident", id: "A-1", lngLat: null } });
  for (const port of ports) {
    expect(port.sent).toContainEqual({
      kind: "push",
      name: "selection",
      body: { selection: { kind: "incident", id: "A-1", lngLat: null }, by: "甲" },
    });
  }
});

test("a sighting older than the last is not taken, and the same one only once", () => {
  const hub = newHub();
  expect(hub.sight(seen("巡07", 2000))).toBe("new");
  expect(hub.sight(seen("巡07", 2000))).toBe("dup");
  expect(hub.sight(seen("巡07", 1000))).toBe("late");
  expect(hub.lastSeen("unit:巡07")?.at).toBe(2000);
});

test("without a fix the last good place stays", () => {
  const hub = newHub();
  hub.sight(seen("巡07", 1000));
  hub.sight({ ...seen("巡07", 2000), lngLat: null, status: "no-fix" });
  expect(hub.lastSeen("unit:巡07")).toMatchObject({ lngLat: [120, 28.9], at: 2000 });
});

test("a wrong request is answered with what is wrong, and the line goes on", async () => {
  const hub = newHub();
  const port = new ArrayPort();
  hub.connect(port, SESSION, HANDLERS);
  expect(await port.ask("drop-table", {})).toMatchObject({ code: "unknown-request" });
  expect(await port.ask("hello", { version: "1" })).toMatchObject({ code: "wrong-input" });
  expect(await port.ask("constructor", {})).toMatchObject({ code: "unknown-request" });
  const hello = await port.ask("hello", { version: 1, window: "w1" });
  expect(hello).toMatchObject({ kind: "answer" });
});
