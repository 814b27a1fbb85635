import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { unreachable } from "../../shared/kit/assert.ts";
import type { WallEvent } from "../../shared/events/event.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import type { Feed } from "./feed.ts";
import type { FeedsFile } from "./feeds-file.ts";
import { feedsFileFrom } from "./feeds-file.ts";
import { MqttFeed } from "./mqtt/mqtt-feed.ts";
import { incidentProfileFrom } from "./simulator/incident-profile.ts";
import { Simulator } from "./simulator/simulator.ts";
import type { SimulatorPorts } from "./simulator/simulator-ports.ts";
import type { SourceBoard } from "./source-board.ts";

/** A source of moving things that says nothing for this long is stale. */
const STALE_AFTER_MS = 30_000;

/** What changes what units have been told to do. */
const HANDED_EVENTS: ReadonlySet<WallEvent["kind"]> = new Set([
  ...(["patrol-plan-accepted", "patrol-plan-revised", "patrol-plan-ended"] as const),
  ...(["ring-sectors-drawn", "ring-sector-changed", "ring-ended", "incident-closed"] as const),
  ...(["muster-called", "muster-answered", "muster-resent", "muster-ended"] as const),
]);

export type FeedDeskOptions = {
  readonly dir: string;
  /** Null: `feeds.json` in the data folder. */
  readonly feedsFile: string | null;
  readonly board: SourceBoard;
  readonly simulator: SimulatorPorts;
  knows(thing: EntityKey): boolean;
  /** What stands for units' terminals now, text by topic. */
  handOver(): ReadonlyMap<string, string>;
  log(line: string): void;
};

/** Starts every source that is written down, and stops them all.  A source that cannot start
 *  stands on the sources panel with the reason; the others run. */
export class FeedDesk {
  readonly #options: FeedDeskOptions;
  #running: Feed[] = [];

  constructor(options: FeedDeskOptions) {
    this.#options = options;
  }

  start(): void {
    const { dir, feedsFile, board } = this.#options;
    const path = feedsFile === null ? join(dir, "feeds.json") : resolve(feedsFile);
    if (feedsFile === null && !existsSync(path)) return;
    const file = feedsFileFrom(existsSync(path) ? readFileSync(path, "utf8") : "");
    if (!file.ok) {
      const name = "feeds.json";
      board.open({ id: "feeds-file", name, class: "operator", staleAfterMs: null, crs: null });
      board.patch("feeds-file", { link: "refused", note: file.refusal });
      this.#options.log(`${path}: ${file.refusal}`);
      return;
    }
    for (const source of file.value.feeds) this.#startOne(source);
  }

  /** Whether what the wall shows is played and not reported. */
  get simulates(): boolean {
    return this.#running.some((feed) => feed.class === "simulator");
  }

  /** Hands over what was accepted, asked, answered, changed or ended. */
  note(batch: readonly LoggedEvent[]): void {
    if (!batch.some(({ event }) => HANDED_EVENTS.has(event.kind))) return;
    for (const feed of this.#running) feed.handOver?.();
  }

  async stop(): Promise<void> {
    const feeds = this.#running;
    this.#running = [];
    await Promise.all(feeds.map((feed) => feed.stop()));
  }

  #startOne(source: FeedsFile["feeds"][number]): void {
    const { board } = this.#options;
    switch (source.kind) {
      case "simulator": {
        const path = join(this.#options.dir, source.profile);
        const profile = incidentProfileFrom(existsSync(path) ? readFileSync(path, "utf8") : "");
        if (!profile.ok) {
          board.open({
            id: "simulator",
            name: "模拟城",
            class: "simulator",
            staleAfterMs: null,
            crs: null,
          });
          board.patch("simulator", {
            link: "refused",
            note: `${source.profile}: ${profile.refusal}`,
          });
          return;
        }
        const { seed } = source;
        const ports = this.#options.simulator;
        const feed = new Simulator({ seed, profile: profile.value, ports });
        this.#run(feed, board.portsFor(feed, "wgs84", STALE_AFTER_MS));
        return;
      }
      case "mqtt": {
        const feed = new MqttFeed(source, this.#options);
        const stale = source.intervalSeconds * 2000;
        this.#run(feed, board.portsFor(feed, source.crs, stale));
        return;
      }
      default:
        unreachable(source);
    }
  }

  #run(feed: Feed, ports: Parameters<Feed["start"]>[0]): void {
    feed.start(ports);
    this.#running.push(feed);
  }
}
