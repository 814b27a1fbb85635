import { once } from "node:events";
import { MessageChannel } from "node:worker_threads";
import type { MessagePort } from "node:worker_threads";
import { afterEach, expect, test } from "vitest";
import { bufferOfBatch, sightingBatch } from "../../shared/wire/sighting-batch.ts";
import { PORT_RATE, PORT_WAITING_MAX, portFromMessagePort } from "./port-from-message-port.ts";
import type { MessagePortLike } from "./port-from-message-port.ts";

const open: MessagePort[] = [];

afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** A real channel; its station end wears the envelope that Electron's ports have. */
function line(now?: () => number) {
  const { port1, port2: window } = new MessageChannel();
  open.push(port1, window);
  const enveloped: MessagePortLike = {
    postMessage: (message) => port1.postMessage(message),
    on: (event: string, listener: (arg: any) => void) =>
      port1.on(event, (data: unknown) => listener({ data })),
    start: () => port1.start(),
    close: () => port1.close(),
  };
  return { station: portFromMessagePort(enveloped, now), window };
}

async function next(window: MessagePort): Promise<unknown> {
  const [message] = await once(window, "message");
  return message;
}

test("words and bytes arrive at the window as they were sent", async () => {
  const { station, window } = line();
  const failure = { kind: "failure", id: 1, code: "busy", note: "" } as const;
  station.send(failure);
  expect(await next(window)).toEqual(failure);
  const bytes = bufferOfBatch(sightingBatch(3));
  station.send(bytes);
  const arrived = await next(window);
  expect(arrived).toBeInstanceOf(ArrayBuffer);
  expect(new Uint8Array(arrived as ArrayBuffer)).toEqual(new Uint8Array(bytes));
});

test("what a window sends arrives unparsed and in order", async () => {
  const { station, window } = line();
  const got: unknown[] = [];
  const done = new Promise<void>((resolve) => {
    station.onMessage((raw) => {
      got.push(raw);
      if (got.length === 4) resolve();
    });
  });
  const sent = [{ kind: "request", id: 1 }, "no request", null, [undefined]];
  for (const message of sent) window.postMessage(message);
  await done;
  expect(got).toEqual(sent);
});

test("what waits is what was sent and not yet seen, and a lie changes nothing", async () => {
  const { station, window } = line();
  station.onMessage(() => undefined);
  for (let id = 0; id < 10; id++) station.send({ kind: "answer", id, output: null });
  expect(station.waiting()).toBe(10);
  for (const count of [4, 3, -1, 1.5, NaN]) window.postMessage({ kind: "seen", count });
  await arrived(station, window);
  expect(station.waiting()).toBe(6);
  window.postMessage({ kind: "seen", count: 1e9 });
  await arrived(station, window);
  expect(station.waiting()).toBe(0);
});

test("a seen message never reaches a request handler", async () => {
  const { station, window } = line();
  const got: unknown[] = [];
  station.onMessage((raw) => got.push(raw));
  window.postMessage({ kind: "seen", count: 0 });
  await arrived(station, window);
  expect(got).toEqual(["there"]);
});

test("the end of one side is told to the other, once, and nothing is sent after it", async () => {
  const { station, window } = line();
  let closes = 0;
  const closed = new Promise<void>((resolve) => {
    station.onClose(() => {
      closes += 1;
      resolve();
    });
  });
  station.onMessage(() => undefined);
  window.close();
  await closed;
  station.close();
  station.send({ kind: "answer", id: 1, output: null });
  expect(closes).toBe(1);
  expect(station.waiting()).toBe(0);
});

test("closing at the station's side ends the window's line", async () => {
  const { station, window } = line();
  const ended = once(window, "close");
  station.close();
  await ended;
});

test("a window that floods its line is cut off", async () => {
  const { station, window } = line(() => 0);
  let got = 0;
  const cut = new Promise<void>((resolve) => station.onClose(resolve));
  station.onMessage(() => (got += 1));
  for (let id = 0; id <= PORT_RATE.burst; id++) window.postMessage({ kind: "request", id });
  await cut;
  expect(got).toBe(PORT_RATE.burst);
});

test("a window that never takes anything is cut off instead of filling the memory", () => {
  const { station } = line();
  let cut = false;
  station.onClose(() => (cut = true));
  for (let id = 0; id <= PORT_WAITING_MAX; id++) station.send({ kind: "answer", id, output: 0 });
  expect(cut).toBe(true);
});

/** Resolves when everything posted before has been taken. */
function arrived(
  station: ReturnType<typeof portFromMessagePort>,
  window: MessagePort,
): Promise<void> {
  const there = new Promise<void>((resolve) => {
    station.onMessage((raw) => {
      if (raw === "there") resolve();
    });
  });
  window.postMessage("there");
  return there;
}
