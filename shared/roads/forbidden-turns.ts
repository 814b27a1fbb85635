import { randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { MODE_BIT } from "./mode.ts";
import type { RoadInput, TurnRestriction } from "./road-input.ts";

/** The same streets with so many more turns forbidden to wheels, each from the end of a way into
 *  another way that begins or ends there: for towns whose extract states none. */
export function withForbiddenTurns(input: RoadInput, random: Random, count: number): RoadInput {
  const ways = input.wayName.length;
  const endsAt = new Map<number, number[]>();
  for (let way = 0; way < ways; way += 1) {
    for (const point of endsOf(input, way)) {
      const known = endsAt.get(point);
      if (known === undefined) endsAt.set(point, [way]);
      else known.push(way);
    }
  }
  const more: TurnRestriction[] = [];
  while (more.length < count) {
    const from = randomIndex(random, ways);
    const via = endsOf(input, from)[randomIndex(random, 2)] ?? 0;
    const others = (endsAt.get(via) ?? []).filter((way) => way !== from);
    const to = others[randomIndex(random, others.length)];
    if (to === undefined || others.length < 2) continue;
    const kind = random() < 0.8 ? "no" : "only";
    more.push({ kind, from, via, to, modes: MODE_BIT.car | MODE_BIT.ebike });
  }
  return { ...input, restrictions: [...input.restrictions, ...more] };
}

function endsOf({ firstWayPoint, wayPoints }: RoadInput, way: number): [number, number] {
  const [first, end] = [firstWayPoint[way] ?? 0, firstWayPoint[way + 1] ?? 1];
  return [wayPoints[first] ?? 0, wayPoints[end - 1] ?? 0];
}
