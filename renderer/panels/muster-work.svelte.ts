import type { Command } from "../../shared/commands/command.ts";
import { isOpenStage } from "../../shared/fold/incident-state.ts";
import {
  CALL_UP_LIMITS,
  MUSTER_LARGE,
  RING_METRES,
  ROLL_CALL_LIMITS,
} from "../../shared/model/muster.ts";
import type { MusterKind } from "../../shared/model/muster.ts";
import type { Selection } from "../../shared/model/selection.ts";
import { distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { metres as asMetres } from "../../shared/units/quantity.ts";
import type { Metres } from "../../shared/units/quantity.ts";
import type { LiveWall } from "../live/live-wall.svelte.ts";

/** A unit that may be asked. */
export type Askable = {
  readonly unitId: string;
  /** From the middle of the ring; null: of a roll-call, or its place is not known. */
  readonly metres: Metres | null;
  /** The call it is on, and whether that is of priority 1; null: it is free. */
  readonly call: { readonly incidentId: string; readonly grave: boolean } | null;
};

export interface MusterPort {
  readonly live: LiveWall;
  placeOf(selection: Selection): LngLat | null;
  unitPlace(unitId: string): LngLat | null;
}

/** Calling the roll, or calling everybody in a ring: whom, and for what.  It belongs to the window;
 *  nobody is asked before a person says so. */
export class MusterWork {
  readonly #port: MusterPort;
  asking = $state<MusterKind | null>(null);
  /** Null: of a roll-call, everybody on duty. */
  #named = $state.raw<readonly string[] | null>(null);
  centre = $state.raw<LngLat | null>(null);
  incidentId = $state<string | null>(null);
  metres = $state<number>(RING_METRES[1]);
  text = $state("");
  /** Of those who are on a call, who is asked all the same. */
  ticked = $state.raw<readonly string[]>([]);
  /** So many were shown once, and need a second yes. */
  confirming = $state(false);

  constructor(port: MusterPort) {
    this.#port = port;
  }

  begin(of: MusterKind, named: readonly string[] | null, selection: Selection | null): void {
    this.asking = of;
    this.#named = named;
    this.ticked = [];
    this.confirming = false;
    this.text = "";
    this.incidentId = null;
    this.centre = null;
    if (of === "roll-call" || selection === null) return;
    this.incidentId = selection.kind === "incident" ? selection.id : null;
    this.centre = this.#port.placeOf(selection);
  }

  leave(): void {
    this.asking = null;
  }

  around(lngLat: LngLat): void {
    this.centre = lngLat;
    this.confirming = false;
  }

  widen(metres: number): void {
    this.metres = metres;
    this.confirming = false;
  }

  tick(unitId: string): void {
    const without = this.ticked.filter((one) => one !== unitId);
    this.ticked = without.length < this.ticked.length ? without : [...this.ticked, unitId];
    this.confirming = false;
  }

  /** Everybody on duty in the ring, nearest first; of a roll-call everybody who was named. */
  readonly inside: readonly Askable[] = $derived.by(() => this.#within(this.metres));

  /** Who will be asked as things stand. */
  readonly asked: readonly string[] = $derived.by(() => {
    const isCall = this.asking === "roll-call";
    const chosen = this.inside.filter(({ unitId, call }) => {
      return isCall || call === null || this.ticked.includes(unitId);
    });
    return chosen.map(({ unitId }) => unitId);
  });

  /** The next ring that holds somebody free; null: none does. */
  readonly next: { readonly metres: number; readonly count: number } | null = $derived.by(() => {
    for (const metres of RING_METRES.filter((one) => one > this.metres)) {
      const count = this.#within(metres).filter(({ call }) => call === null).length;
      if (count > 0) return { metres, count };
    }
    return null;
  });

  /** What Enter asks of the station.  Null: there is nobody, no middle, or so many that it has to
   *  be said again. */
  command(): Extract<Command, { kind: "call-muster" }> | null {
    const { asking: of, asked, centre, incidentId, ticked, metres } = this;
    if (of === null || asked.length === 0) return null;
    if (of === "call-up" && centre === null) return null;
    const large = asked.length > MUSTER_LARGE;
    if (large && !this.confirming) {
      this.confirming = true;
      return null;
    }
    const ring =
      of === "roll-call" || centre === null
        ? null
        : { lngLat: [centre[0], centre[1]] as const, metres: asMetres(metres) };
    return {
      ...{ kind: "call-muster", of, unitIds: [...asked], text: this.text.trim() },
      limits: of === "roll-call" ? ROLL_CALL_LIMITS : CALL_UP_LIMITS,
      ...{ ring, incidentId, ticked: [...ticked], confirmed: large },
    };
  }

  #within(metres: number): readonly Askable[] {
    const { wall } = this.#port.live;
    if (this.asking === null) return [];
    const named = this.#named;
    const askable: Askable[] = [];
    for (const [unitId, { unit, duty, engagement }] of wall.unit) {
      if (unit === null || duty === "off") continue;
      if (this.asking === "call-up" && unit.class === "volunteer") continue;
      if (named !== null && !named.includes(unitId)) continue;
      const place = this.#port.unitPlace(unitId);
      const away =
        place === null || this.centre === null ? null : distanceBetween(place, this.centre);
      if (this.asking === "call-up" && (away === null || away > metres)) continue;
      const incident = wall.incident.get(engagement?.incidentId ?? "");
      const call =
        incident === undefined || !isOpenStage(incident.stage)
          ? null
          : { incidentId: incident.report.id, grave: incident.report.priority === 1 };
      askable.push({ unitId, metres: away, call });
    }
    return askable.sort(
      (a, b) => (a.metres ?? 0) - (b.metres ?? 0) || (a.unitId < b.unitId ? -1 : 1),
    );
  }
}

const RING_POINTS = 72;
const METRES_A_DEGREE = 111_320;

/** A ring as a line on the map. */
export function ringLine([lng, lat]: LngLat, metres: number): readonly LngLat[] {
  const north = metres / METRES_A_DEGREE;
  const east = north / Math.cos((lat * Math.PI) / 180);
  return Array.from({ length: RING_POINTS + 1 }, (_, i): LngLat => {
    const turn = (i / RING_POINTS) * 2 * Math.PI;
    return [lng + east * Math.sin(turn), lat + north * Math.cos(turn)];
  });
}
