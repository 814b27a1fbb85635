import type { WallEvent } from "../events/event.ts";
import type { LoggedEvent } from "../events/logged-event.ts";
import type { Role } from "../model/role.ts";
import { hlcOf } from "../units/hybrid-clock.ts";
import { epochMs, seconds } from "../units/quantity.ts";
import type { IncidentReport } from "../model/incident.ts";
import type { Unit } from "../model/unit.ts";

export const MORNING = Date.parse("2026-11-24T00:00:00Z");

/** Events as a station would have written them, a second apart. */
export function logged(events: readonly WallEvent[], role: Role = "leader"): LoggedEvent[] {
  return events.map((event, i) => ({
    stamp: {
      station: "A",
      epoch: "e1",
      sseq: i + 1,
      hlc: hlcOf(MORNING + i * 1000, 0),
      actor: "值班领导",
      role,
    },
    event,
  }));
}

export function report(id: string, change: Partial<IncidentReport> = {}): IncidentReport {
  return {
    id,
    reportedAt: epochMs(MORNING),
    category: "dispute",
    priority: 2,
    title: "邻里纠纷",
    text: "停车引起",
    address: "枫林路 12 号",
    position: { kind: "located", lngLat: [120.02, 28.9], raw: [120.02, 28.9], crs: "wgs84" },
    source: "operator",
    ...change,
  };
}

export function unit(id: string, change: Partial<Unit> = {}): Unit {
  return {
    kind: "unit",
    id,
    callSign: id,
    class: "vehicle",
    mode: "car",
    skills: [],
    home: { kind: "located", lngLat: [120.01, 28.9], raw: [120.01, 28.9], crs: "wgs84" },
    station: "城东派出所",
    source: "units.csv",
    flags: [],
    ...change,
  };
}

/** A whole call: taken, sent, signed, driven, handled, fed back, reviewed, archived. */
export function wholeCall(incidentId: string, unitId: string): WallEvent[] {
  const at = epochMs(MORNING);
  const one = { v: 1 as const, incidentId, unitId, at };
  return [
    { kind: "incident-reported", v: 1, report: report(incidentId) },
    { kind: "unit-dispatched", ...one, eta: seconds(240) },
    { kind: "assignment-advanced", ...one, step: "signed" },
    { kind: "assignment-advanced", ...one, step: "en-route" },
    { kind: "assignment-advanced", ...one, step: "on-scene" },
    { kind: "assignment-advanced", ...one, step: "handling" },
    { kind: "incident-fed-back", v: 1, incidentId, result: "mediated", text: "已调解", at },
    { kind: "assignment-advanced", ...one, step: "cleared" },
    { kind: "incident-closed", v: 1, incidentId, stage: "reviewed", reason: "", unitIds: [], at },
    { kind: "incident-closed", v: 1, incidentId, stage: "archived", reason: "", unitIds: [], at },
  ];
}
