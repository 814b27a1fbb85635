import { getContext, setContext } from "svelte";
import type { Command } from "../../shared/commands/command.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import type { SightingStatus } from "../../shared/model/sighting.ts";
import { SIGHTING_STATUSES } from "../../shared/model/sighting.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../shared/wire/contract.ts";
import { RequestFailure } from "../bridge/request-failure.ts";
import { ALL_FAMILIES_SHOWN } from "../map/families.ts";
import type { Family, FamilySwitches } from "../map/families.ts";
import { Notices } from "../ui/notices.svelte.ts";
import { said } from "../ui/window-preferences.svelte.ts";
import { refusalWords } from "../words/refusal-words.ts";
import type { LiveSource } from "./live-source.ts";
import { refusalNotice } from "./refusal-notice.ts";
import type { LooseRefusal } from "./refusal-notice.ts";

/** What a panel may ask the wall to bring before the eye. */
export type Place =
  | "map"
  | "incidents"
  | "incident-card"
  | "units"
  | "patrol"
  | "sources"
  | "import"
  | "unlocated"
  | "explain"
  | "figures"
  | "report"
  | "search";

/** The last thing seen of something that reports its position or health. */
export type Seen = {
  readonly at: number;
  readonly receivedAt: number;
  readonly lngLat: LngLat | null;
  readonly heading: number | null;
  readonly speed: number | null;
  readonly interval: number;
  readonly value: number | null;
  readonly status: SightingStatus;
};

/** One window's desk: the live wall, and what belongs to this window alone. */
export class Desk {
  readonly live: LiveSource;
  readonly notices = new Notices();
  /** Which families of the map are shown here. */
  families = $state.raw<FamilySwitches>(ALL_FAMILIES_SHOWN);
  /** A plan nobody has accepted yet: drawn as a plan, sent to no one. */
  proposal = $state.raw<PatrolPlan | null>(null);
  /** Where the map should look; a new object asks again. */
  lookAt = $state.raw<{ readonly lngLat: LngLat } | null>(null);
  /** Positions of a file that is not imported yet. */
  preview = $state.raw<readonly LngLat[]>([]);
  #open: (place: Place) => void;
  #rowOf = new Map<EntityKey, number>();
  #rows: readonly EntityKey[] = [];

  constructor(live: LiveSource, open: (place: Place) => void) {
    this.live = live;
    this.#open = open;
  }

  /** Brings a panel before the eye and gives it the keyboard. */
  open(place: Place): void {
    this.#open(place);
  }

  toggleFamily(family: Family): void {
    this.families = { ...this.families, [family]: !this.families[family] };
  }

  show(lngLat: LngLat | null): void {
    if (lngLat !== null) this.lookAt = { lngLat };
  }

  /** Null: this thing never reported. */
  seen(key: EntityKey): Seen | null {
    const table = this.live.sightings;
    const row = this.#row(key);
    const at = row === undefined ? NaN : (table.at[row] ?? NaN);
    if (row === undefined || Number.isNaN(at)) return null;
    const [lng, lat] = [numberAt(table.lng, row), numberAt(table.lat, row)];
    return {
      at,
      receivedAt: numberAt(table.receivedAt, row) ?? at,
      lngLat: lng === null || lat === null ? null : [lng, lat],
      heading: numberAt(table.heading, row),
      speed: numberAt(table.speed, row),
      interval: numberAt(table.interval, row) ?? 0,
      value: numberAt(table.value, row),
      status: SIGHTING_STATUSES[table.status[row] ?? 0] ?? "live",
    };
  }

  /** Asks the station; what goes wrong is said on screen and answered with null. */
  async ask<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name> | null> {
    try {
      return await this.live.request(name, input);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.#sayFailure(error);
      return null;
    }
  }

  /** Asks for something to be done.  Null: refused, and said why; else what it was about. */
  async command(command: Command, done: string): Promise<{ readonly key: string } | null> {
    const answer = await this.ask("command", { command });
    if (answer === null) return null;
    if (answer.refusal !== null) {
      this.refused(answer.refusal);
      return null;
    }
    this.notices.add({ severity: "done", text: done, mend: "" });
    return { key: answer.key ?? "" };
  }

  refused(refusal: LooseRefusal): void {
    this.notices.add(refusalNotice(refusal, this.live.wall));
  }

  #sayFailure(failure: RequestFailure): void {
    const words = said(refusalWords);
    const ours = ["disconnected", "timed-out", "busy"].includes(failure.code);
    this.notices.add({
      severity: ours ? "note" : "fault",
      text: ours ? words.lost : words.broken(failure.message),
      mend: ours ? words.lostMend : words.unknownMend,
    });
  }

  /** Rows are only appended to, until a new greeting begins a new list. */
  #row(key: EntityKey): number | undefined {
    const { rows } = this.live.sightings;
    const isNewList = rows !== this.#rows && rows[0] !== this.#rows[0];
    if (isNewList || rows.length < this.#rowOf.size) this.#rowOf.clear();
    this.#rows = rows;
    for (let row = this.#rowOf.size; row < rows.length; row += 1) {
      const name = rows[row];
      if (name !== undefined) this.#rowOf.set(name, row);
    }
    return this.#rowOf.get(key);
  }
}

const DESK = Symbol("desk");

export function setDesk(desk: Desk): void {
  setContext(DESK, desk);
}

export function getDesk(): Desk {
  return getContext<Desk>(DESK);
}

function numberAt(column: Float64Array | Float32Array, row: number): number | null {
  const value = column[row];
  return value === undefined || Number.isNaN(value) ? null : value;
}
