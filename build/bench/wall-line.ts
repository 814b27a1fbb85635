import { WebSocket } from "ws";
import type { RequestInput, RequestName, RequestOutput } from "../../shared/wire/contract.ts";
import { outputOf, stationMessageFrom } from "../../shared/wire/from-station.ts";
import { SEEN_EVERY } from "../../shared/wire/line-credit.ts";
import { WIRE_VERSION } from "../../shared/wire/version.ts";
import type { AnswerMessage } from "../../shared/wire/wire-message.ts";

/** A window's line to a station, without the window: it takes what comes and counts it. */
export type WallLine = {
  readonly hello: RequestOutput<"hello">;
  /** Length of the hello as it came, bytes. */
  readonly helloBytes: number;
  readonly helloMs: number;
  readonly counts: { frames: number; events: number; batches: number; bytes: number };
  readonly ask: <Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ) => Promise<RequestOutput<Name>>;
  readonly close: () => void;
};

export async function openLine(url: string, cookie: string): Promise<WallLine> {
  const { host, origin } = new URL(url);
  const socket = new WebSocket(`ws://${host}/wire`, { headers: { cookie }, origin });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  const counts = { frames: 0, events: 0, batches: 0, bytes: 0 };
  const waiting = new Map<number, (answer: Answer) => void>();
  let [nextId, taken] = [1, 0];
  socket.on("message", (data: Buffer, isBinary: boolean) => {
    counts.bytes += data.length;
    taken += 1;
    if (taken % SEEN_EVERY === 0) socket.send(JSON.stringify({ kind: "seen", count: taken }));
    if (isBinary) return void (counts.batches += 1);
    const message = stationMessageFrom(JSON.parse(data.toString()));
    if (message === null || message instanceof ArrayBuffer) return;
    if (message.kind !== "push") {
      waiting.get(message.id)?.({ message, bytes: data.length });
      waiting.delete(message.id);
    } else if (message.name === "frame") {
      counts.frames += 1;
      counts.events += message.body.events.length;
    }
  });
  const request = async (name: string, input: unknown) => {
    const id = nextId++;
    const answer = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ kind: "request", id, name, input }));
    const { message, bytes } = await answer;
    if (message.kind === "failure") throw new Error(`${name}: ${message.code} ${message.note}`);
    return { output: message.output, bytes };
  };
  const began = performance.now();
  const { output, bytes } = await request("hello", { version: WIRE_VERSION, window: "bench" });
  return {
    hello: outputOf("hello", output),
    helloBytes: bytes,
    helloMs: performance.now() - began,
    counts,
    ask: async (name, input) => outputOf(name, (await request(name, input)).output),
    close: () => socket.close(),
  };
}

type Answer = { readonly message: AnswerMessage; readonly bytes: number };
