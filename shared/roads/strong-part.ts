import type { Arcs } from "./arcs.ts";
import { turnAllowed } from "./network.ts";
import type { Turns } from "./network.ts";
import type { TurnBans } from "./turn-bans.ts";

/** A part with so many arcs is a town of its own: an island, or a second city in one folder. */
export const TOWN_ARCS_MIN = 500;

/** The largest set of arcs that all reach one another by permitted turns, and every other such
 *  set that is large enough to be a town: no way leads between them.
 *  Shape: Uint8Array(arcs.count), 1 = member.   Source: Tarjan 1972, iterative. */
export function strongPart(arcs: Arcs, bans: TurnBans): Uint8Array {
  const part = partsOf(arcs, { arcTwin: arcs.arcTwin, ...bans });
  const sizes = new Map<number, number>();
  for (const number of part) sizes.set(number, (sizes.get(number) ?? 0) + 1);
  let [largest, size] = [-1, 0];
  for (const [number, members] of sizes) {
    if (members > size) [largest, size] = [number, members];
  }
  const isKept = (number: number) =>
    number === largest || (sizes.get(number) ?? 0) >= TOWN_ARCS_MIN;
  return Uint8Array.from(part, (number) => (isKept(number) ? 1 : 0));
}

/** Number of the strongly connected part of every arc. */
function partsOf(arcs: Arcs, turns: Turns): Int32Array {
  const count = arcs.count;
  const order = new Int32Array(count);
  const low = new Int32Array(count);
  const part = new Int32Array(count).fill(-1);
  const open = new Int32Array(count);
  const path = new Int32Array(count);
  const cursor = new Uint32Array(count);
  let [openSize, clock, parts] = [0, 0, 0];
  for (let root = 0; root < count; root += 1) {
    if (order[root] !== 0) continue;
    let depth = 0;
    path[0] = root;
    order[root] = low[root] = ++clock;
    cursor[root] = arcs.firstArc[arcs.arcHead[root] ?? 0] ?? 0;
    open[openSize++] = root;
    while (depth >= 0) {
      const arc = path[depth] ?? 0;
      const next = cursor[arc] ?? 0;
      if (next < (arcs.firstArc[(arcs.arcHead[arc] ?? 0) + 1] ?? 0)) {
        cursor[arc] = next + 1;
        if (!turnAllowed(turns, arc, next)) continue;
        if (order[next] === 0) {
          order[next] = low[next] = ++clock;
          cursor[next] = arcs.firstArc[arcs.arcHead[next] ?? 0] ?? 0;
          open[openSize++] = next;
          path[++depth] = next;
        } else if (part[next] === -1) {
          low[arc] = Math.min(low[arc] ?? 0, order[next] ?? 0);
        }
        continue;
      }
      if (low[arc] === order[arc]) {
        let member = -1;
        while (member !== arc) {
          member = open[--openSize] ?? arc;
          part[member] = parts;
        }
        parts += 1;
      }
      depth -= 1;
      const above = path[depth] ?? 0;
      if (depth >= 0) low[above] = Math.min(low[above] ?? 0, low[arc] ?? 0);
    }
  }
  return part;
}
