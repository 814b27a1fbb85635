import type { Command } from "../../shared/commands/command.ts";
import { isOpenStage } from "../../shared/fold/incident-state.ts";
import { GROUND_SQUARE_METRES_MIN, MARKING_POINTS_MAX } from "../../shared/model/marking.ts";
import {
  CALL_UP_LIMITS,
  MUSTER_LARGE,
  RING_METRES,
  ROLL_CALL_LIMITS,
} from "../../shared/model/muster.ts";
import type { MusterKind, MusterRing } from "../../shared/model/muster.ts";
import type { Selection } from "../../shared/model/selection.ts";
import { distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { metres as asMetres } from "../../shared/units/quantity.ts";
import type { Metres } from "../../shared/units/quantity.ts";
import { polygonsHold } from "../../shared/units/polygon-holds.ts";
import { ringAround } from "../../shared/units/ring-around.ts";
import { simplePolygonFrom } from "../../shared/units/simple-polygon.ts";
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
  /** Corners drawn on the map instead of a ring; null: a ring. */
  area = $state.raw<readonly LngLat[] | null>(null);
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
    this.area = null;
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

  /** From now on places on the map are corners. */
  drawArea(): void {
    this.corners([]);
  }

  corners(corners: readonly LngLat[]): void {
    this.area = corners.slice(0, MARKING_POINTS_MAX);
    this.confirming = false;
  }

  add(lngLat: LngLat): void {
    this.corners([...(this.area ?? []), lngLat]);
  }

  back(): void {
    this.corners((this.area ?? []).slice(0, -1));
  }

  /** What was drawn, as soon as it has an inside; null: it has none, or a ring is asked for. */
  readonly ground: readonly LngLat[] | null = $derived.by(() => {
    if (this.area === null || this.area.length < 3) return null;
    const mended = simplePolygonFrom(this.area, GROUND_SQUARE_METRES_MIN);
    return mended.kind === "simple" ? mended.points : null;
  });

  /** Where units are looked for; null: nobody said yet. */
  readonly ring: MusterRing | null = $derived.by(() => {
    if (this.area !== null) return ringAround(this.ground ?? []);
    return this.centre === null ? null : { lngLat: this.centre, metres: asMetres(this.metres) };
  });

  /** A ring of that size; around what was drawn, if anything was. */
  widen(metres: number): void {
    if (this.area !== null) this.centre = this.ring?.lngLat ?? this.centre;
    this.area = null;
    this.metres = metres;
    this.confirming = false;
  }

  tick(unitId: string): void {
    const without = this.ticked.filter((one) => one !== unitId);
    this.ticked = without.length < this.ticked.length ? without : [...this.ticked, unitId];
    this.confirming = false;
  }

  /** Everybody on duty in the ring, nearest first; of a roll-call everybody who was named. */
  readonly inside: readonly Askable[] = $derived.by(() => this.#within(this.ring, this.ground));

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
    const { ring } = this;
    if (ring === null) return null;
    for (const metres of RING_METRES.filter((one) => one > ring.metres)) {
      const wider = { lngLat: ring.lngLat, metres: asMetres(metres) };
      const count = this.#within(wider, null).filter(({ call }) => call === null).length;
      if (count > 0) return { metres, count };
    }
    return null;
  });

  /** What Enter asks of the station.  Null: there is nobody, no middle, or so many that it has to
   *  be said again. */
  command(): Extract<Command, { kind: "call-muster" }> | null {
    const { asking: of, asked, incidentId, ticked, ground: area } = this;
    const ring = of === "roll-call" ? null : this.ring;
    if (of === null || asked.length === 0) return null;
    if (of === "call-up" && ring === null) return null;
    const large = asked.length > MUSTER_LARGE;
    if (large && !this.confirming) {
      this.confirming = true;
      return null;
    }
    return {
      ...{ kind: "call-muster", of, unitIds: [...asked], text: this.text.trim() },
      limits: of === "roll-call" ? ROLL_CALL_LIMITS : CALL_UP_LIMITS,
      ...{ ring, area, incidentId, ticked: [...ticked], confirmed: large },
    };
  }

  #within(ring: MusterRing | null, ground: readonly LngLat[] | null): readonly Askable[] {
    const { wall } = this.#port.live;
    if (this.asking === null) return [];
    const named = this.#named;
    const askable: Askable[] = [];
    for (const [unitId, { unit, duty, engagement }] of wall.unit) {
      if (unit === null || duty === "off") continue;
      if (this.asking === "call-up" && unit.class === "volunteer") continue;
      if (named !== null && !named.includes(unitId)) continue;
      const place = this.#port.unitPlace(unitId);
      const away = place === null || ring === null ? null : distanceBetween(place, ring.lngLat);
      if (this.asking === "call-up" && !isWanted(place, ring, ground)) continue;
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

function isWanted(
  place: LngLat | null,
  ring: MusterRing | null,
  ground: readonly LngLat[] | null,
): boolean {
  if (place === null || ring === null) return false;
  if (ground !== null) return polygonsHold([[[...ground, ...ground.slice(0, 1)]]], place);
  return distanceBetween(place, ring.lngLat) <= ring.metres;
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
