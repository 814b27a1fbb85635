import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { assert } from "../../shared/kit/assert.ts";
import type { Mode } from "../../shared/roads/mode.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { run } from "../setup/run-tool.mjs";

/** The part of Valhalla's binding that is measured.
 *  Source: index.d.ts of @valhallajs/valhallajs 3.6.1. */
type Actor = {
  route(query: object): Promise<{ trip: { summary: { time: number; length: number } } }>;
  matrix(query: object): Promise<unknown>;
  isochrone(query: object): Promise<unknown>;
};
type Binding = {
  readonly Actor: new (config: object) => Actor;
  readonly getConfig: (options: object) => Promise<{
    mjolnir: { concurrency: number };
    service_limits: Record<string, Record<string, number>>;
  }>;
};

const COSTING = { car: "auto", ebike: "bicycle", foot: "pedestrian" } as const;
const BUILD_MS_MAX = 180_000;
const PAIRS_MAX = 100_000;

/** Valhalla on the streets of one extract, one thread, every edge of it as it comes. */
export class Valhalla {
  readonly name = "Valhalla";
  readonly #actor: Actor;

  private constructor(actor: Actor) {
    this.#actor = actor;
  }

  /** Null, with a word why, where it does not run on this system. */
  static async of(
    peers: NodeJS.Require,
    extract: string,
    folder: string,
  ): Promise<Valhalla | null> {
    try {
      const binding: unknown = peers("@valhallajs/valhallajs");
      assert(isBinding(binding), "the binding is what its index.d.ts says");
      const { Actor, getConfig } = binding;
      const home = dirname(peers.resolve("@valhallajs/valhallajs"));
      const tileDir = join(folder, "valhalla");
      mkdirSync(tileDir, { recursive: true });
      const config = await getConfig({ tileDir, tileExtract: join(folder, "none.tar") });
      config.mjolnir.concurrency = 1;
      const limits = { max_matrix_location_pairs: PAIRS_MAX, max_locations: PAIRS_MAX };
      Object.assign(config.service_limits["auto"] ?? {}, limits);
      const configFile = join(folder, "valhalla.json");
      writeFileSync(configFile, JSON.stringify(config));
      const tool = join(home, process.platform, process.arch, "valhalla_build_tiles");
      const built = await run(tool, ["-c", configFile, extract], {
        output: "keep",
        timeoutMs: BUILD_MS_MAX,
      });
      if (built.code !== 0) throw new Error(built.output.trim().slice(-300));
      return new Valhalla(new Actor(config));
    } catch (error) {
      console.warn(`Valhalla is not measured: ${String(error)}`);
      return null;
    }
  }

  /** Seconds and metres of the fastest way; null where it finds none. */
  async route(mode: Mode, from: LngLat, to: LngLat) {
    const locations = [from, to].map(place);
    try {
      const { trip } = await this.#actor.route({ locations, costing: COSTING[mode] });
      return { seconds: trip.summary.time, metres: trip.summary.length * 1000 };
    } catch {
      return null;
    }
  }

  matrix(points: readonly LngLat[]): Promise<unknown> {
    const all = points.map(place);
    return this.#actor.matrix({ sources: all, targets: all, costing: "auto" });
  }

  reach(from: LngLat, minutes: readonly number[]): Promise<unknown> {
    return this.#actor.isochrone({
      locations: [place(from)],
      costing: "auto",
      contours: minutes.map((time) => ({ time })),
      polygons: true,
    });
  }
}

const place = ([lon, lat]: LngLat) => ({ lat, lon });

const isBinding = (value: unknown): value is Binding =>
  typeof value === "object" && value !== null && "Actor" in value && "getConfig" in value;
