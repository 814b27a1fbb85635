import type { Command } from "../../shared/commands/command.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { wallAfter, wallFrom } from "../../shared/fold/wall-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import type { SourcePulse } from "../../shared/model/source-pulse.ts";
import type { PushBody, RequestInput, RequestName } from "../../shared/wire/contract.ts";
import type { StationMessage } from "../../shared/wire/wire-message.ts";
import type { StationPort } from "../../shared/wire/wire-port.ts";

/** A window of a real station: what it was pushed, folded as a window does, and its questions. */
export class TestWindow implements StationPort {
  wall: WallState = wallFrom([]);
  night: PushBody<"night"> = { groups: [], positions: 0 };
  rings: PushBody<"rings">["rings"] = [];
  sources: readonly SourcePulse[] = [];
  /** Called for each event as it is shown. */
  onShown: (logged: LoggedEvent) => void = () => undefined;
  #receive: (raw: unknown) => void = () => {};
  readonly #answers = new Map<number, (output: unknown) => void>();
  #id = 0;

  send(message: StationMessage): void {
    if (message instanceof ArrayBuffer) return;
    if (message.kind === "answer") this.#answers.get(message.id)?.(message.output);
    if (message.kind !== "push") return;
    if (message.name === "rings") this.rings = structuredClone(message.body.rings);
    if (message.name === "night") this.night = structuredClone(message.body);
    if (message.name !== "frame") return;
    const { events, sources } = message.body;
    if (events.length > 0) this.wall = wallAfter(this.wall, events);
    for (const logged of events) this.onShown(logged);
    if (sources !== null) this.sources = sources;
  }

  waiting(): number {
    return 0;
  }

  onMessage(receive: (raw: unknown) => void): void {
    this.#receive = receive;
  }

  onClose(): void {}
  close(): void {}

  ask<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<unknown> {
    const id = ++this.#id;
    const answer = new Promise((resolve) => this.#answers.set(id, resolve));
    this.#receive({ kind: "request", id, name, input });
    return answer;
  }

  /** The kind of its refusal, or the key of the thing that it made or changed. */
  async command(command: Command): Promise<string> {
    const output = (await this.ask("command", { command })) as {
      refusal: { kind: string } | null;
      key: string | null;
    };
    return output.refusal?.kind ?? output.key ?? "";
  }
}

/** Resolves as soon as it is so.  Errors: rejects after 10 s. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 2000; i++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`did not happen within 10 s: ${what}`);
}
