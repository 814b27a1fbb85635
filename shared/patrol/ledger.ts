import type { IncidentState } from "../fold/incident-state.ts";
import type { PlanState } from "../fold/plan-state.ts";
import { isCitizenReport } from "../model/citizen-report.ts";
import type { LedgerRow, LedgerWarning, PatrolLedger } from "../model/patrol-dose.ts";
import { lngLatOf } from "../model/position.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { epochMs } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";
import { hourOfDay } from "./demand.ts";
import { dayStartOf, stopsOf } from "./dose-of.ts";
import { cellOf } from "./patrol-cell.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Share of the minutes that may lie elsewhere than the reports before it is said … */
const DRIFT_MAX = 0.6;
/** … and how much further it may move from one day to those after. */
const DRIFT_GROWTH_MAX = 0.12;
/** Days that a trend is read from, and minutes and reports below which there is none. */
const TREND_DAYS_MAX = 7;
const MINUTES_MIN = 60;
const REPORTS_MIN = 20;

export type LedgerInput = {
  readonly plans: Iterable<PlanState>;
  readonly incidents: Iterable<IncidentState>;
  readonly toAt: EpochMs;
  readonly days: number;
  readonly utcOffsetMinutes: number;
  readonly cellMinutesMax: number | null;
};

/** Planned and delivered minutes by cell and hour against what citizens report (公平巡逻账), with a
 *  warning where a cell gets more than its cap in a day, and where the minutes drift away from the
 *  reports.  What patrols found themselves counts on neither side. */
export function ledgerFrom(input: LedgerInput): PatrolLedger {
  const { toAt, days, utcOffsetMinutes } = input;
  const fromAt = epochMs(dayStartOf(toAt, utcOffsetMinutes) - (days - 1) * DAY_MS);
  const book = new Book(utcOffsetMinutes);
  for (const state of input.plans) enterPlan(book, state, { fromAt, toAt });
  for (const { report } of input.incidents) {
    const lngLat = lngLatOf(report.position);
    if (lngLat === null || !isCitizenReport(report)) continue;
    if (report.reportedAt < fromAt || report.reportedAt > toAt) continue;
    const cell = { cellId: cellOf(lngLat), name: report.address, lngLat };
    book.add(cell, report.reportedAt, { citizenReports: 1 });
  }
  const rows = [...book.rows.values()];
  const sum = (of: (row: LedgerRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const plannedMinutes = sum((row) => row.plannedMinutes);
  const deliveredMinutes = sum((row) => row.deliveredMinutes);
  const debtMinutes = sum((row) => Math.max(0, row.plannedMinutes - row.deliveredMinutes));
  rows.sort((a, b) => (a.cellId < b.cellId ? -1 : a.cellId > b.cellId ? 1 : a.hour - b.hour));
  const dayStarts = Array.from({ length: days }, (_, day) => epochMs(fromAt + day * DAY_MS));
  const warnings = [...capWarnings(book, input.cellMinutesMax), ...driftWarnings(book, dayStarts)];
  return { ...{ fromAt, toAt, rows, warnings }, plannedMinutes, deliveredMinutes, debtMinutes };
}

type Cell = { readonly cellId: string; readonly name: string; readonly lngLat: LngLat };
type Entry = Partial<Pick<LedgerRow, "plannedMinutes" | "deliveredMinutes" | "citizenReports">>;
type DayCell = { readonly cell: Cell; minutes: number; reports: number };

/** Rows by cell and hour, and the same by day and cell. */
class Book {
  readonly rows = new Map<string, LedgerRow>();
  readonly days = new Map<number, Map<string, DayCell>>();
  readonly #utcOffsetMinutes: number;

  constructor(utcOffsetMinutes: number) {
    this.#utcOffsetMinutes = utcOffsetMinutes;
  }

  add(cell: Cell, at: number, entry: Entry): void {
    const hour = hourOfDay(at, this.#utcOffsetMinutes);
    const key = `${cell.cellId} ${hour}`;
    const row = this.rows.get(key) ?? {
      ...{ ...cell, hour, plannedMinutes: 0, deliveredMinutes: 0, citizenReports: 0 },
    };
    const { plannedMinutes = 0, deliveredMinutes = 0, citizenReports = 0 } = entry;
    this.rows.set(key, {
      ...row,
      name: row.name === "" ? cell.name : row.name,
      plannedMinutes: row.plannedMinutes + plannedMinutes,
      deliveredMinutes: row.deliveredMinutes + deliveredMinutes,
      citizenReports: row.citizenReports + citizenReports,
    });
    const day = dayStartOf(at, this.#utcOffsetMinutes);
    const cells = this.days.get(day) ?? new Map<string, DayCell>();
    this.days.set(day, cells);
    const known = cells.get(cell.cellId) ?? { cell, minutes: 0, reports: 0 };
    known.minutes += deliveredMinutes;
    known.reports += citizenReports;
    cells.set(cell.cellId, known);
  }
}

function enterPlan(
  book: Book,
  state: PlanState,
  { fromAt, toAt }: { readonly fromAt: EpochMs; readonly toAt: EpochMs },
): void {
  const cells = new Map<string, Cell>();
  for (const { cellId, placeName: name, lngLat, arriveAt, dwell } of stopsOf(state)) {
    const cell = { cellId, name, lngLat };
    cells.set(cellId, cell);
    if (arriveAt < fromAt || arriveAt > Math.min(toAt, state.endedAt ?? toAt)) continue;
    book.add(cell, arriveAt, { plannedMinutes: dwell / 60 });
  }
  for (const { cellId, hourAt, seconds } of state.dose) {
    const cell = cells.get(cellId);
    if (cell === undefined || hourAt < fromAt || hourAt > toAt) continue;
    book.add(cell, hourAt, { deliveredMinutes: (seconds * 1000) / MINUTE_MS });
  }
}

function capWarnings(book: Book, cellMinutesMax: number | null): LedgerWarning[] {
  if (cellMinutesMax === null) return [];
  return [...book.days].flatMap(([day, cells]) =>
    [...cells.values()].flatMap(({ cell, minutes }): LedgerWarning[] => {
      if (minutes <= cellMinutesMax + 0.02) return [];
      const { cellId, name } = cell;
      return [{ kind: "cap", cellId, name, dayStartAt: epochMs(day), value: minutes }];
    }),
  );
}

/** Half the sum of differences between where minutes go and where citizens report, 0 to 1.
 *  Said where it is large, or has grown over the days: patrols that follow what patrols find go
 *  ever more where they already are. */
function driftWarnings(book: Book, dayStarts: readonly EpochMs[]): LedgerWarning[] {
  const need = new Map<string, number>();
  let reports = 0;
  for (const cells of book.days.values()) {
    for (const [cellId, day] of cells) {
      need.set(cellId, (need.get(cellId) ?? 0) + day.reports);
      reports += day.reports;
    }
  }
  if (reports < REPORTS_MIN) return [];
  const warnings: LedgerWarning[] = [];
  const drifts: number[] = [];
  for (const dayStartAt of dayStarts) {
    const cells = book.days.get(dayStartAt);
    const day = cells === undefined ? null : driftOf(cells, need, reports);
    if (day === null) continue;
    drifts.push(day.drift);
    const recent = drifts.slice(-TREND_DAYS_MAX);
    const growth = day.drift - Math.min(...recent);
    if (day.drift <= DRIFT_MAX && growth <= DRIFT_GROWTH_MAX) continue;
    const { cellId, name } = day.most;
    warnings.push({ kind: "drift", cellId, name, dayStartAt, value: day.drift });
  }
  return warnings;
}

function driftOf(
  cells: ReadonlyMap<string, DayCell>,
  need: ReadonlyMap<string, number>,
  reports: number,
): { readonly drift: number; readonly most: Cell } | null {
  const minutes = [...cells.values()].reduce((sum, day) => sum + day.minutes, 0);
  if (minutes < MINUTES_MIN) return null;
  let drift = 0;
  let most: { cell: Cell; over: number } | null = null;
  for (const { cell, minutes: own } of cells.values()) {
    const over = own / minutes - (need.get(cell.cellId) ?? 0) / reports;
    if (over > 0) drift += over;
    if (most === null || over > most.over) most = { cell, over };
  }
  return most === null ? null : { drift, most: most.cell };
}
