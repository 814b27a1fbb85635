import type { WallEvent } from "../../shared/events/event.ts";
import type { GroupReport } from "../../shared/model/group-report.ts";
import type { Sighting } from "../../shared/model/sighting.ts";
import type { RejectionReason, SourcePulse } from "../../shared/model/source-pulse.ts";
import type { TerminalOrder } from "../../shared/model/terminal-order.ts";
import type { CoordinateSystem } from "../../shared/units/coordinate-system.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { Feed, FeedPorts } from "./feed.ts";

const FUTURE_MS_MAX = 120_000;
const PAST_MS_MAX = 30 * 86_400_000;

/** Where a feed's goods go once they are counted. */
export interface SourceBoardPorts {
  now(): EpochMs;
  append(events: readonly WallEvent[], source: string): void;
  /** False: not taken, it was older than what is known ("late") or the same ("dup"). */
  sight(sighting: Sighting): "new" | "late" | "dup";
  /** "new", or why it was discarded. */
  present(report: GroupReport): "new" | RejectionReason;
  /** "new", or why it was not done. */
  order(order: TerminalOrder): "new" | RejectionReason;
  crs(source: string): CoordinateSystem | null;
  log(line: string): void;
}

/** How every source is doing; each message of each source is in exactly one of its counters. */
export class SourceBoard {
  readonly #ports: SourceBoardPorts;
  readonly #pulses = new Map<string, SourcePulse>();

  constructor(ports: SourceBoardPorts) {
    this.#ports = ports;
  }

  pulses(): readonly SourcePulse[] {
    return [...this.#pulses.values()].map((pulse) => {
      return { ...pulse, crs: this.#ports.crs(pulse.id) ?? pulse.crs };
    });
  }

  /** Opens a row for a source that is no feed, such as the operators or the city pack. */
  open(pulse: Pick<SourcePulse, "id" | "name" | "class" | "staleAfterMs" | "crs">): void {
    this.#pulses.set(pulse.id, { ...NEW_PULSE, ...pulse });
  }

  patch(id: string, change: Partial<SourcePulse>): void {
    const pulse = this.#pulses.get(id);
    if (pulse !== undefined) this.#pulses.set(id, { ...pulse, ...change });
  }

  accept(id: string, newestAt: EpochMs | null): void {
    const pulse = this.#pulses.get(id);
    if (pulse === undefined) return;
    const newest = newestAt === null ? pulse.newestAt : later(pulse.newestAt, newestAt);
    const accepted = pulse.accepted + 1;
    this.patch(id, { newestAt: newest, receivedAt: this.#ports.now(), accepted });
  }

  reject(id: string, reason: RejectionReason): void {
    const pulse = this.#pulses.get(id);
    if (pulse === undefined) return;
    const rejected = { ...pulse.rejected, [reason]: (pulse.rejected[reason] ?? 0) + 1 };
    this.patch(id, { rejected, receivedAt: this.#ports.now() });
  }

  /** The ports a feed is started with. */
  portsFor(feed: Feed, declared: CoordinateSystem | null, staleAfterMs: number | null): FeedPorts {
    const { id, name } = feed;
    this.open({ id, name, class: feed.class, staleAfterMs, crs: declared });
    const ports = this.#ports;
    return {
      now: () => ports.now(),
      append: (events) => ports.append(events, id),
      sight: (sightings, fault) => {
        for (const sighting of sightings) this.#take(id, sighting, fault ?? null);
      },
      present: (report) => this.#present(id, report),
      order: (order) => {
        const verdict = ports.order(order);
        if (verdict === "new") this.accept(id, order.at);
        else this.reject(id, verdict);
      },
      accept: (newestAt) => this.accept(id, newestAt),
      reject: (reason, detail) => {
        this.reject(id, reason);
        ports.log(`${id}: ${reason} ${detail.slice(0, 200)}`);
      },
      link: (link, note) => this.patch(id, { link, note }),
      crs: () => ports.crs(id) ?? declared,
    };
  }

  #present(id: string, report: GroupReport): void {
    const early = report.at > this.#ports.now() + FUTURE_MS_MAX;
    const verdict = early ? "future" : this.#ports.present(report);
    if (verdict === "new") this.accept(id, report.at);
    else this.reject(id, verdict);
  }

  /** Rule N4: a time from the future becomes the time of arrival and is counted; one that is too
   *  old is counted and left; a symbol never moves back. */
  #take(id: string, sighting: Sighting, fault: RejectionReason | null): void {
    const now = this.#ports.now();
    if (sighting.at < now - PAST_MS_MAX) return this.reject(id, "late");
    const early = sighting.at > now + FUTURE_MS_MAX;
    const verdict = this.#ports.sight(early ? { ...sighting, at: now } : sighting);
    if (verdict !== "new") return this.reject(id, verdict);
    if (early) this.reject(id, "future");
    else if (fault !== null) this.reject(id, fault);
    else this.accept(id, sighting.at);
  }
}

const NEW_PULSE: Omit<SourcePulse, "id" | "name" | "class"> = {
  link: "connecting",
  note: "",
  newestAt: null,
  receivedAt: null,
  staleAfterMs: null,
  accepted: 0,
  rejected: {},
  crs: null,
};

function later(a: EpochMs | null, b: EpochMs): EpochMs {
  return a === null || b > a ? b : a;
}
