import type { IncidentState } from "../../../shared/fold/incident-state.ts";
import type { UnitState } from "../../../shared/fold/unit-state.ts";
import type { WallState } from "../../../shared/fold/wall-state.ts";
import { randomFrom, randomIndex } from "../../../shared/kit/random.ts";
import type { Random } from "../../../shared/kit/random.ts";
import { entityKey } from "../../../shared/model/entity-key.ts";
import { lngLatOf } from "../../../shared/model/position.ts";
import type { Sighting } from "../../../shared/model/sighting.ts";
import type { UnitClass } from "../../../shared/model/unit.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import { distanceBetween } from "../../../shared/units/lng-lat.ts";
import type { EpochMs } from "../../../shared/units/quantity.ts";
import { seconds } from "../../../shared/units/quantity.ts";
import type { Feed, FeedPorts } from "../feed.ts";
import { AssetPulse } from "./asset-pulse.ts";
import { dutyChanges } from "./duty-roster.ts";
import type { IncidentProfile } from "./incident-profile.ts";
import { IncidentSource, isSimulatedId } from "./incident-source.ts";
import { SimulatedCrew } from "./simulated-crew.ts";
import type { CrewWorld } from "./simulated-crew.ts";
import { simulatedIssue } from "./simulated-issues.ts";
import type { SimulatorPorts } from "./simulator-ports.ts";

const TICK_MS = 1000;
const ROSTER_EVERY = 60;
/** Ticks between two reports of volunteers, and before the first. */
const ISSUE_EVERY = 360;
const ISSUE_FIRST = 40;
/** A terminal reports this often, seconds. */
const INTERVAL_S: { readonly [Class in UnitClass]: number } = {
  vehicle: 2,
  officer: 5,
  volunteer: 15,
};
/** A call that none of our units was sent to is reported as settled by its own platform. */
const SETTLED_ELSEWHERE_MS = [15 * 60_000, 40 * 60_000] as const;

export type SimulatorOptions = {
  readonly seed: number;
  readonly profile: IncidentProfile;
  readonly ports: SimulatorPorts;
};

/** The simulated city: crews on the streets, calls by place and hour, lenses and checkpoints. */
export class Simulator implements Feed {
  readonly id = "simulator";
  readonly name = "模拟城";
  readonly class = "simulator";
  readonly #options: SimulatorOptions;
  readonly #random: Random;
  readonly #crews = new Map<string, SimulatedCrew>();
  readonly #settleAt = new Map<string, number>();
  #timer: ReturnType<typeof setInterval> | null = null;
  #tick = 0;

  constructor(options: SimulatorOptions) {
    this.#options = options;
    this.#random = randomFrom(options.seed);
  }

  start(ports: FeedPorts): void {
    const source = new IncidentSource(this.#options.profile, this.#random, ports.now());
    const pulse = new AssetPulse(this.#random);
    ports.link("connected", "");
    this.#timer = setInterval(() => {
      const now = ports.now();
      const wall = this.#options.ports.wall();
      if (this.#tick++ % ROSTER_EVERY === 0) append(ports, dutyChanges(wall, now));
      const reports = source.until(now);
      append(
        ports,
        reports.map((report) => ({ kind: "incident-reported", v: 1, report }) as const),
      );
      for (const report of reports) ports.accept(report.reportedAt);
      this.#settleElsewhere(ports, wall, now);
      ports.sight([...this.#moveCrews(wall, now), ...pulse.at(now, wall)]);
      if (this.#tick % ISSUE_EVERY === ISSUE_FIRST) this.#reportIssue(ports, wall, now);
    }, TICK_MS);
  }

  stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    return Promise.resolve();
  }

  #moveCrews(wall: WallState, now: EpochMs): Sighting[] {
    const sightings: Sighting[] = [];
    const turn = Math.floor(now / 1000);
    let index = 0;
    for (const [id, state] of wall.unit) {
      index++;
      if (state.duty === "off" || state.unit === null) continue;
      const crew = this.#crews.get(id) ?? this.#newCrew(id, state);
      if (crew === null) continue;
      crew.step(now, state);
      const interval = INTERVAL_S[state.unit.class];
      if ((turn + index) % interval === 0) sightings.push(sightingOf(crew, now, interval));
    }
    return sightings;
  }

  #reportIssue(ports: FeedPorts, wall: WallState, now: EpochMs): void {
    const volunteers = [...this.#crews.values()].flatMap(({ id, place: { lngLat } }) => {
      const isThere = wall.unit.get(id)?.unit?.class === "volunteer";
      return isThere && lngLat !== null ? [{ id, lngLat }] : [];
    });
    const order = simulatedIssue(volunteers, { now, random: this.#random });
    if (order !== null) ports.order(order);
  }

  #newCrew(id: string, state: UnitState): SimulatedCrew | null {
    const { unit } = state;
    const home = unit === null ? null : lngLatOf(unit.home);
    if (unit === null || home === null || unit.mode === null) return null;
    const roams = unit.class === "vehicle" || this.#random() < 0.5;
    const crew = new SimulatedCrew({ id, mode: unit.mode, home, roams }, this.#world());
    this.#crews.set(id, crew);
    return crew;
  }

  #world(): CrewWorld {
    const { ports, profile } = this.#options;
    return {
      ports,
      random: this.#random,
      incidentAt: (incidentId) => {
        const incident = ports.wall().incident.get(incidentId);
        return incident === undefined ? null : lngLatOf(incident.report.position);
      },
      somewhere: (near, metresMax) => this.#somewhere(profile.places, near, metresMax),
    };
  }

  /** A few draws near enough; a crew that finds none stays where it is. */
  #somewhere(places: IncidentProfile["places"], near: LngLat, metresMax: number): LngLat | null {
    for (let i = 0; i < 40; i++) {
      const place = places[randomIndex(this.#random, places.length)];
      if (place !== undefined && distanceBetween(near, place.lngLat) < metresMax) {
        return place.lngLat;
      }
    }
    return null;
  }

  #settleElsewhere(ports: FeedPorts, wall: WallState, now: EpochMs): void {
    for (const [incidentId, incident] of wall.incident) {
      if (!isUntouchedCall(incident)) continue;
      const [least, most] = SETTLED_ELSEWHERE_MS;
      const wait = this.#settleAt.get(incidentId) ?? least + this.#random() * (most - least);
      this.#settleAt.set(incidentId, wait);
      if (now < incident.report.reportedAt + wait) continue;
      this.#settleAt.delete(incidentId);
      const reason = "来源平台回报:由属地派出所处置完毕";
      const stage = "archived" as const;
      const closed = { incidentId, stage, reason, unitIds: [], at: now };
      append(ports, [{ kind: "incident-closed", v: 1, ...closed }]);
    }
  }
}

function isUntouchedCall({ report, stage, assignments }: IncidentState): boolean {
  return isSimulatedId(report.id) && stage === "received" && assignments.length === 0;
}

function append(ports: FeedPorts, events: Parameters<FeedPorts["append"]>[0]): void {
  if (events.length > 0) ports.append(events);
}

function sightingOf(crew: SimulatedCrew, now: EpochMs, interval: number): Sighting {
  const { lngLat, heading, speed } = crew.place;
  return {
    thing: entityKey("unit", crew.id),
    source: "simulator",
    at: now,
    receivedAt: now,
    lngLat,
    heading,
    speed,
    status: "live",
    interval: seconds(interval),
    value: null,
  };
}
