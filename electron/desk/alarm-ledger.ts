import { ALARM_BOOK_KINDS, AlarmBook, reportSpan } from "../../shared/fold/alarm-report.ts";
import type { AlarmReport, ReportMinutes } from "../../shared/model/alarm-report.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { Store } from "../store/store.ts";

/** Rows of the log that are read before others have their turn. */
const PAGE = 1000;

/** How alarms bore on the room, from the log: read once, and after that only what is new. */
export class AlarmLedger {
  readonly #store: Pick<Store, "since">;
  readonly #book = new AlarmBook();
  #cursor = 0;
  /** Who asks while the log is being read waits for the same reading. */
  #reading: Promise<void> | null = null;

  constructor(store: Pick<Store, "since">) {
    this.#store = store;
  }

  async report(minutes: ReportMinutes, now: EpochMs): Promise<AlarmReport> {
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    await this.#reading;
    return this.#book.report(reportSpan(minutes, now));
  }

  async #read(): Promise<void> {
    for (;;) {
      const { rows, cursor, more } = this.#store.since(this.#cursor, PAGE, ALARM_BOOK_KINDS);
      for (const { logged } of rows) if (logged !== null) this.#book.note(logged);
      this.#cursor = cursor;
      if (!more) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
