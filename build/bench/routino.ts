import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Mode } from "../../shared/roads/mode.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { run } from "../setup/run-tool.mjs";

const TRANSPORT = { car: "motorcar", ebike: "bicycle", foot: "foot" } as const;
const BUILD_MS_MAX = 120_000;
const ROUTE_MS_MAX = 20_000;

/** Routino, the router of Debian's package of that name, on the streets of one extract, with the
 *  profiles that come with it. */
export class Routino {
  readonly name = "routino";
  readonly #dir: string;

  private constructor(dir: string) {
    this.#dir = dir;
  }

  /** Null, with a word why, where it is not installed. */
  static async of(extract: string, folder: string): Promise<Routino | null> {
    const dir = join(folder, "routino");
    mkdirSync(dir, { recursive: true });
    try {
      // It leaves a log where it stands.
      const built = await run("planetsplitter", [`--dir=${dir}`, extract], {
        cwd: dir,
        output: "keep",
        timeoutMs: BUILD_MS_MAX,
      });
      if (built.code !== 0) throw new Error(built.output.trim().slice(-300));
      return new Routino(dir);
    } catch (error) {
      console.warn(`routino is not measured (Debian: apt-get install routino): ${String(error)}`);
      return null;
    }
  }

  /** Whole minutes as seconds, and metres, of the quickest way; null where it finds none. */
  async route(mode: Mode, from: LngLat, to: LngLat) {
    const ends = [`--lon1=${from[0]}`, `--lat1=${from[1]}`, `--lon2=${to[0]}`, `--lat2=${to[1]}`];
    const how = [`--dir=${this.#dir}`, `--transport=${TRANSPORT[mode]}`, "--quickest"];
    const said = ["--output-text", "--output-stdout", "--quiet"];
    const { code, output } = await run("routino-router", [...how, ...ends, ...said], {
      output: "keep",
      timeoutMs: ROUTE_MS_MAX,
    });
    // The last line's last two figures are the sums.
    const sums = /\t\s*([\d.]+) km\t\s*(\d+) min\tWaypt#2/.exec(output);
    if (code !== 0 || sums === null) return null;
    return { seconds: 60 * Number(sums[2]), metres: 1000 * Number(sums[1]) };
  }
}
