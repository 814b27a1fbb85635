import { leadingSighting } from "../../shared/fold/ring-state.ts";
import type { RingState } from "../../shared/fold/ring-state.ts";
import { isActiveStep } from "../../shared/fold/incident-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import type { Result } from "../../shared/kit/result.ts";
import { entityKey } from "../../shared/model/entity-key.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import { lngLatOf } from "../../shared/model/position.ts";
import { RING_MINUTES_MAX, RING_PACES } from "../../shared/model/ring.ts";
import type { RingExit, RingPicture } from "../../shared/model/ring-picture.ts";
import type { TravelMode } from "../../shared/model/unit.ts";
import { healthOf, isDark, nearCameras } from "../../shared/near/rank-near.ts";
import type { Beat } from "../../shared/near/rank-near.ts";
import { bearingBetween, distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { polygonsHold } from "../../shared/units/polygon-holds.ts";
import { seconds } from "../../shared/units/quantity.ts";
import type { EpochMs, Seconds } from "../../shared/units/quantity.ts";
import type { LastSeen } from "./sighting-board.ts";

type AnyRefusal = { readonly kind: string };
type Reached = {
  readonly polygons: readonly (readonly (readonly LngLat[])[])[];
  readonly exits: readonly { readonly lngLat: LngLat; readonly street: string }[];
};
type Found = {
  readonly ways: readonly { readonly id: string; readonly seconds: Seconds }[];
};
type Walker = { readonly id: string; readonly mode: TravelMode; readonly lngLat: LngLat };

/** What a ring is made of. */
export interface RingParts {
  now(): EpochMs;
  wall(): WallState;
  lastSeen(thing: EntityKey): LastSeen | null;
  lastBeat(thing: EntityKey): Beat | null;
  /** The ground within each of the limits on foot. */
  reach(from: LngLat, limits: readonly Seconds[]): Promise<Result<readonly Reached[], AnyRefusal>>;
  nearest(to: LngLat, units: readonly Walker[]): Promise<Result<Found, AnyRefusal>>;
  /** What windows are told: it replaces what they were told before. */
  push(rings: readonly RingPicture[]): void;
}

/** Walking pace of the streets on foot, metres a second. */
const STREET_PACE = 5 / 3.6;
/** Exits that a room can man or watch; more are counted. */
export const EXITS_MAX = 120;
/** A camera further from an exit than this shows something else. */
const CAMERA_METRES_MAX = 150;
/** How many units, nearest by air, are asked for their way to an exit. */
const ASKED_MAX = 8;
const STALE_INTERVALS = 2;

/** Rings that grow with the clock: where somebody can be by now, and which streets lead out. */
export class RingDesk {
  readonly #parts: RingParts;
  readonly #pictures = new Map<string, RingPicture>();
  /** For which minute and sighting each was computed. */
  readonly #made = new Map<string, string>();
  #busy = false;

  constructor(parts: RingParts) {
    this.#parts = parts;
  }

  pictures(): readonly RingPicture[] {
    return [...this.#pictures.values()];
  }

  /** Called every second, and after a ring was changed: computes what a minute or a sighting has
   *  made old.  Resolves when windows have been told. */
  async look(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      if (await this.#renew()) this.#parts.push(this.pictures());
    } finally {
      this.#busy = false;
    }
  }

  async #renew(): Promise<boolean> {
    const { ring } = this.#parts.wall();
    let changed = false;
    for (const id of this.#pictures.keys()) {
      if (ring.get(id)?.endedAt === null) continue;
      this.#pictures.delete(id);
      this.#made.delete(id);
      changed = true;
    }
    for (const [id, state] of ring) {
      if (state.endedAt !== null) continue;
      const now = this.#parts.now();
      const key = keyOf(state, now);
      if (this.#made.get(id) === key) continue;
      const picture = await this.#ground(state, now);
      if (picture === null) continue;
      this.#made.set(id, key);
      this.#pictures.set(id, this.#withFormer(picture));
      // The ground counts by the second; who is near its exits may follow.
      this.#parts.push(this.pictures());
      this.#pictures.set(id, await this.#peopled(picture, now));
      changed = true;
    }
    return changed;
  }

  async #ground(state: RingState, now: EpochMs): Promise<RingPicture | null> {
    const sighting = leadingSighting(state);
    if (sighting === null) return null;
    const { seen, places } = sighting;
    const [innerSeconds, outerSeconds] = [elapsed(seen.to, now), elapsed(seen.from, now)];
    const isSpan = seen.from !== seen.to;
    const spans = isSpan ? [outerSeconds, innerSeconds] : [outerSeconds];
    const limits = spans.map((span) => limitOf(span, state));
    const grounds: (readonly Reached[])[] = [];
    let refusal: AnyRefusal | null = null;
    for (const place of places) {
      const found = await this.#parts.reach(place, limits);
      if (found.ok) grounds.push(found.value);
      else refusal = found.refusal;
    }
    const exits = openExits(grounds.flatMap(([ground]) => ground ?? []));
    const listed = inOrder(exits, places[0]).slice(0, EXITS_MAX);
    const rows = listed.map(({ lngLat, street }): RingExit => {
      return { id: idOf(lngLat), lngLat, street, camera: null, nearest: [] };
    });
    return {
      ...{ ringOf: state.id, at: now, sightingId: sighting.id, innerSeconds, outerSeconds },
      capped: outerSeconds > RING_MINUTES_MAX * 60,
      outer: polygonsOf(grounds.flatMap(([ground]) => ground ?? [])),
      inner: isSpan ? polygonsOf(grounds.flatMap(([, ground]) => ground ?? [])) : [],
      ...{ exits: rows, exitsLeftOut: exits.length - listed.length },
      // One of several places off the streets leaves the others their ring.
      refusal: grounds.length === 0 ? refusal : null,
    };
  }

  /** Until they are asked anew, exits on a street keep whoever was near it a minute ago. */
  #withFormer(picture: RingPicture): RingPicture {
    const former = this.#pictures.get(picture.ringOf)?.exits ?? [];
    const exits = picture.exits.map((exit) => {
      const same = former.filter(({ street }) => street !== "" && street === exit.street);
      const [before] = same.sort(
        (a, b) => distanceBetween(a.lngLat, exit.lngLat) - distanceBetween(b.lngLat, exit.lngLat),
      );
      return before === undefined ? exit : { ...before, id: exit.id, lngLat: exit.lngLat };
    });
    return { ...picture, exits };
  }

  async #peopled(picture: RingPicture, now: EpochMs): Promise<RingPicture> {
    const walkers = this.#walkers(now);
    const exits: RingExit[] = [];
    for (const exit of picture.exits) exits.push(await this.#exit(exit, walkers, now));
    return { ...picture, exits };
  }

  async #exit(
    exit: RingExit,
    walkers: readonly (Walker & { readonly name: string })[],
    now: EpochMs,
  ): Promise<RingExit> {
    const { lngLat } = exit;
    const camera = this.#camera(lngLat, now);
    const near = [...walkers]
      .map((walker) => ({ walker, away: distanceBetween(walker.lngLat, lngLat) }))
      .sort((a, b) => a.away - b.away)
      .slice(0, ASKED_MAX)
      .map(({ walker }) => walker);
    const found = near.length === 0 ? null : await this.#parts.nearest(lngLat, near);
    const ways = found?.ok === true ? found.value.ways : [];
    const nearest = ways.map(({ id: unitId, seconds: time }) => {
      const name = near.find((walker) => walker.id === unitId)?.name ?? unitId;
      return { unitId, name, seconds: time };
    });
    return { ...exit, camera, nearest };
  }

  /** The camera that may show an exit: none is better than one that shows something else. */
  #camera(lngLat: LngLat, now: EpochMs): RingExit["camera"] {
    const rows = [...this.#parts.wall().camera].flatMap(([id, { asset: camera }]) => {
      const there = lngLatOf(camera.position);
      if (there === null || distanceBetween(there, lngLat) > CAMERA_METRES_MAX) return [];
      return { camera, health: healthOf(this.#parts.lastBeat(entityKey("camera", id)), now) };
    });
    const [best] = nearCameras(rows, lngLat, 1);
    if (best === undefined || isDark(best)) return null;
    const { id, name, metres, why, health } = best;
    return { id, name, metres, why, health };
  }

  /** Units that are free and where they say they are. */
  #walkers(now: EpochMs): readonly (Walker & { readonly name: string })[] {
    const walkers: (Walker & { name: string })[] = [];
    for (const [id, { unit, duty, engagement }] of this.#parts.wall().unit) {
      const mode = unit?.mode ?? null;
      if (unit === null || mode === null || duty === "off") continue;
      if (engagement !== null && isActiveStep(engagement.step)) continue;
      const seen = this.#parts.lastSeen(entityKey("unit", id));
      if (seen === null || now - seen.at > STALE_INTERVALS * seen.interval * 1000) continue;
      walkers.push({ id, mode, lngLat: seen.lngLat, name: unit.callSign });
    }
    return walkers;
  }
}

/** The minute since somebody was seen, and everything else that a ring follows from. */
function keyOf(state: RingState, now: EpochMs): string {
  const sighting = leadingSighting(state);
  const minute = Math.floor(elapsed(sighting?.seen.to ?? state.at, now) / 60);
  return `${sighting?.id ?? ""} ${state.pace} ${Math.min(minute, RING_MINUTES_MAX)}`;
}

function elapsed(since: EpochMs, now: EpochMs): Seconds {
  return seconds(Math.max(0, (now - since) / 1000));
}

/** How long somebody at the streets' own pace takes for as far as this one has come. */
function limitOf(span: Seconds, { pace }: RingState): Seconds {
  const within = Math.min(span, RING_MINUTES_MAX * 60);
  return seconds((within * RING_PACES[pace]) / STREET_PACE);
}

function polygonsOf(grounds: readonly Reached[]): RingPicture["outer"] {
  return grounds.flatMap(({ polygons }) => polygons.map((rings) => rings.map((ring) => [...ring])));
}

/** A way out of one place's ring into another's leads nowhere new. */
function openExits(grounds: readonly Reached[]): readonly Reached["exits"][number][] {
  const open = new Map<string, Reached["exits"][number]>();
  for (const [index, { exits }] of grounds.entries()) {
    const others = grounds.filter((_, other) => other !== index);
    for (const exit of exits) {
      if (others.some(({ polygons }) => polygonsHold(polygons, exit.lngLat))) continue;
      // Two streets that leave at one and the same spot are one exit to stand at.
      if (!open.has(idOf(exit.lngLat))) open.set(idOf(exit.lngLat), exit);
    }
  }
  return [...open.values()];
}

function idOf(lngLat: LngLat): string {
  return lngLat.map((degrees) => degrees.toFixed(6)).join();
}

function inOrder(
  exits: readonly Reached["exits"][number][],
  centre: LngLat | undefined,
): readonly Reached["exits"][number][] {
  if (centre === undefined) return exits;
  const turn = ({ lngLat }: Reached["exits"][number]) => bearingBetween(centre, lngLat);
  return [...exits].sort((a, b) => turn(a) - turn(b));
}
