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

const settled = () => new Promise((resolve) => setTimeout(resolve));

function followed(starts = true) {
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
    async ({ dir }) => {
      did.push(`start ${dir}`);
      return starts ? station : null;
    },
    (code) => did.push(`exit ${code}`),
  );
  const tell = (data: unknown, ports: readonly MessagePortLike[] = []) => hear({ data, ports });
  return { tell, notes, did };
}

function port(): MessagePortLike {
  const channel = new MessageChannel();
  channels.push(channel);
  return {
    postMessage: (message) => channel.port1.postMessage(message),
    on: () => undefined,
    start: () => channel.port1.start(),
    close: () => channel.port1.close(),
  };
}

const start = { kind: "start", dir: "d", notices: [], browserPort: null };
const windowPort = { kind: "window-port", window: "w", actor: { name: "甲", role: "leader" } };

test("a window's port is connected as who the main process says it is", async () => {
  const { tell, did } = followed();
  tell(start);
  await settled();
  tell(windowPort, [port()]);
  expect(did).toEqual(["start d", "connect w leader"]);
});

test("a station is started once, and a window that comes before it is up waits", async () => {
  const { tell, did } = followed();
  tell(windowPort, [port()]);
  tell(start);
  tell(start);
  tell({ ...windowPort, window: "x" }, [port()]);
  tell(windowPort);
  expect(did).toEqual(["start d"]);
  await settled();
  expect(did).toEqual(["start d", "connect w leader", "connect x leader"]);
});

test("a station that cannot start ends its process", async () => {
  const { tell, did } = followed(false);
  tell(start);
  await settled();
  expect(did).toEqual(["start d", "exit 1"]);
});

test("the path of a pack's file is told by its address only", async () => {
  const { tell, notes } = followed();
  tell({ kind: "pack-file", id: 1, address: "p1/map.pmtiles" });
  tell(start);
  await settled();
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
  await settled();
  tell({ kind: "stop" });
  await settled();
  expect(did).toEqual(["start d", "close", "exit 0"]);
});
