import { openStore } from "../store/open-store.ts";
import type { LogRow } from "../store/event-log.ts";
import type { CliCommand } from "./command-line.ts";
import { DONE, usage } from "./command-line.ts";
import { neededFlag, wholeFlag } from "./flag-values.ts";
import { storeRefusalOf } from "./store-refusal-words.ts";

/** Rows read at a time, so that a long log is never held whole. */
const PAGE_ROWS = 2000;

export const logCommand: CliCommand = {
  name: "log",
  usage: "log --data DIR [--since SEQ] [--kind K]",
  flags: ["data", "since", "kind"],
  run: (given, world) => {
    const dir = neededFlag(given.flags, "data");
    if (!dir.ok) return Promise.resolve(usage(dir.refusal));
    const bounds = { least: 0, most: Number.MAX_SAFE_INTEGER, absent: 0 };
    const since = wholeFlag(given.flags, "since", bounds);
    if (!since.ok) return Promise.resolve(usage(since.refusal));
    const store = openStore({ dir: dir.value, now: world.now, readonly: true });
    if (!store.ok) return Promise.resolve(storeRefusalOf(store.refusal));
    const kind = given.flags["kind"] ?? null;
    let cursor = since.value;
    for (;;) {
      const page = store.value.since(cursor, PAGE_ROWS, kind);
      for (const row of page.rows) world.print(lineOf(row));
      if (!page.more) break;
      cursor = page.cursor;
    }
    store.value.close();
    return Promise.resolve(DONE);
  },
};

/** One event as a line: its place in the log, its stamp, and its body as an object. */
function lineOf({ logged, body, ...row }: LogRow) {
  return { ...row, body: logged?.event ?? body };
}
