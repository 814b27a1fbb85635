import { WebSocket } from "ws";
import type { RequestInput, RequestName, RequestOutput } from "../../shared/wire/contract.ts";
import { WIRE_VERSION } from "../../shared/wire/version.ts";

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
  const waiting = new Map<number, { resolve: (answer: Answer) => void }>();
  let [nextId, taken] = [1, 0];
  socket.on("message", (data: Buffer, isBinary: boolean) => {
    counts.bytes += data.length;
    taken += 1;
    if (taken % SEEN_EVERY === 0) socket.send(JSON.stringify({ kind: "seen", count: taken }));
    if (isBinary) return void (counts.batches += 1);
    const message = JSON.parse(data.toString()) as Message;
    if (message.kind === "push") {
      if (message.name !== "frame") return;
      counts.frames += 1;
      counts.events += message.body.events.length;
      return;
    }
    waiting.get(message.id)?.resolve({ message, bytes: data.length });
    waiting.delete(message.id);
  });
  const request = async (name: string, input: unknown) => {
    const id = nextId++;
    const answer = new Promise<Answer>((resolve) => waiting.set(id, { resolve }));
    socket.send(JSON.stringify({ kind: "request", id, name, input }));
    const { message, bytes } = await answer;
    if (message.kind === "failure") throw new Error(`${name}: ${message.code} ${message.note}`);
    return { output: message.output, bytes };
  };
  const began = performance.now();
  const { output, bytes } = await request("hello", { version: WIRE_VERSION, window: "bench" });
  return {
    hello: output as RequestOutput<"hello">,
    helloBytes: bytes,
    helloMs: performance.now() - began,
    counts,
    ask: async (name, input) => (await request(name, input)).output as never,
    close: () => socket.close(),
  };
}

/** As a window does: it says what it has taken before the station thinks it slow. */
const SEEN_EVERY = 8;

type Reply =
  | { readonly kind: "answer"; readonly id: number; readonly output: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly code: string; readonly note: string };
type Message =
  | Reply
  | {
      readonly kind: "push";
      readonly name: string;
      readonly body: { readonly events: readonly unknown[] };
    };
type Answer = { readonly message: Reply; readonly bytes: number };
