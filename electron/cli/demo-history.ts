import { randomFrom } from "../../shared/kit/random.ts";
import type { IncidentReport } from "../../shared/model/incident.ts";
import { lngLatOf } from "../../shared/model/position.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { IncidentProfile } from "../feeds/simulator/incident-profile.ts";
import { IncidentSource } from "../feeds/simulator/incident-source.ts";

/** Two weeks of calls, so that patrols have a demand to go by. */
const HISTORY_MS = 14 * 86_400_000;
/** Calls of the last while are still open: the first look at the wall shows a town at work. */
const OPEN_MS = 25 * 60_000;

/** The register of past calls as a table: what any control room can export. */
export function* historyTable(
  profile: IncidentProfile,
  of: { readonly seed: number; readonly now: EpochMs },
): Generator<string> {
  yield "id,time,category,priority,title,address,lng,lat,state\n";
  const source = new IncidentSource(profile, randomFrom(of.seed), epochMs(of.now - HISTORY_MS));
  for (const report of source.until(of.now)) {
    yield `${rowOf(report, of.now).map(quoted).join(",")}\n`;
  }
}

function rowOf(report: IncidentReport, now: EpochMs): readonly string[] {
  const { id, reportedAt, category, priority, title, address } = report;
  const [lng, lat] = lngLatOf(report.position) ?? [NaN, NaN];
  const time = new Date(reportedAt).toISOString();
  const state = reportedAt > now - OPEN_MS ? "new" : "closed";
  const place = [lng.toFixed(6), lat.toFixed(6)];
  return [id, time, category, String(priority), title, address, ...place, state];
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
