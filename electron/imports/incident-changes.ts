import type { WallEvent } from "../../shared/events/event.ts";
import type { IncidentRow } from "./incident-from-row.ts";
import type { ImportPorts, KnownIncident } from "./import-ports.ts";

export type IncidentChanges = {
  readonly events: readonly WallEvent[];
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
};

/** A sheet that is brought again is a change of state, never a second incident: it may give a place
 *  to one that had none, or close one that is open. */
export function incidentChanges(
  rows: readonly IncidentRow[],
  ports: Pick<ImportPorts, "knownIncident" | "now">,
): IncidentChanges {
  const events: WallEvent[] = [];
  let [imported, updated] = [0, 0];
  for (const row of rows) {
    const known = ports.knownIncident(row.report.id);
    const before = events.length;
    if (known === null) {
      events.push({ kind: "incident-reported", v: 1, report: row.report });
      if (row.closed) events.push(closed(row, ports));
      imported += 1;
    } else {
      events.push(...laterEvents(row, known, ports));
      if (events.length > before) updated += 1;
    }
  }
  return { events, imported, updated, unchanged: rows.length - imported - updated };
}

function laterEvents(
  row: IncidentRow,
  known: KnownIncident,
  ports: Pick<ImportPorts, "now">,
): WallEvent[] {
  const { id, position, address } = row.report;
  const events: WallEvent[] = [];
  if (known.report.position.kind === "held" && position.kind === "located") {
    const { lngLat } = position;
    const at = ports.now();
    events.push({ kind: "incident-located", v: 1, incidentId: id, lngLat, address, at });
  }
  if (row.closed && known.open) events.push(closed(row, ports));
  return events;
}

function closed({ report }: IncidentRow, ports: Pick<ImportPorts, "now">): WallEvent {
  const [stage, reason] = ["archived", "register"] as const;
  const at = ports.now();
  return { kind: "incident-closed", v: 1, incidentId: report.id, stage, reason, unitIds: [], at };
}
