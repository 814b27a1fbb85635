import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import { checksumOf } from "./checksum.ts";
import { networkFault } from "./network-fault.ts";
import type { Mode } from "./mode.ts";
import type { Network } from "./network.ts";
import { ColumnReader, ColumnWriter } from "./columns.ts";
import type { StringTable } from "./string-table.ts";

/** Streets of one area for three modes.  Points and names are shared, networks are not. */
export type Graph = {
  /** Degrees times ten million. */
  readonly pointLng: Int32Array;
  readonly pointLat: Int32Array;
  readonly names: StringTable;
  readonly networks: Readonly<Record<Mode, Network>>;
};

/** Why bytes are no graph, one kind a check. */
export type GraphFault =
  | { readonly kind: "graph-too-short"; readonly bytes: number }
  | { readonly kind: "graph-magic"; readonly found: number }
  | { readonly kind: "graph-version"; readonly found: number; readonly expected: number }
  | { readonly kind: "graph-size"; readonly found: number; readonly expected: number }
  | { readonly kind: "graph-checksum"; readonly found: number; readonly expected: number }
  | { readonly kind: "graph-columns"; readonly found: number; readonly expected: number }
  | { readonly kind: "graph-structure"; readonly what: string };

/** "OWRG" in little-endian order. */
const MAGIC = 0x4752574f;
const VERSION = 1;
/** Magic, version, bytes, checksum, columns, three spare words. */
const HEADER_BYTES = 32;
const COLUMNS = 4 + 3 * 19;

/** One transferable buffer.  Shape: header, then each column as its length and its items, every
 *  column on an eight-byte border, numbers in the order of bytes of the machine. */
export function bufferFromGraph(graph: Graph): ArrayBuffer {
  const columns = new ColumnWriter(HEADER_BYTES);
  columns.add(graph.pointLng);
  columns.add(graph.pointLat);
  columns.add(graph.names.starts);
  columns.add(graph.names.bytes);
  addNetwork(columns, graph.networks.car);
  addNetwork(columns, graph.networks.ebike);
  addNetwork(columns, graph.networks.foot);
  const buffer = columns.buffer();
  const header = new DataView(buffer);
  header.setUint32(0, MAGIC, true);
  header.setUint32(4, VERSION, true);
  header.setFloat64(8, buffer.byteLength, true);
  header.setUint32(16, checksumOf(new Uint8Array(buffer, HEADER_BYTES)), true);
  header.setUint32(20, COLUMNS, true);
  return buffer;
}

/** The graph as views on the buffer, nothing copied.   Errors: one refusal for each broken header
 *  field, for the checksum, and for columns that point outside one another. */
export function graphFromBuffer(buffer: ArrayBuffer): Result<Graph, GraphFault> {
  const fault = headerFault(buffer);
  if (fault !== null) return err(fault);
  const columns = new ColumnReader(buffer, HEADER_BYTES);
  const graph: Graph = {
    pointLng: columns.int32(),
    pointLat: columns.int32(),
    names: { starts: columns.uint32(), bytes: columns.uint8() },
    networks: {
      car: networkOf(columns),
      ebike: networkOf(columns),
      foot: networkOf(columns),
    },
  };
  if (!columns.whole) return err({ kind: "graph-structure", what: "a column ends early" });
  const what = structureFault(graph);
  return what === null ? ok(graph) : err({ kind: "graph-structure", what });
}

function headerFault(buffer: ArrayBuffer): GraphFault | null {
  const bytes = buffer.byteLength;
  if (bytes < HEADER_BYTES) return { kind: "graph-too-short", bytes };
  const header = new DataView(buffer);
  const magic = header.getUint32(0, true);
  if (magic !== MAGIC) return { kind: "graph-magic", found: magic };
  const version = header.getUint32(4, true);
  if (version !== VERSION) return { kind: "graph-version", found: version, expected: VERSION };
  const size = header.getFloat64(8, true);
  if (size !== bytes) return { kind: "graph-size", found: bytes, expected: size };
  const columns = header.getUint32(20, true);
  if (columns !== COLUMNS) return { kind: "graph-columns", found: columns, expected: COLUMNS };
  const stated = header.getUint32(16, true);
  const found = checksumOf(new Uint8Array(buffer, HEADER_BYTES));
  return stated === found ? null : { kind: "graph-checksum", found, expected: stated };
}

function structureFault(graph: Graph): string | null {
  const points = graph.pointLng.length;
  const names = graph.names.starts.length - 1;
  if (graph.pointLat.length !== points) return "points have a longitude and a latitude each";
  return (
    networkFault(graph.networks.car, points, names) ??
    networkFault(graph.networks.ebike, points, names) ??
    networkFault(graph.networks.foot, points, names)
  );
}

function addNetwork(columns: ColumnWriter, network: Network): void {
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

function networkOf(columns: ColumnReader): Network {
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
