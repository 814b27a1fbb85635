import { shuffled } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { at } from "./at.ts";
import type { Grown } from "./growth.ts";
import type { Junctions } from "./junction.ts";
import { degreeOf, edgeKey, streetOf } from "./net.ts";
import { putRelation, tagNode } from "./osm-model.ts";
import type { WayOf } from "./osm-street.ts";
import { cross, dot, towards } from "./plane.ts";
import type { Point } from "./plane.ts";
import type { Sheet } from "./sheet.ts";
import type { Street } from "./street.ts";

type Ban = "no_left_turn" | "no_u_turn" | "only_straight_on";

const NO_LEFT_TURNS = 60;
const NO_U_TURNS = 36;
const ONLY_STRAIGHTS = 10;

/** The crossroads with signals, and those of them at which a turn is forbidden. */
export type Signals = {
  readonly nodes: readonly number[];
  readonly bans: ReadonlyMap<number, Ban>;
};

export function signalsOf(grown: Grown, junctions: Junctions, random: Random): Signals {
  const nodes: number[] = [];
  for (let node = 0; node < grown.net.points.length; node += 1) {
    if (degreeOf(grown.net, node) < 3 || junctions.sides.has(node)) continue;
    if (junctions.roundabouts.has(node)) continue;
    const streets = armsOf(grown, node).map(({ street }) => street);
    const wide = streets.filter((street) => widthOf(street) >= 2).length;
    const zone = grown.zoneAt(at(grown.net.points, node));
    if (zone === "rural" || zone === "hill" || zone === "village") continue;
    if (wide >= 3 && streets.some((street) => widthOf(street) >= 3)) nodes.push(node);
  }
  const order = shuffled(
    nodes.filter((node) => degreeOf(grown.net, node) === 4),
    random,
  );
  const bans = new Map<number, Ban>();
  order.forEach((node, i) => {
    if (i < NO_LEFT_TURNS) bans.set(node, "no_left_turn");
    else if (i < NO_LEFT_TURNS + NO_U_TURNS) bans.set(node, "no_u_turn");
    else if (i < NO_LEFT_TURNS + NO_U_TURNS + ONLY_STRAIGHTS) bans.set(node, "only_straight_on");
  });
  return { nodes, bans };
}

type Arm = { readonly next: number; readonly street: Street; readonly way: Point };

function armsOf(grown: Grown, node: number): Arm[] {
  const { net, plan } = grown;
  return at(net.neighbours, node).map((next) => ({
    next,
    street: at(plan.streets, streetOf(net, node, next)),
    way: towards(at(net.points, node), at(net.points, next)),
  }));
}

function widthOf(street: Street): number {
  switch (street.class) {
    case "trunk":
    case "primary":
      return 4;
    case "secondary":
      return 3;
    case "tertiary":
      return 2;
    default:
      return 1;
  }
}

/** Writes signals and the relations that forbid turns. */
export function putSignals(sheet: Sheet, signals: Signals, wayOf: WayOf): void {
  const { grown, part, junctions } = sheet;
  for (const node of signals.nodes) {
    const [first] = at(grown.net.neighbours, node);
    if (first !== undefined) {
      tagNode(part, junctions.attach(node, first), { highway: "traffic_signals" });
    }
  }
  for (const [node, ban] of signals.bans) putBan(sheet, wayOf, node, ban);
}

function putBan({ grown, part, junctions }: Sheet, wayOf: WayOf, node: number, ban: Ban): void {
  const arms = armsOf(grown, node);
  const from = arms.find(({ street }) => !street.oneway && widthOf(street) >= 2);
  if (from === undefined) return;
  const to = arms.find((arm) => {
    if (ban === "no_u_turn") return arm === from;
    // Arms point away from the junction, and traffic on `from` comes in: left is clockwise.
    if (ban === "no_left_turn") return cross(from.way, arm.way) < -0.5 && !arm.street.oneway;
    return dot(from.way, arm.way) < -0.9 && !arm.street.oneway;
  });
  const [a, b] = [from, to].map((arm) =>
    arm === undefined ? undefined : wayOf.get(edgeKey(node, arm.next)),
  );
  if (a === undefined || b === undefined || (a === b && ban !== "no_u_turn")) return;
  putRelation(
    part,
    [
      { type: "way", ref: a, role: "from" },
      { type: "node", ref: junctions.attach(node, from.next), role: "via" },
      { type: "way", ref: b, role: "to" },
    ],
    { type: "restriction", restriction: ban },
  );
}
