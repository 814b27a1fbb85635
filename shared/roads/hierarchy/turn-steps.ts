import { arcCountOf, turnAllowed } from "../network.ts";
import type { Network } from "../network.ts";

/** The permitted turns between the arcs of a network without closures, in the order of their ranks.
 *  Shape: ranks that may follow rank r: stepTo[firstStep[r]] up to but not [firstStep[r + 1]];
 *  ranks that may come before it likewise in backFrom. */
export type TurnSteps = {
  readonly count: number;
  readonly firstStep: Uint32Array;
  readonly stepTo: Uint32Array;
  readonly firstBack: Uint32Array;
  readonly backFrom: Uint32Array;
};

export function turnStepsOf(network: Network, rank: Uint32Array): TurnSteps {
  const { arcHead, firstArc } = network;
  const count = arcCountOf(network);
  let most = 0;
  for (let arc = 0; arc < count; arc += 1) {
    const head = arcHead[arc] ?? 0;
    most += (firstArc[head + 1] ?? 0) - (firstArc[head] ?? 0);
  }
  const from = new Uint32Array(most);
  const to = new Uint32Array(most);
  let steps = 0;
  for (let arc = 0; arc < count; arc += 1) {
    const head = arcHead[arc] ?? 0;
    const end = firstArc[head + 1] ?? 0;
    for (let next = firstArc[head] ?? 0; next < end; next += 1) {
      if (!turnAllowed(network, arc, next)) continue;
      from[steps] = rank[arc] ?? 0;
      to[steps] = rank[next] ?? 0;
      steps += 1;
    }
  }
  const [firstStep, stepTo] = grouped(count, from.subarray(0, steps), to);
  const [firstBack, backFrom] = grouped(count, to.subarray(0, steps), from);
  return { count, firstStep, stepTo, firstBack, backFrom };
}

/** The other ends of each key, side by side. */
function grouped(
  count: number,
  keys: Uint32Array,
  others: Uint32Array,
): readonly [first: Uint32Array, grouped: Uint32Array] {
  const first = new Uint32Array(count + 1);
  for (let at = 0; at < keys.length; at += 1) {
    const slot = (keys[at] ?? 0) + 1;
    first[slot] = (first[slot] ?? 0) + 1;
  }
  for (let key = 0; key < count; key += 1)
    first[key + 1] = (first[key + 1] ?? 0) + (first[key] ?? 0);
  const next = first.slice();
  const found = new Uint32Array(keys.length);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0;
    const place = next[key] ?? 0;
    next[key] = place + 1;
    found[place] = others[at] ?? 0;
  }
  return [first, found];
}
