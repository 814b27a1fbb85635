import { TRACK_MINUTES_MAX } from "../../shared/model/sighting.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../shared/wire/contract.ts";
import type { LooseRefusal } from "./refusal-notice.ts";

/** Choices of how far back, minutes. */
export const TRAIL_MINUTES = [15, 30, 60, TRACK_MINUTES_MAX] as const;

export interface TrailPort {
  ask<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name> | null>;
  refused(refusal: LooseRefusal): void;
}

export type Trail = {
  readonly unitId: string;
  readonly minutes: number;
  readonly points: RequestOutput<"track">["points"];
};

/** The way that one unit came, asked for by a person and shown until they have seen it. */
export class TrailWork {
  readonly #port: TrailPort;
  shown = $state.raw<Trail | null>(null);
  pending = $state(false);
  #turn = 0;

  constructor(port: TrailPort) {
    this.#port = port;
  }

  async show(unitId: string, minutes: number = TRAIL_MINUTES[1]): Promise<Trail | null> {
    const turn = ++this.#turn;
    this.pending = true;
    const answer = await this.#port.ask("track", { unitId, minutes });
    if (turn !== this.#turn) return null;
    this.pending = false;
    if (answer === null) return null;
    if (answer.refusal !== null) {
      this.#port.refused(answer.refusal);
      return null;
    }
    this.shown = { unitId, minutes, points: answer.points };
    return this.shown;
  }

  hide(): void {
    this.#turn += 1;
    this.pending = false;
    this.shown = null;
  }
}
