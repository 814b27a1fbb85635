import type { Command } from "../../shared/commands/command.ts";
import { lastOpening, standingOf } from "../../shared/fold/tour-state.ts";
import type { TourRun, TourState } from "../../shared/fold/tour-state.ts";
import type { Selection } from "../../shared/model/selection.ts";
import { distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../shared/wire/contract.ts";
import type { LiveWall } from "../live/live-wall.svelte.ts";
import { placeOf } from "./thing-name.ts";

export type LifeRing = RequestOutput<"life-rings">["rings"][number];
export type TourView = "rounds" | "items" | "report";
/** A stop of one run. */
export type StopKey = {
  readonly tourId: string;
  readonly runAt: EpochMs;
  readonly cameraId: string;
};

export interface TourPort {
  readonly live: LiveWall;
  select(selection: Selection | null): void;
  show(lngLat: LngLat | null): void;
  command(command: Command, done: string): Promise<{ readonly key: string } | null>;
  askQuietly<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name> | null>;
}

/** This window's work on tours: which one is read, and what is before the eye. */
export class TourWork {
  readonly #port: TourPort;
  view = $state<TourView>("rounds");
  /** The tour whose stops are read. */
  reading = $state<string | null>(null);
  /** The tour that is changed, "" for a new one; null: none is. */
  making = $state<string | null>(null);
  /** The life rings stand on the map. */
  showsRings = $state(false);
  /** Null: they were not asked for. */
  rings = $state.raw<readonly LifeRing[] | null>(null);

  constructor(port: TourPort) {
    this.#port = port;
  }

  /** What whoever sits here looks at now; null: at nothing. */
  readonly current = $derived.by(() => {
    const { wall, actor } = this.#port.live;
    return actor === null ? null : lastOpening(wall.tour.values(), actor.name);
  });

  /** Brings a stop before the eye; its seconds run from when the station has written it down. */
  async look(stop: StopKey): Promise<void> {
    const done = await this.#port.command({ kind: "open-look", ...stop }, "");
    if (done === null) return;
    const lngLat = placeOf(this.#port.live.wall, "camera", stop.cameraId);
    this.#port.select({ kind: "camera", id: stop.cameraId, lngLat });
    this.#port.show(lngLat);
  }

  /** Says that it was looked at, and goes on to the next stop that nobody has. */
  async confirm(unviewable: boolean, done: string): Promise<void> {
    const { current } = this;
    if (current === null) return;
    const { tour, run, opening } = current;
    const of = { tourId: tour.id, runAt: run.at };
    const { cameraId } = opening;
    const command = { kind: "confirm-look", ...of, cameraId, unviewable } as const;
    if ((await this.#port.command(command, done)) === null || run.closedAt !== null) return;
    const next = waitingOf(run).find((id) => id !== cameraId);
    if (next !== undefined) await this.look({ ...of, cameraId: next });
  }

  async askRings(): Promise<void> {
    if (this.rings !== null) return;
    this.rings = (await this.#port.askQuietly("life-rings", {}))?.rings ?? null;
  }

  /** The life ring that hangs next to a camera; null: none is known. */
  nearestRing(cameraId: string): { readonly ring: LifeRing; readonly metres: number } | null {
    const place = placeOf(this.#port.live.wall, "camera", cameraId);
    if (place === null) return null;
    let nearest: { ring: LifeRing; metres: number } | null = null;
    for (const ring of this.rings ?? []) {
      const metres = distanceBetween(place, ring.lngLat);
      if (nearest === null || metres < nearest.metres) nearest = { ring, metres };
    }
    return nearest;
  }
}

/** Stops of a run at which nobody has looked yet, in the order of the tour; what was skimmed comes
 *  after what nobody opened. */
export function waitingOf(run: TourRun): readonly string[] {
  const of = (wanted: string) =>
    run.stops.flatMap((stop) => (standingOf(stop, run) === wanted ? [stop.cameraId] : []));
  const skimmed = run.stops.flatMap(({ cameraId, item }) => {
    return item !== null && item.why === "skimmed" && item.settled === null ? [cameraId] : [];
  });
  return [...of("waiting"), ...skimmed];
}

/** The run of a tour for which there is still time. */
export function openRun({ runs }: TourState): TourRun | null {
  return runs.findLast(({ closedAt }) => closedAt === null) ?? null;
}
