import { NEAR_HOURS, NEAR_METRES } from "../../shared/model/near.ts";
import type { Near } from "../../shared/model/near.ts";
import type { Selection } from "../../shared/model/selection.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../shared/wire/contract.ts";
import type { LiveWall } from "../live/live-wall.svelte.ts";
import type { LooseRefusal } from "./refusal-notice.ts";

/** How soon a list without units is asked for again. */
const AGAIN_MS = 3000;

/** What the lists are about; it stays while their rows are walked and chosen. */
export type NearSubject = {
  /** Null: a bare point. */
  readonly incidentId: string | null;
  /** What a person chose it by: a thing, a place, or a click. */
  readonly selection: Selection | null;
  /** Null: nobody knows yet where it is. */
  readonly lngLat: LngLat | null;
};

/** What is asked of the wall. */
export interface NearPort {
  readonly live: LiveWall;
  placeOf(selection: Selection): LngLat | null;
  ask<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name> | null>;
}

/** Who and what is near (一键周边): one window's question, which outlives its panel. */
export class NearWork {
  readonly #port: NearPort;
  subject = $state.raw<NearSubject | null>(null);
  metres = $state(NEAR_METRES);
  hours = $state(NEAR_HOURS);
  answer = $state.raw<Near | null>(null);
  refusal = $state.raw<LooseRefusal | null>(null);
  pending = $state(false);
  /** When it was answered, the station's time; 0: not yet. */
  answeredAt = $state(0);
  #turn = 0;

  constructor(port: NearPort) {
    this.#port = port;
  }

  /** Nothing is offered until a place is known: it waits for an address or a click. */
  get lacksPlace(): boolean {
    return (this.subject?.lngLat ?? null) === null;
  }

  /** Asks about what is selected, or begins to ask for a place. */
  begin(selection: Selection | null = this.#port.live.selection): Promise<void> {
    this.subject = this.#subjectOf(selection);
    return this.ask();
  }

  /** A place for what has none: a click on the map, or an address. */
  place(selection: Selection): Promise<void> {
    const incidentId = this.subject?.incidentId ?? null;
    this.subject = { incidentId, selection, lngLat: selection.lngLat };
    return this.ask();
  }

  within(of: { readonly metres?: number; readonly hours?: number }): Promise<void> {
    this.metres = of.metres ?? this.metres;
    this.hours = of.hours ?? this.hours;
    return this.ask();
  }

  async ask(): Promise<void> {
    const turn = ++this.#turn;
    const { subject } = this;
    this.refusal = null;
    const lngLat = subject?.lngLat ?? null;
    if (subject === null || lngLat === null) {
      this.answer = null;
      this.pending = false;
      return;
    }
    this.pending = true;
    const start = performance.now();
    const { incidentId } = subject;
    const { metres, hours } = this;
    const output = await this.#port.ask("near", { incidentId, lngLat, metres, hours });
    if (turn !== this.#turn) return;
    this.pending = false;
    this.answer = output?.near ?? null;
    this.refusal = output?.refusal ?? null;
    this.answeredAt = this.#port.live.second;
    performance.measure("near answered", { start });
    if (this.#lacksUnits) setTimeout(() => this.#askAgain(turn), AGAIN_MS);
  }

  /** Units are there, but nobody could say yet how far: the first positions or the streets of a
   *  station that has just begun are still under way. */
  get #lacksUnits(): boolean {
    const { answer } = this;
    if (answer === null || answer.units.length > 0) return false;
    return answer.unitsRefusal !== null || answer.unitsUnplaced > 0;
  }

  /** An operator who has asked once need not ask a second time for what comes by itself. */
  #askAgain(turn: number): void {
    if (turn === this.#turn) void this.ask();
  }

  #subjectOf(selection: Selection | null): NearSubject | null {
    if (selection === null) return null;
    const incidentId = selection.kind === "incident" ? selection.id : null;
    return { incidentId, selection, lngLat: this.#port.placeOf(selection) };
  }
}
