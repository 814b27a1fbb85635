import type { ColumnReader, ColumnWriter } from "./columns.ts";
import type { Network } from "./network.ts";

/** Columns of a network in a graph file. */
export const NETWORK_COLUMNS = 19;

export function addNetwork(columns: ColumnWriter, network: Network): void {
  columns.add(network.nodePoint);
  columns.add(network.firstArc);
  columns.add(network.firstArrival);
  columns.add(network.arrivals);
  columns.add(network.arcTail);
  columns.add(network.arcHead);
  columns.add(network.arcMillis);
  columns.add(network.arcMetres);
  columns.add(network.arcTwin);
  columns.add(network.arcChain);
  columns.add(network.arcFlags);
  columns.add(network.firstBan);
  columns.add(network.bans);
  columns.add(network.firstPoint);
  columns.add(network.chainPoints);
  columns.add(network.firstLeg);
  columns.add(network.legStart);
  columns.add(network.legName);
  columns.add(network.legSpeed);
}

export function networkFromColumns(columns: ColumnReader): Network {
  return {
    nodePoint: columns.uint32(),
    firstArc: columns.uint32(),
    firstArrival: columns.uint32(),
    arrivals: columns.uint32(),
    arcTail: columns.uint32(),
    arcHead: columns.uint32(),
    arcMillis: columns.int32(),
    arcMetres: columns.float32(),
    arcTwin: columns.int32(),
    arcChain: columns.uint32(),
    arcFlags: columns.uint8(),
    firstBan: columns.uint32(),
    bans: columns.uint32(),
    firstPoint: columns.uint32(),
    chainPoints: columns.uint32(),
    firstLeg: columns.uint32(),
    legStart: columns.uint32(),
    legName: columns.uint32(),
    legSpeed: columns.uint8(),
  };
}
