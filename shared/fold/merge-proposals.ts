import { lngLatOf } from "../model/position.ts";
import { distanceBetween } from "../units/lng-lat.ts";
import { isOpenStage } from "./incident-state.ts";
import type { IncidentState } from "./incident-state.ts";

/** Two reports of one kind so near in place and time may be one matter. */
export const SAME_METRES_MAX = 200;
export const SAME_MS_MAX = 10 * 60_000;
/** A call that rings again after it was closed is linked, so long after. */
export const RINGS_AGAIN_MS_MAX = 24 * 3_600_000;

export type MergeProposal = {
  /** `merge`: the other is open, and the earlier; `link`: it is closed, and stays so. */
  readonly kind: "merge" | "link";
  readonly otherId: string;
  /** Null: both are known by one address only. */
  readonly metres: number | null;
  readonly minutesApart: number;
};

/** The calls that a call just taken may be the same as, nearest in time first.  Who called does
 *  not matter.  A person decides; nothing is merged by itself. */
export function mergeProposals(
  incident: IncidentState,
  others: Iterable<IncidentState>,
): readonly MergeProposal[] {
  if (incident.stage !== "received" || incident.parts.length > 0) return [];
  const proposals: MergeProposal[] = [];
  for (const other of others) {
    const proposal = proposalOf(incident, other);
    if (proposal !== null) proposals.push(proposal);
  }
  return proposals.sort(
    (a, b) => a.minutesApart - b.minutesApart || (a.otherId < b.otherId ? -1 : 1),
  );
}

function proposalOf(incident: IncidentState, other: IncidentState): MergeProposal | null {
  const { id, category, reportedAt } = incident.report;
  const { report, stage } = other;
  if (report.id === id || report.category !== category || stage === "merged") return null;
  if (incident.declined.includes(report.id) || incident.links.includes(report.id)) return null;
  const kind = isOpenStage(stage) ? "merge" : "link";
  const apart = reportedAt - report.reportedAt;
  // The earlier of the two is the parent; of two at one instant, the smaller number.
  if (apart < 0 || (apart === 0 && report.id > id)) return null;
  if (apart > (kind === "merge" ? SAME_MS_MAX : RINGS_AGAIN_MS_MAX)) return null;
  const metres = metresApart(incident, other);
  if (metres === "far") return null;
  return { kind, otherId: report.id, metres, minutesApart: apart / 60_000 };
}

function metresApart(a: IncidentState, b: IncidentState): number | null | "far" {
  const [from, to] = [lngLatOf(a.report.position), lngLatOf(b.report.position)];
  if (from !== null && to !== null) {
    const metres = distanceBetween(from, to);
    return metres <= SAME_METRES_MAX ? metres : "far";
  }
  const [one, other] = [plain(a.report.address), plain(b.report.address)];
  return one !== "" && one === other ? null : "far";
}

function plain(address: string): string {
  return address.normalize("NFKC").replaceAll(/[\s，,。.]/gu, "");
}
