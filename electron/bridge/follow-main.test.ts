import { MessageChannel } from "node:worker_threads";
import { afterEach, expect, test } from "vitest";
import { followMain } from "./follow-main.ts";
import type { FollowingStation, ParentEnvelope } from "./follow-main.ts";
import type { MessagePortLike } from "./port-from-message-port.ts";

const channels: MessageChannel[] = [];

afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

function followed() {
  const notes: unknown[] = [];
  const did: string[] = [];
  let hear: (envelope: ParentEnvelope) => void = () => undefined;
  const station: FollowingStation = {
    connect: (_port, { window, actor }) => did.push(`connect ${window} ${actor.role}`),
    packFile: (address) => (address === "p1/map.pmtiles" ? "a file" : null),
    close: async () => void did.push("close"),
  };
  followMain(
    {
      on: (_event, listener) => (hear = listener),
      postMessage: (note) => notes.push(note),
    },
    ({ dir }) => {
      did.push(`start ${dir}`);
      return station;
    },
    () => did.push("exit"),
  );
  const tell = (data: unknown, ports: readonly MessagePortLike[] = []) => hear({ data, ports });
  return { tell, notes, did };
}

function port() {
  const channel = new MessageChannel();
  channels.push(channel);
  let closed = false;
  const like: MessagePortLike = {
    postMessage: (message) => channel.port1.postMessage(message),
    on: () => undefined,
    start: () => channel.port1.start(),
    close: () => (closed = true),
  };
  return { like, closed: () => closed };
}

const start = { kind: "start", dir: "d", notices: [] };
const windowPort = { kind: "window-port", window: "w", actor: { name: "甲", role: "leader" } };

test("a window's port is connected as who the main process says it is", () => {
  const { tell, did } = followed();
  tell(start);
  tell(windowPort, [port().like]);
  expect(did).toEqual(["start d", "connect w leader"]);
});

test("a station is started once, and a window before that is sent away", () => {
  const { tell, did } = followed();
  const early = port();
  tell(windowPort, [early.like]);
  expect(early.closed()).toBe(true);
  tell(start);
  tell(start);
  expect(did).toEqual(["start d"]);
});

test("the path of a pack's file is told by its address only", () => {
  const { tell, notes } = followed();
  tell({ kind: "pack-file", id: 1, address: "p1/map.pmtiles" });
  tell(start);
  tell({ kind: "pack-file", id: 2, address: "p1/map.pmtiles" });
  tell({ kind: "pack-file", id: 3, address: "../secret" });
  expect(notes).toEqual([
    { kind: "pack-file", id: 1, path: null },
    { kind: "pack-file", id: 2, path: "a file" },
    { kind: "pack-file", id: 3, path: null },
  ]);
});

test("a ping is answered and what is no message of the main process is passed over", () => {
  const { tell, notes, did } = followed();
  for (const strange of [null, "start", { kind: "start" }, { kind: "window-port", window: "" }]) {
    tell(strange);
  }
  tell({ kind: "ping" });
  expect([notes, did]).toEqual([[{ kind: "pong" }], []]);
});

test("told to stop, the station closes before the process ends", async () => {
  const { tell, did } = followed();
  tell(start);
  tell({ kind: "stop" });
  await new Promise((resolve) => setTimeout(resolve));
  expect(did).toEqual(["start d", "close", "exit"]);
});
