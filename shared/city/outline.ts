import { at, around } from "./at.ts";
import type { Block } from "./block.ts";
import type { Net } from "./net.ts";
import { minus } from "./plane.ts";
import { ringHolds, signedArea } from "./polygon.ts";
import type { Ring } from "./polygon.ts";

const SPAN = 2 ** 24;

/** A closed run of nodes with the same owner on its left. */
export type Outline = { readonly owner: number; readonly nodes: readonly number[] };

/** The edges of the areas that blocks make when those of one owner are put together.
 *  Together they cover exactly what the blocks cover. */
export function outlinesOf(net: Net, blocks: readonly Block[], owner: (b: Block) => number) {
  const ownerAt = new Map<number, number>();
  for (const block of blocks) {
    block.nodes.forEach((a, i) => ownerAt.set(a * SPAN + around(block.nodes, i + 1), owner(block)));
  }
  const ways = new Map<number, Map<number, number[]>>();
  for (const [key, own] of ownerAt) {
    const [a, b] = [Math.floor(key / SPAN), key % SPAN];
    if (ownerAt.get(b * SPAN + a) === own) continue;
    const mine = ways.get(own) ?? new Map<number, number[]>();
    ways.set(own, mine);
    const list = mine.get(a);
    if (list === undefined) mine.set(a, [b]);
    else list.push(b);
  }
  const outlines: Outline[] = [];
  for (const own of [...ways.keys()].sort((a, b) => a - b)) {
    const mine = ways.get(own) ?? new Map<number, number[]>();
    for (const start of mine.keys()) {
      while ((mine.get(start)?.length ?? 0) > 0) {
        outlines.push({ owner: own, nodes: follow(net, mine, start) });
      }
    }
  }
  return outlines;
}

function follow(net: Net, ways: Map<number, number[]>, start: number): number[] {
  const nodes: number[] = [];
  let [before, node] = [-1, start];
  do {
    nodes.push(node);
    const next = taken(net, ways.get(node) ?? [], before, node);
    [before, node] = [node, next];
  } while (node !== start && nodes.length < 200_000);
  return nodes;
}

/** Takes the way on that is first clockwise from the way back. */
function taken(net: Net, list: number[], before: number, node: number): number {
  let best = 0;
  let turn = Infinity;
  list.forEach((next, i) => {
    if (before < 0) return;
    const gap = angleOf(net, node, before) - angleOf(net, node, next);
    const clockwise = gap <= 1e-12 ? gap + 2 * Math.PI : gap;
    if (clockwise < turn) [best, turn] = [i, clockwise];
  });
  return at(list.splice(best, 1), 0);
}

function angleOf(net: Net, from: number, to: number): number {
  const [x, y] = minus(at(net.points, to), at(net.points, from));
  return Math.atan2(y, x);
}

export type Shape = { readonly outer: Ring; readonly holes: readonly Ring[] };

/** Puts holes into the outer rings that hold them. */
export function shapesOf(rings: readonly Ring[]): Shape[] {
  const outers = rings.filter((ring) => signedArea(ring) > 0);
  const shapes = outers.map((outer) => {
    const holes: Ring[] = [];
    return { outer, holes, area: signedArea(outer) };
  });
  shapes.sort((a, b) => a.area - b.area);
  for (const hole of rings) {
    if (signedArea(hole) >= 0) continue;
    const size = -signedArea(hole);
    const home = shapes.find(
      ({ outer, area }) => area > size && hole.some((p) => ringHolds(outer, p)),
    );
    home?.holes.push(hole);
  }
  return shapes;
}
