import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { portFromSocket, SOCKET_RATE } from "./port-from-socket.ts";

const servers: WebSocketServer[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    for (const socket of server.clients) socket.terminate();
    server.close();
  }
});

/** Both ends of one real WebSocket. */
async function ends(): Promise<{ ours: WebSocket; theirs: WebSocket }> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  servers.push(server);
  await once(server, "listening");
  const accepted = once(server, "connection");
  const theirs = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [ours] = await accepted;
  if (theirs.readyState !== WebSocket.OPEN) await once(theirs, "open");
  return { ours, theirs };
}

test("a browser that asks too fast is read more slowly, and loses nothing", async () => {
  const { ours, theirs } = await ends();
  const station = portFromSocket(ours, { now: () => 0 });
  const count = SOCKET_RATE.burst + 3;
  const ids: number[] = [];
  let paused = 0;
  const all = new Promise<void>((resolve) => {
    station.onMessage((raw) => {
      ids.push((raw as { id: number }).id);
      paused += ours.isPaused ? 1 : 0;
      if (ids.length === count) resolve();
    });
  });
  for (let id = 0; id < count; id++) theirs.send(JSON.stringify({ kind: "request", id }));
  await all;
  expect(ids).toEqual(Array.from({ length: count }, (_, i) => i));
  expect(paused).toBe(3);
});

test("after the end nothing is sent and the end was told once", async () => {
  const { ours, theirs } = await ends();
  const station = portFromSocket(ours);
  let ended = 0;
  const end = new Promise<void>((resolve) =>
    station.onClose(() => {
      ended += 1;
      resolve();
    }),
  );
  theirs.close();
  await end;
  station.close();
  station.send({ kind: "answer", id: 1, output: null });
  expect([ended, station.waiting()]).toEqual([1, 0]);
});
