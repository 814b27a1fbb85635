import { closuresInForce } from "../../shared/fold/closure-state.ts";
import type { ClosureState } from "../../shared/fold/closure-state.ts";
import type { Command } from "../../shared/commands/command.ts";
import type { ClosableStretch } from "../../shared/model/closure.ts";
import type { Selection } from "../../shared/model/selection.ts";
import { TRAVEL_MODES } from "../../shared/model/unit.ts";
import type { TravelMode } from "../../shared/model/unit.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../shared/wire/contract.ts";
import type { LiveWall } from "../live/live-wall.svelte.ts";
import type { LooseRefusal } from "./refusal-notice.ts";

const MINUTE_MS = 60_000;

/** What is asked of the wall. */
export interface ClosurePort {
  readonly live: LiveWall;
  placeOf(selection: Selection): LngLat | null;
  ask<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name> | null>;
}

/** Closing a street: which one, for whom, how long.  It belongs to the window, so that turning to
 *  another panel loses nothing; nothing is closed before a person says so. */
export class ClosureWork {
  readonly #port: ClosurePort;
  /** A form is filled in; what it is about may still have to be pointed at. */
  asking = $state(false);
  /** Which end a click on the map means; empty: none. */
  picking = $state<"" | "from" | "to">("");
  stretches = $state.raw<readonly ClosableStretch[]>([]);
  refusal = $state.raw<LooseRefusal | null>(null);
  pending = $state(false);
  modes = $state.raw<readonly TravelMode[]>(TRAVEL_MODES);
  /** Minutes from now; 0: until somebody opens it. */
  minutes = $state(0);
  reason = $state("");
  readonly #held = $derived.by(() => this.#port.live.wall.closure);
  readonly #ids = $derived.by(() =>
    closuresInForce(this.#held.values(), this.#port.live.second)
      .map(({ id }) => id)
      .join(),
  );
  /** Closures in force, oldest first; a new list only when one came or went. */
  readonly inForce: readonly ClosureState[] = $derived(
    this.#ids.split(",").flatMap((id) => this.#held.get(id) ?? []),
  );
  #from: LngLat | null = null;
  #turn = 0;

  constructor(port: ClosurePort) {
    this.#port = port;
  }

  /** About what is selected, or about what will be pointed at. */
  begin(selection: Selection | null = this.#port.live.selection): Promise<void> {
    const lngLat = selection === null ? null : this.#port.placeOf(selection);
    this.asking = true;
    this.stretches = [];
    this.refusal = null;
    this.#from = null;
    if (lngLat !== null) return this.from(lngLat);
    this.picking = "from";
    return Promise.resolve();
  }

  from(lngLat: LngLat): Promise<void> {
    this.#from = lngLat;
    return this.#ask(lngLat, null);
  }

  /** Everything from the first place to this one. */
  to(lngLat: LngLat): Promise<void> {
    return this.#ask(this.#from ?? lngLat, lngLat);
  }

  leave(): void {
    this.asking = false;
    this.picking = "";
    this.stretches = [];
    this.reason = "";
    this.minutes = 0;
    this.#turn += 1;
  }

  toggle(mode: TravelMode): void {
    const without = this.modes.filter((one) => one !== mode);
    const modes = without.length < this.modes.length ? without : [...this.modes, mode];
    if (modes.length > 0) this.modes = TRAVEL_MODES.filter((one) => modes.includes(one));
  }

  /** What the form says now; null: it does not say which street. */
  command(now: number): Extract<Command, { kind: "close-street" }> | null {
    if (this.stretches.length === 0) return null;
    const stretches = this.stretches.map(({ lngLat, street, line }) => ({ lngLat, street, line }));
    const until = this.minutes === 0 ? null : epochMs(now + this.minutes * MINUTE_MS);
    const { modes, reason } = this;
    return { kind: "close-street", stretches, modes: [...modes], reason, until };
  }

  async #ask(from: LngLat, to: LngLat | null): Promise<void> {
    const turn = ++this.#turn;
    this.picking = "";
    this.pending = true;
    const output = await this.#port.ask("stretches", { from, to });
    if (turn !== this.#turn) return;
    this.pending = false;
    this.refusal = output?.refusal ?? null;
    if (output === null || output.stretches.length === 0) {
      // What was found before stays; without anything the place is asked for again.
      if (this.stretches.length === 0) this.picking = "from";
      return;
    }
    this.stretches = output.stretches;
  }
}
