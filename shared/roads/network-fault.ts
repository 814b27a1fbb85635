import type { Network } from "./network.ts";

/** What is wrong with the columns of a network that was read from bytes, null where nothing is:
 *  afterwards every index points at something.   Shape: counts of the shared points and names. */
export function networkFault(network: Network, points: number, names: number): string | null {
  return lengthFault(network) ?? indexFault(network, points, names);
}

function lengthFault(network: Network): string | null {
  const nodes = network.nodePoint.length;
  const arcs = network.arcHead.length;
  const chains = network.firstPoint.length - 1;
  const legs = network.legName.length;
  const lengths: readonly (readonly [string, number, number])[] = [
    ["firstArc", network.firstArc.length, nodes + 1],
    ["firstArrival", network.firstArrival.length, nodes + 1],
    ["arrivals", network.arrivals.length, arcs],
    ["arcTail", network.arcTail.length, arcs],
    ["arcMillis", network.arcMillis.length, arcs],
    ["arcMetres", network.arcMetres.length, arcs],
    ["arcTwin", network.arcTwin.length, arcs],
    ["arcChain", network.arcChain.length, arcs],
    ["arcFlags", network.arcFlags.length, arcs],
    ["firstBan", network.firstBan.length, arcs + 1],
    ["firstLeg", network.firstLeg.length, chains + 1],
    ["legStart", network.legStart.length, legs],
    ["legSpeed", network.legSpeed.length, legs * 2],
  ];
  const broken = lengths.find(([, found, expected]) => found !== expected);
  return broken === undefined ? null : `${broken[0]} has ${broken[1]} items, not ${broken[2]}`;
}

function indexFault(network: Network, points: number, names: number): string | null {
  const arcs = network.arcHead.length;
  const nodes = network.nodePoint.length;
  const rows: readonly (readonly [string, Uint32Array, number])[] = [
    ["firstArc", network.firstArc, arcs],
    ["firstArrival", network.firstArrival, arcs],
    ["firstBan", network.firstBan, network.bans.length],
    ["firstPoint", network.firstPoint, network.chainPoints.length],
    ["firstLeg", network.firstLeg, network.legName.length],
  ];
  for (const [name, row, end] of rows) if (!isRow(row, end)) return `${name} is no row of starts`;
  const columns: readonly (readonly [string, Uint32Array, number])[] = [
    ["nodePoint", network.nodePoint, points],
    ["arrivals", network.arrivals, arcs],
    ["arcTail", network.arcTail, nodes],
    ["arcHead", network.arcHead, nodes],
    ["arcChain", network.arcChain, (network.firstPoint.length - 1) * 2],
    ["bans", network.bans, arcs],
    ["chainPoints", network.chainPoints, points],
    ["legStart", network.legStart, network.chainPoints.length],
    ["legName", network.legName, names],
  ];
  for (const [name, column, limit] of columns) {
    if (column.some((item) => item >= limit)) return `${name} points outside`;
  }
  if (network.arcTwin.some((twin) => twin < -1 || twin >= arcs)) return "arcTwin points outside";
  return network.arcMillis.some((millis) => millis < 1) ? "an arc takes no time" : null;
}

/** Starts that begin at zero, never fall and finish at the end. */
function isRow(row: Uint32Array, end: number): boolean {
  if (row[0] !== 0 || row[row.length - 1] !== end) return false;
  for (let at = 1; at < row.length; at += 1) {
    if ((row[at] ?? 0) < (row[at - 1] ?? 0)) return false;
  }
  return true;
}
