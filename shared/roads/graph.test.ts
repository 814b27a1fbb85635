import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../kit/random.ts";
import { graphFrom } from "./build-graph.ts";
import { checksumOf } from "./checksum.ts";
import { bufferFromGraph, graphFromBuffer } from "./graph.ts";
import { ColumnWriter } from "./columns.ts";
import { MODES } from "./mode.ts";
import { addNetwork } from "./network-columns.ts";
import { networkFault } from "./network-fault.ts";
import { randomRoads } from "./random-roads.ts";

const graphOf = (seed: number) => graphFrom(randomRoads(randomFrom(seed), 7)).graph;

/** The buffer after a change to its header or content, checksum made right again if asked. */
function changed(change: (view: DataView) => void, resealed = false): ArrayBuffer {
  const buffer = bufferFromGraph(graphOf(1));
  const view = new DataView(buffer);
  change(view);
  if (resealed) view.setUint32(16, checksumOf(new Uint8Array(buffer, 32)), true);
  return buffer;
}

const faultOf = (buffer: ArrayBuffer): string => {
  const read = graphFromBuffer(buffer);
  return read.ok ? "none" : read.refusal.kind;
};

test("a graph comes back from its buffer column by column", () => {
  for (const seed of [1, 2, 3]) {
    console.info("seed", seed);
    const graph = graphOf(seed);
    const read = graphFromBuffer(bufferFromGraph(graph));
    expect(read).toEqual({ ok: true, value: graph });
  }
});

test("a graph without hierarchies, as version 1 wrote it, gets them when it is read", () => {
  const graph = graphOf(2);
  const columns = new ColumnWriter(32);
  for (const column of [graph.pointLng, graph.pointLat]) columns.add(column);
  for (const column of [graph.names.starts, graph.names.bytes]) columns.add(column);
  for (const mode of MODES) addNetwork(columns, graph.networks[mode]);
  const buffer = columns.buffer();
  const view = new DataView(buffer);
  view.setUint32(0, 0x4752574f, true);
  view.setUint32(4, 1, true);
  view.setFloat64(8, buffer.byteLength, true);
  view.setUint32(16, checksumOf(new Uint8Array(buffer, 32)), true);
  view.setUint32(20, 61, true);
  expect(graphFromBuffer(buffer)).toEqual({ ok: true, value: graph });
});

test("a graph is read from memory that threads share, without a copy", () => {
  const buffer = bufferFromGraph(graphOf(2));
  const shared = new SharedArrayBuffer(buffer.byteLength);
  new Uint8Array(shared).set(new Uint8Array(buffer));
  const read = graphFromBuffer(shared);
  if (!read.ok) throw new Error(read.refusal.kind);
  expect(read.value.hierarchies.car.upHead.buffer).toBe(shared);
  expect(read.value.networks.foot.arcMillis.buffer).toBe(shared);
});

test("every broken header field has a refusal of its own", () => {
  expect(faultOf(new ArrayBuffer(10))).toBe("graph-too-short");
  expect(faultOf(changed((view) => view.setUint32(0, 1, true)))).toBe("graph-magic");
  expect(faultOf(changed((view) => view.setUint32(4, 99, true)))).toBe("graph-version");
  expect(faultOf(changed((view) => view.setFloat64(8, 5, true)))).toBe("graph-size");
  expect(faultOf(changed((view) => view.setUint32(20, 5, true)))).toBe("graph-columns");
  expect(faultOf(changed((view) => view.setUint32(16, 5, true)))).toBe("graph-checksum");
  expect(faultOf(bufferFromGraph(graphOf(1)).slice(0, -8))).toBe("graph-size");
});

test("any flipped byte behind the header is found by the checksum", () => {
  const random = randomFrom(11);
  console.info("seed", 11);
  for (let tries = 0; tries < 200; tries += 1) {
    const flip = (view: DataView): void => {
      const at = 32 + randomIndex(random, view.byteLength - 32);
      view.setUint8(at, view.getUint8(at) ^ (1 << randomIndex(random, 8)));
    };
    expect(faultOf(changed(flip))).toBe("graph-checksum");
  }
});

test("columns that contradict one another are refused, never read", () => {
  const random = randomFrom(12);
  console.info("seed", 12);
  let refused = 0;
  for (let tries = 0; tries < 300; tries += 1) {
    const overwrite = (view: DataView): void => {
      const at = 32 + 4 * randomIndex(random, (view.byteLength - 32) / 4);
      view.setUint32(at, 0x7ffffff0, true);
    };
    const fault = faultOf(changed(overwrite, true));
    expect(["none", "graph-structure"]).toContain(fault);
    if (fault === "graph-structure") refused += 1;
  }
  expect(refused).toBeGreaterThan(100);
});

test("a network of a fresh graph has no fault", () => {
  const graph = graphOf(5);
  const names = graph.names.starts.length - 1;
  for (const network of Object.values(graph.networks)) {
    expect(networkFault(network, graph.pointLng.length, names)).toBeNull();
  }
});
