import type { UnitState } from "../../../shared/fold/unit-state.ts";
import { unreachable } from "../../../shared/kit/assert.ts";
import type { Random } from "../../../shared/kit/random.ts";
import { randomIndex } from "../../../shared/kit/random.ts";
import type { AssignmentStep } from "../../../shared/model/incident.ts";
import type { TravelMode } from "../../../shared/model/unit.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import { distanceBetween } from "../../../shared/units/lng-lat.ts";
import type { EpochMs, Heading, MetresPerSecond } from "../../../shared/units/quantity.ts";
import { epochMs, heading, metresPerSecond } from "../../../shared/units/quantity.ts";
import type { SimulatorPorts } from "./simulator-ports.ts";
import { WayWalker } from "./way-walker.ts";

/** How long a crew takes over each step of a call, milliseconds: least and spread. */
const STEP_MS: { readonly [Step in AssignmentStep]?: readonly [least: number, spread: number] } = {
  dispatched: [4_000, 8_000],
  signed: [3_000, 6_000],
  "on-scene": [15_000, 30_000],
  handling: [60_000, 180_000],
};
/** A crew with nothing to do stands this long between two rounds. */
const REST_MS = [20_000, 120_000] as const;
const ROUND_METRES_MAX = 2_500;
/** As good as there. */
const ARRIVED_METRES = 60;

/** What a crew reads and how it reports; one object for the whole city. */
export type CrewWorld = {
  readonly ports: SimulatorPorts;
  readonly random: Random;
  incidentAt(incidentId: string): LngLat | null;
  /** Somewhere to go when nothing is asked. */
  somewhere(near: LngLat, metresMax: number): LngLat | null;
};

/** One simulated crew: reads its orders from the wall, drives the streets, reports each step. */
export class SimulatedCrew {
  readonly id: string;
  readonly mode: TravelMode;
  readonly #world: CrewWorld;
  readonly #roams: boolean;
  #lngLat: LngLat;
  #heading: Heading = heading(0);
  #speed: MetresPerSecond = metresPerSecond(0);
  #walker: WayWalker | null = null;
  #goal: LngLat | null = null;
  #asking = false;
  #waitUntil: EpochMs = epochMs(0);
  /** The order that the waiting belongs to; a new order starts afresh. */
  #task = "";

  constructor(
    of: { id: string; mode: TravelMode; home: LngLat; roams: boolean },
    world: CrewWorld,
  ) {
    this.id = of.id;
    this.mode = of.mode;
    this.#lngLat = of.home;
    this.#roams = of.roams;
    this.#world = world;
  }

  get place(): { lngLat: LngLat; heading: Heading; speed: MetresPerSecond } {
    return { lngLat: this.#lngLat, heading: this.#heading, speed: this.#speed };
  }

  step(now: EpochMs, state: UnitState): void {
    this.#move(now);
    if (state.engagement !== null) this.#attend(now, state.engagement);
    else if (state.patrol !== null) this.#patrol(now, state.patrol);
    else this.#roam(now);
  }

  #move(now: EpochMs): void {
    if (this.#walker === null) return;
    const point = this.#walker.at(now);
    this.#lngLat = point.lngLat;
    this.#heading = point.heading;
    this.#speed = point.speed;
    if (point.arrived) this.#walker = null;
  }

  #attend(now: EpochMs, engagement: { incidentId: string; step: AssignmentStep }): void {
    const { incidentId, step } = engagement;
    this.#begin(now, `${incidentId} ${step}`, STEP_MS[step] ?? [0, 0]);
    if (now < this.#waitUntil) return;
    const { ports } = this.#world;
    switch (step) {
      case "dispatched":
        ports.advance(incidentId, this.id, "signed");
        return;
      case "signed":
        ports.advance(incidentId, this.id, "en-route");
        return;
      case "en-route": {
        const scene = this.#world.incidentAt(incidentId);
        if (scene === null || this.#isAt(scene)) ports.advance(incidentId, this.id, "on-scene");
        else this.#drive(now, scene);
        return;
      }
      case "on-scene":
        ports.advance(incidentId, this.id, "handling");
        return;
      case "handling":
        this.#report(incidentId);
        return;
      case "cleared":
      case "withdrawn":
        return;
      default:
        unreachable(step);
    }
  }

  #report(incidentId: string): void {
    const results = ["settled", "mediated", "nothing-found", "handed-over"] as const;
    const result = results[randomIndex(this.#world.random, results.length)] ?? "settled";
    const { ports } = this.#world;
    ports.feedBack(incidentId, this.id, { result, text: "现场已处置,情况平稳。" });
    ports.advance(incidentId, this.id, "cleared");
  }

  #patrol(now: EpochMs, patrol: NonNullable<UnitState["patrol"]>): void {
    const { planId, route, done, at } = patrol;
    const next = route.stops.find((stop) => !done.includes(stop.stopId));
    if (next === undefined) return this.#roam(now);
    const { placeId, stopId } = next;
    const { ports } = this.#world;
    if (at !== stopId) {
      this.#task = "";
      if (!this.#isAt(next.lngLat)) return this.#drive(now, next.lngLat);
      ports.reachStop(this.id, { planId, placeId, stopId, step: "arrived" });
      return;
    }
    this.#begin(now, `${planId} ${stopId}`, [next.dwell * 1000, 0]);
    if (now >= this.#waitUntil) ports.reachStop(this.id, { planId, placeId, stopId, step: "left" });
  }

  #roam(now: EpochMs): void {
    if (!this.#roams || this.#walker !== null || this.#asking) return;
    this.#begin(now, "rest", [REST_MS[0], REST_MS[1] - REST_MS[0]]);
    if (now < this.#waitUntil) return;
    this.#task = "";
    const goal = this.#world.somewhere(this.#lngLat, ROUND_METRES_MAX);
    if (goal !== null) this.#drive(now, goal);
  }

  #begin(now: EpochMs, task: string, [least, spread]: readonly [number, number]): void {
    if (this.#task === task) return;
    this.#task = task;
    this.#waitUntil = epochMs(now + least + this.#world.random() * spread);
  }

  #isAt(place: LngLat): boolean {
    if (distanceBetween(this.#lngLat, place) <= ARRIVED_METRES) return true;
    // A place off the street is reached where its way ends.
    return this.#goal === place && this.#walker === null && !this.#asking;
  }

  #drive(now: EpochMs, goal: LngLat): void {
    if (this.#asking || this.#goal === goal) return;
    this.#asking = true;
    this.#goal = goal;
    const asked = this.#world.ports.route(this.#lngLat, goal, this.mode);
    void asked.then((way) => {
      this.#asking = false;
      if (way !== null) this.#walker = new WayWalker(way, now);
    });
  }
}
