import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import type { WallEvent } from "../../shared/events/event.ts";
import type { Sighting } from "../../shared/model/sighting.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { WATCH_EVERY_MS } from "../desk/alarm-watch.ts";
import { startStation } from "../station.ts";
import type { Station } from "../station.ts";
import { openStore } from "../store/open-store.ts";
import { TestWindow } from "./station-window.test-data.ts";

/** Real stations on real logs whose seconds pass as they are told to. */
export class PacedStations {
  readonly #folders: string[] = [];
  readonly #stations: Station[] = [];

  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), "onewall-paced-"));
    this.#folders.push(folder);
    return folder;
  }

  async open(dir: string, begin: number) {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const clock = { wall: begin, steady: 0 };
    const options = { dir, workerPath: "none", feedsFile: null, notices: [], log: () => {} };
    const opened = startStation({
      ...options,
      now: () => epochMs(clock.wall),
      steadyMs: () => clock.steady,
    });
    if (!opened.ok) throw new Error(opened.refusal.kind);
    const station = opened.value;
    this.#stations.push(station);
    await station.ready;
    return {
      clock,
      desk(name: string, role: "leader" | "operator" | "dispatcher" = "leader") {
        const window = new TestWindow();
        station.connect(window, { window: `desk-${name}`, actor: { name, role } });
        return window;
      },
      pass(seconds: number) {
        for (let ms = 0; ms < seconds * 1000; ms += WATCH_EVERY_MS) {
          clock.wall += WATCH_EVERY_MS;
          clock.steady += WATCH_EVERY_MS;
          vi.advanceTimersByTime(WATCH_EVERY_MS);
        }
      },
      close: async () => {
        this.#stations.splice(this.#stations.indexOf(station), 1);
        await station.close();
      },
    };
  }

  async end(): Promise<void> {
    vi.useRealTimers();
    for (const station of this.#stations.splice(0)) await station.close();
    for (const folder of this.#folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes what was known before a station opens on a folder. */
export function prepare(
  dir: string,
  of: { readonly at: number; readonly events: readonly WallEvent[] },
  sightings: readonly Sighting[] = [],
): void {
  const store = openStore({ dir, now: () => epochMs(of.at) });
  if (!store.ok) throw new Error(store.refusal.kind);
  store.value.append([...of.events], { name: "test", role: "feed" });
  store.value.sight(sightings);
  store.value.writeSightings();
  store.value.close();
}

/** Every row of a folder's log, oldest first. */
export function rowsIn(dir: string) {
  const store = openStore({ dir, now: () => epochMs(0), readonly: true });
  if (!store.ok) throw new Error(store.refusal.kind);
  const { rows } = store.value.since(0, 100_000);
  store.value.close();
  return rows;
}

/** The same, as events. */
export function eventsIn(dir: string): readonly WallEvent[] {
  return rowsIn(dir).flatMap(({ logged }) => (logged === null ? [] : [logged.event]));
}
