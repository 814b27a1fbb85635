import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import { checksumOf } from "./checksum.ts";
import { ColumnReader, ColumnWriter } from "./columns.ts";
import { hierarchyOf } from "./hierarchy/build-hierarchy.ts";
import {
  addHierarchy,
  HIERARCHY_COLUMNS,
  hierarchyFromColumns,
} from "./hierarchy/hierarchy-columns.ts";
import { hierarchyFault } from "./hierarchy/hierarchy-fault.ts";
import type { Hierarchy } from "./hierarchy/hierarchy.ts";
import { MODES } from "./mode.ts";
import type { Mode } from "./mode.ts";
import { addNetwork, NETWORK_COLUMNS, networkFromColumns } from "./network-columns.ts";
import { networkFault } from "./network-fault.ts";
import { arcCountOf } from "./network.ts";
import type { Network } from "./network.ts";
import type { StringTable } from "./string-table.ts";

/** Streets of one area for three modes.  Points and names are shared, networks are not. */
export type Graph = {
  /** Degrees times ten million. */
  readonly pointLng: Int32Array;
  readonly pointLat: Int32Array;
  readonly names: StringTable;
  readonly networks: Readonly<Record<Mode, Network>>;
  readonly hierarchies: Readonly<Record<Mode, Hierarchy>>;
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
/** 1: networks only; their hierarchies are made when it is read.  2: hierarchies too. */
const VERSION = 2;
const VERSION_WITHOUT_HIERARCHIES = 1;
/** Magic, version, bytes, checksum, columns, three spare words. */
const HEADER_BYTES = 32;
const COLUMNS_WITHOUT_HIERARCHIES = 4 + MODES.length * NETWORK_COLUMNS;
const COLUMNS = COLUMNS_WITHOUT_HIERARCHIES + MODES.length * HIERARCHY_COLUMNS;

/** One transferable buffer.  Shape: header, then each column as its length and its items, every
 *  column on an eight-byte border, numbers in the order of bytes of the machine. */
export function bufferFromGraph(graph: Graph): ArrayBuffer {
  const columns = new ColumnWriter(HEADER_BYTES);
  columns.add(graph.pointLng);
  columns.add(graph.pointLat);
  columns.add(graph.names.starts);
  columns.add(graph.names.bytes);
  for (const mode of MODES) addNetwork(columns, graph.networks[mode]);
  for (const mode of MODES) addHierarchy(columns, graph.hierarchies[mode]);
  const buffer = columns.buffer();
  const header = new DataView(buffer);
  header.setUint32(0, MAGIC, true);
  header.setUint32(4, VERSION, true);
  header.setFloat64(8, buffer.byteLength, true);
  header.setUint32(16, checksumOf(new Uint8Array(buffer, HEADER_BYTES)), true);
  header.setUint32(20, COLUMNS, true);
  return buffer;
}

/** The graph as views on the buffer, nothing copied: a SharedArrayBuffer serves any number of
 *  threads at once.  Hierarchies that an older file lacks are made, which takes a second a mode.
 *  Errors: one refusal for each broken header field, for the checksum, and for columns that point
 *  outside one another. */
export function graphFromBuffer(buffer: ArrayBufferLike): Result<Graph, GraphFault> {
  const fault = headerFault(buffer);
  if (fault !== null) return err(fault);
  const columns = new ColumnReader(buffer, HEADER_BYTES);
  const pointLng = columns.int32();
  const pointLat = columns.int32();
  const names = { starts: columns.uint32(), bytes: columns.uint8() };
  const [car, ebike, foot] = [1, 2, 3].map(() => networkFromColumns(columns));
  if (car === undefined || ebike === undefined || foot === undefined) {
    return err({ kind: "graph-structure", what: "a network is missing" });
  }
  const streets = { pointLng, pointLat, names, networks: { car, ebike, foot } };
  const isOld = new DataView(buffer).getUint32(4, true) === VERSION_WITHOUT_HIERARCHIES;
  const kept = isOld
    ? null
    : {
        car: hierarchyFromColumns(columns),
        ebike: hierarchyFromColumns(columns),
        foot: hierarchyFromColumns(columns),
      };
  if (!columns.whole) return err({ kind: "graph-structure", what: "a column ends early" });
  const what = structureFault(streets) ?? (kept === null ? null : ranksFault(streets, kept));
  if (what !== null) return err({ kind: "graph-structure", what });
  return ok({ ...streets, hierarchies: kept ?? hierarchiesOf(streets) });
}

/** Hierarchies of the three networks, made anew. */
export function hierarchiesOf(streets: Omit<Graph, "hierarchies">): Graph["hierarchies"] {
  const { car, ebike, foot } = streets.networks;
  return {
    car: hierarchyOf(streets, car),
    ebike: hierarchyOf(streets, ebike),
    foot: hierarchyOf(streets, foot),
  };
}

function headerFault(buffer: ArrayBufferLike): GraphFault | null {
  const bytes = buffer.byteLength;
  if (bytes < HEADER_BYTES) return { kind: "graph-too-short", bytes };
  const header = new DataView(buffer);
  const magic = header.getUint32(0, true);
  if (magic !== MAGIC) return { kind: "graph-magic", found: magic };
  const version = header.getUint32(4, true);
  const isOld = version === VERSION_WITHOUT_HIERARCHIES;
  if (version !== VERSION && !isOld) {
    return { kind: "graph-version", found: version, expected: VERSION };
  }
  const size = header.getFloat64(8, true);
  if (size !== bytes) return { kind: "graph-size", found: bytes, expected: size };
  const found = header.getUint32(20, true);
  const expected = isOld ? COLUMNS_WITHOUT_HIERARCHIES : COLUMNS;
  if (found !== expected) return { kind: "graph-columns", found, expected };
  const stated = header.getUint32(16, true);
  const sum = checksumOf(new Uint8Array(buffer, HEADER_BYTES));
  return stated === sum ? null : { kind: "graph-checksum", found: sum, expected: stated };
}

function structureFault({
  pointLng,
  pointLat,
  names,
  networks,
}: Omit<Graph, "hierarchies">): string | null {
  const points = pointLng.length;
  if (pointLat.length !== points) return "points have a longitude and a latitude each";
  for (const mode of MODES) {
    const fault = networkFault(networks[mode], points, names.starts.length - 1);
    if (fault !== null) return fault;
  }
  return null;
}

function ranksFault(
  { networks }: Omit<Graph, "hierarchies">,
  hierarchies: Graph["hierarchies"],
): string | null {
  for (const mode of MODES) {
    const fault = hierarchyFault(hierarchies[mode], arcCountOf(networks[mode]));
    if (fault !== null) return fault;
  }
  return null;
}
