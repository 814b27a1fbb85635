import { around, at } from "./at.ts";
import type { Block } from "./block.ts";
import { edgeKey } from "./net.ts";

const ROUNDS = 4;

/** Gives every patch of an owner but its largest one to the owner that it borders on most, so
 *  that each owner's land hangs together. */
export function dissolveIslands(
  blocks: readonly Block[],
  owner: (block: Block) => number,
  give: (block: Block, owner: number) => void,
): void {
  const beside = neighboursOf(blocks);
  for (let round = 0; round < ROUNDS; round += 1) {
    const patches = patchesOf(blocks, beside, owner);
    const largest = new Map<number, number>();
    patches.forEach((patch, i) => {
      const own = owner(at(blocks, at(patch, 0)));
      const best = largest.get(own);
      if (best === undefined || sizeOf(blocks, patch) > sizeOf(blocks, at(patches, best))) {
        largest.set(own, i);
      }
    });
    let moved = 0;
    patches.forEach((patch, i) => {
      const own = owner(at(blocks, at(patch, 0)));
      if (largest.get(own) === i) return;
      const next = strongestNeighbour(blocks, beside, patch, owner);
      if (next === null) return;
      for (const block of patch) give(at(blocks, block), next);
      moved += 1;
    });
    if (moved === 0) return;
  }
}

/** For every block the blocks that share an edge with it. */
export function neighboursOf(blocks: readonly Block[]): number[][] {
  const first = new Map<number, number>();
  const beside = blocks.map((): number[] => []);
  blocks.forEach((block, i) => {
    block.nodes.forEach((node, k) => {
      const key = edgeKey(node, around(block.nodes, k + 1));
      const other = first.get(key);
      if (other === undefined) first.set(key, i);
      else if (other !== i) {
        at(beside, i).push(other);
        at(beside, other).push(i);
      }
    });
  });
  return beside;
}

function patchesOf(
  blocks: readonly Block[],
  beside: readonly number[][],
  owner: (block: Block) => number,
): number[][] {
  const seen = new Set<number>();
  const patches: number[][] = [];
  blocks.forEach((start, i) => {
    if (seen.has(i)) return;
    const patch = [i];
    seen.add(i);
    for (const block of patch) {
      for (const next of at(beside, block)) {
        if (seen.has(next) || owner(at(blocks, next)) !== owner(start)) continue;
        seen.add(next);
        patch.push(next);
      }
    }
    patches.push(patch);
  });
  return patches;
}

const sizeOf = (blocks: readonly Block[], patch: readonly number[]): number =>
  patch.reduce((sum, i) => sum + at(blocks, i).area, 0);

function strongestNeighbour(
  blocks: readonly Block[],
  beside: readonly number[][],
  patch: readonly number[],
  owner: (block: Block) => number,
): number | null {
  const own = owner(at(blocks, at(patch, 0)));
  const edges = new Map<number, number>();
  for (const block of patch) {
    for (const next of at(beside, block)) {
      const other = owner(at(blocks, next));
      if (other !== own) edges.set(other, (edges.get(other) ?? 0) + 1);
    }
  }
  const [best] = [...edges].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return best === undefined ? null : best[0];
}
