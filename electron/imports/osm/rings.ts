import { boundsOfRing, ringHolds, ringTurned, signedArea } from "../../../shared/kit/flat-ring.ts";
import type { FlatBounds } from "../../../shared/kit/flat-ring.ts";
import { labelPoint } from "./label-point.ts";
import type { Polygon } from "./map-feature.ts";

/** Closed rings joined from open and closed lines by their end nodes.
 *  Shape: node numbers, first and last equal; `open` counts the lines that close nowhere. */
export function ringsFrom(lines: readonly Int32Array[]): {
  readonly rings: readonly (readonly number[])[];
  readonly open: number;
} {
  const rings: number[][] = [];
  const byEnd = new Map<number, number[]>();
  const used = new Uint8Array(lines.length);
  for (const [at, line] of lines.entries()) {
    if (line.length < 2) used[at] = 1;
    else if (line[0] === line[line.length - 1]) {
      used[at] = 1;
      if (line.length >= 4) rings.push([...line]);
    } else {
      push(byEnd, line[0] ?? 0, at);
      push(byEnd, line[line.length - 1] ?? 0, at);
    }
  }
  let open = 0;
  for (const [at, line] of lines.entries()) {
    if (used[at] === 1) continue;
    used[at] = 1;
    const ring = [...line];
    let joined = 1;
    while (ring[0] !== ring[ring.length - 1]) {
      const end = ring[ring.length - 1] ?? 0;
      const next = byEnd.get(end)?.find((candidate) => used[candidate] === 0);
      if (next === undefined) break;
      used[next] = 1;
      joined += 1;
      append(ring, lines[next] ?? line);
    }
    if (ring[0] === ring[ring.length - 1] && ring.length >= 4) rings.push(ring);
    else open += joined;
  }
  return { rings, open };
}

function push(byEnd: Map<number, number[]>, node: number, line: number): void {
  const at = byEnd.get(node);
  if (at === undefined) byEnd.set(node, [line]);
  else at.push(line);
}

function append(ring: number[], line: Int32Array): void {
  if (line[0] === ring[ring.length - 1]) {
    for (let at = 1; at < line.length; at += 1) ring.push(line[at] ?? 0);
  } else {
    for (let at = line.length - 2; at >= 0; at -= 1) ring.push(line[at] ?? 0);
  }
}

/** Polygons of rings that may lie in one another: a ring inside an odd number of others is a hole
 *  of the smallest of them.  Roles in the source are often wrong, so they are not asked. */
export function polygonsFrom(rings: readonly (readonly number[])[]): readonly Polygon[] {
  const sized = rings
    .map((ring) => ({ ring, area: Math.abs(signedArea(ring)), bounds: boundsOfRing(ring) }))
    .filter((entry) => entry.area > 0)
    .sort((a, b) => b.area - a.area);
  const polygons: { rings: (readonly number[])[]; outer: number }[] = [];
  for (const [at, entry] of sized.entries()) {
    const [lng, lat] = labelPoint([entry.ring]);
    let depth = 0;
    let parent = -1;
    for (let other = 0; other < at; other += 1) {
      const candidate = sized[other];
      if (candidate === undefined || !within(entry.bounds, candidate.bounds)) continue;
      if (!ringHolds(candidate.ring, lng, lat)) continue;
      depth += 1;
      parent = other;
    }
    const holder = polygons.find((polygon) => polygon.outer === parent);
    if (depth % 2 === 0) polygons.push({ rings: [ringTurned(entry.ring, true)], outer: at });
    else holder?.rings.push(ringTurned(entry.ring, false));
  }
  return polygons.map((polygon) => polygon.rings);
}

const within = (inner: FlatBounds, outer: FlatBounds): boolean =>
  inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
