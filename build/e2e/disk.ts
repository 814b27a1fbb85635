import { openStore } from "../../electron/store/open-store.ts";
import type { LogRow } from "../../electron/store/event-log.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { epochMs } from "../../shared/units/quantity.ts";

/** What stands on the disk of a data folder, read beside the station that writes it. */
export class Disk {
  readonly rows: LogRow[] = [];
  readonly #store;
  readonly #keys = new Set<string>();
  #cursor = 0;

  constructor(dataFolder: string) {
    const now = () => epochMs(Date.now());
    const opened = openStore({ dir: dataFolder, now, readonly: true });
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
    this.#store = opened.value;
  }

  /** Whether an event that a window was shown is there already. */
  holds({ stamp }: LoggedEvent): boolean {
    const key = `${stamp.station} ${stamp.epoch} ${stamp.sseq}`;
    if (!this.#keys.has(key)) this.read();
    return this.#keys.has(key);
  }

  /** Reads on from where it stopped. */
  read(): readonly LogRow[] {
    for (;;) {
      const page = this.#store.since(this.#cursor, 5_000);
      this.#cursor = page.cursor;
      this.rows.push(...page.rows);
      for (const { station, epoch, sseq } of page.rows)
        this.#keys.add(`${station} ${epoch} ${sseq}`);
      if (!page.more) return this.rows;
    }
  }

  close(): void {
    this.#store.close();
  }
}
