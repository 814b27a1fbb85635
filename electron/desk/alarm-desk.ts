import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { ALARM_RULES_SOURCE, RULES_SILENT_MS } from "../../shared/model/alarm.ts";
import type { AlarmReport, ReportMinutes } from "../../shared/model/alarm-report.ts";
import type { Sighting } from "../../shared/model/sighting.ts";
import type { SourcePulse } from "../../shared/model/source-pulse.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { Store } from "../store/store.ts";
import { AlarmLedger } from "./alarm-ledger.ts";
import { AlarmWatch } from "./alarm-watch.ts";
import type { WatchParts } from "./alarm-watch.ts";
import { FenceWatch } from "./fence-watch.ts";

/** Where the rules stand among the sources. */
export interface RulesBoard {
  pulses(): readonly SourcePulse[];
  open(pulse: Pick<SourcePulse, "id" | "name" | "class" | "staleAfterMs" | "crs">): void;
  patch(id: string, change: Partial<SourcePulse>): void;
  accept(id: string, newestAt: EpochMs | null): void;
}

export type AlarmDeskParts = Omit<WatchParts, "beat" | "sources" | "store" | "fences"> & {
  readonly store: Pick<Store, "wall" | "append" | "since" | "lastSightings">;
  readonly board: RulesBoard;
};

/** The station's own rules about alarms: what is due is raised, what was raised is counted, and
 *  the rules are a source like any other, so that their silence is not taken for calm. */
export class AlarmDesk {
  readonly #parts: AlarmDeskParts;
  readonly #watch: AlarmWatch;
  readonly #ledger: AlarmLedger;
  readonly #fences: FenceWatch;

  constructor(parts: AlarmDeskParts) {
    this.#parts = parts;
    const sources = () => parts.board.pulses();
    this.#fences = new FenceWatch(parts.store);
    const fences = () => this.#fences.holds();
    this.#watch = new AlarmWatch({ ...parts, sources, fences, beat: (fault) => this.#beat(fault) });
    this.#ledger = new AlarmLedger(parts.store);
  }

  start(): void {
    const of = { id: ALARM_RULES_SOURCE, name: "告警规则", class: "operator" } as const;
    this.#parts.board.open({ ...of, staleAfterMs: RULES_SILENT_MS, crs: null });
    this.#fences.start();
    this.#watch.start();
  }

  stop(): void {
    this.#watch.stop();
  }

  note(batch: readonly LoggedEvent[]): void {
    this.#watch.note(batch);
    this.#fences.note(batch);
  }

  /** Somebody was seen somewhere: maybe beyond a fence. */
  sight(sighting: Sighting): void {
    this.#fences.sight(sighting);
  }

  report(minutes: ReportMinutes): Promise<AlarmReport> {
    return this.#ledger.report(minutes, this.#parts.clock.moment().at);
  }

  #beat(fault: string | null): void {
    const { board, clock } = this.#parts;
    const link = fault === null ? "connected" : "lost";
    board.patch(ALARM_RULES_SOURCE, { link, note: fault ?? "" });
    if (fault === null) board.accept(ALARM_RULES_SOURCE, clock.moment().at);
  }
}
