import type { WallState } from "../../../shared/fold/wall-state.ts";
import type { Random } from "../../../shared/kit/random.ts";
import type { Sighting } from "../../../shared/model/sighting.ts";
import { entityKey } from "../../../shared/model/entity-key.ts";
import type { EpochMs } from "../../../shared/units/quantity.ts";
import { epochMs, seconds } from "../../../shared/units/quantity.ts";

/** Cameras and checkpoints report this often; the directory counts as stale after twice. */
const INTERVAL_S = 30;
const OFFLINE_SHARE = 0.02;
/** A thing that goes dark comes back after about this long. */
const DARK_MS = 20 * 60_000;
const DARK_CHANCE = 0.0004;

/** Health of cameras and flow of checkpoints: each thing in its own second of the interval. */
export class AssetPulse {
  readonly #random: Random;
  readonly #darkUntil = new Map<string, EpochMs>();
  readonly #known = new Set<string>();

  constructor(random: Random) {
    this.#random = random;
  }

  at(now: EpochMs, wall: WallState): readonly Sighting[] {
    const turn = Math.floor(now / 1000) % INTERVAL_S;
    const sightings: Sighting[] = [];
    let index = 0;
    for (const id of wall.camera.keys()) {
      if (index++ % INTERVAL_S === turn) sightings.push(this.#camera(id, now));
    }
    for (const [id, { asset }] of wall.checkpoint) {
      if (index++ % INTERVAL_S !== turn) continue;
      sightings.push(this.#checkpoint(id, now, asset.lanes ?? 2));
    }
    return sightings;
  }

  #camera(id: string, now: EpochMs): Sighting {
    const dark = this.#isDark(id, now);
    const value = dark ? 0 : 25;
    return { ...this.#base("camera", id, now), status: dark ? "offline" : "live", value };
  }

  #checkpoint(id: string, now: EpochMs, lanes: number): Sighting {
    const hour = Math.floor((now / 3_600_000 + 8) % 24);
    const day = Math.max(0.08, Math.sin(((hour - 5) / 19) * Math.PI));
    const flow = lanes * day * (6 + 8 * this.#random());
    const dark = this.#isDark(id, now);
    const value = dark ? null : Math.round(flow);
    return { ...this.#base("checkpoint", id, now), status: dark ? "offline" : "live", value };
  }

  #base(kind: "camera" | "checkpoint", id: string, now: EpochMs) {
    const thing = entityKey(kind, id);
    const nothing = { lngLat: null, heading: null, speed: null };
    const interval = seconds(INTERVAL_S);
    return { thing, source: "simulator", at: now, receivedAt: now, interval, ...nothing };
  }

  #isDark(id: string, now: EpochMs): boolean {
    const until = this.#darkUntil.get(id);
    if (until !== undefined && now < until) return true;
    const chance = this.#known.has(id) ? DARK_CHANCE : OFFLINE_SHARE;
    this.#known.add(id);
    if (this.#random() >= chance) return false;
    this.#darkUntil.set(id, epochMs(now + DARK_MS * (0.5 + this.#random())));
    return true;
  }
}
