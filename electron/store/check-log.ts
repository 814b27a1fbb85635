import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import * as v from "valibot";
import { checkOf } from "./check.ts";
import type { Check } from "./check.ts";
import { EventLogReader } from "./event-log.ts";
import type { LogRow } from "./event-log.ts";
import { CHAIN_START, hashOf } from "./event-row.ts";
import { headText } from "./event-writer.ts";
import { identityOf, metaOf } from "./identity.ts";
import type { ReadableDb } from "./database.ts";

/** The log read once: its checks, and every event that counts. */
export type LogReading = {
  readonly checks: readonly Check[];
  readonly applied: readonly LoggedEvent[];
};

/** The chain of every station and epoch, its numbers, and that every row can be read. */
export function readLog(db: ReadableDb): LogReading {
  const log = new EventLogReader(db);
  const own = identityOf(db);
  const broken: string[] = [];
  const unreadable: string[] = [];
  const gaps: string[] = [];
  const applied: LoggedEvent[] = [];
  let [events, awaited, chains] = [0, 0, 0];
  let before: Pick<LogRow, "station" | "epoch" | "sseq" | "hash"> = START;
  for (const row of log.everyRow()) {
    events++;
    const isNewChain = row.station !== before.station || row.epoch !== before.epoch;
    if (isNewChain) {
      chains++;
      before = { station: row.station, epoch: row.epoch, sseq: 0, hash: CHAIN_START };
    }
    const isNext = row.sseq === before.sseq + 1;
    // What another station has not sent yet is awaited; it is checked when it has come.
    if (!isNext && row.station === own?.station) gaps.push(`nothing before ${nameOf(row)}`);
    else if (!isNext) awaited++;
    if (isNext && hashOf(before.hash, row) !== row.hash) broken.push(nameOf(row));
    if (row.logged !== null) applied.push(row.logged);
    else if (row.parked === null) unreadable.push(nameOf(row));
    before = row;
  }
  const cut = cutOf(db, log);
  if (cut !== null) gaps.push(cut);
  const { forks, parkedUnknown } = log.counts();
  const checks = [
    checkOf("hash-chain", broken, `${events} events in ${chains} chains`),
    checkOf("gapless", gaps, awaited === 0 ? "no number is missing" : `${awaited} gaps awaited`),
    checkOf("readable", unreadable, `${parkedUnknown} parked for a newer version, ${forks} forks`),
    checkOf("arrival", arrivalFaults(db), "every row has its place in the order of arrival"),
  ];
  return { checks, applied };
}

const START = { station: "", epoch: "", sseq: 0, hash: CHAIN_START } as const;

function nameOf({ station, epoch, sseq, kind }: LogRow): string {
  return `${station}:${epoch}:${sseq} (${kind})`;
}

/** Events that are missing at the very end leave no gap; the head beside the log knows them. */
function cutOf(db: ReadableDb, log: EventLogReader): string | null {
  const own = identityOf(db);
  const kept = metaOf(db, "head");
  if (own === null || kept === null) return null;
  const head = log.head(own.station, own.epoch);
  return headText(own.epoch, head) === kept ? null : `the log ends at ${head.sseq}, not at ${kept}`;
}

function arrivalFaults(db: ReadableDb): string[] {
  const row = v.parse(arrivalRow, db.one("select count(*) as rows, max(seq) as last from ev"));
  return row.rows === (row.last ?? 0) ? [] : [`${row.rows} rows, but the last is ${row.last ?? 0}`];
}

const arrivalRow = v.object({ rows: v.number(), last: v.nullable(v.number()) });
