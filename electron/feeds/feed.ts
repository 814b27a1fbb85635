import type { WallEvent } from "../../shared/events/event.ts";
import type { GroupReport } from "../../shared/model/group-report.ts";
import type { Sighting } from "../../shared/model/sighting.ts";
import type { RejectionReason, SourcePulse } from "../../shared/model/source-pulse.ts";
import type { TerminalOrder } from "../../shared/model/terminal-order.ts";
import type { CoordinateSystem } from "../../shared/units/coordinate-system.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";

/** A source of events and sightings.  `start` returns at once and never throws: a source that
 *  cannot be reached says so through `ports.link` and goes on trying.  After `stop` resolves it
 *  calls no port and holds no socket, timer or file. */
export interface Feed {
  readonly id: string;
  readonly name: string;
  readonly class: SourcePulse["class"];
  start(ports: FeedPorts): void;
  /** Something of what it may send to terminals has changed; feeds that only listen have none. */
  handOver?(): void;
  stop(): Promise<void>;
}

/** What a feed may do to the rest.  Every call may be made from inside a socket's callback: the
 *  other side only collects, and works at its own pace. */
export interface FeedPorts {
  /** The station's clock; never `Date.now`, so that recordings can be replayed. */
  now(): EpochMs;
  /** Checked events, by this feed's name; on disk when the call returns. */
  append(events: readonly WallEvent[]): void;
  /** Checked sightings, in WGS-84; each is counted here, so the feed counts it nowhere else.
   *  A `fault` is what was wrong with them although they tell something, such as "nofix". */
  sight(sightings: readonly Sighting[], fault?: RejectionReason): void;
  /** Where a device of a group is, in WGS-84; counted here like a sighting, and kept nowhere. */
  present(report: GroupReport): void;
  /** A terminal asks for something; counted here. */
  order(order: TerminalOrder): void;
  /** One message was not taken, for exactly one reason. */
  reject(reason: RejectionReason, detail: string): void;
  /** One message without a sighting was taken; `newestAt` is its content time, null: none. */
  accept(newestAt: EpochMs | null): void;
  link(state: SourcePulse["link"], note: string): void;
  /** The declared coordinate system of this source now; null: untagged, hold its positions. */
  crs(): CoordinateSystem | null;
}
