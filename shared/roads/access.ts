import { ORDINARY_CARS } from "./car-rights.ts";
import type { Mode } from "./mode.ts";
import { MODE_BIT, MODES } from "./mode.ts";

/** Looks a tag up; undefined where the element does not carry it. */
export type TagOf = (key: string) => string | undefined;
/** What the access tags say: let in, kept out, or silent. */
export type Right = "yes" | "no" | "unsaid";

/** Keys from the most general to the most special; the most special one that speaks decides. */
const KEYS = {
  car: ["access", "vehicle", "motor_vehicle", "motorcar"],
  ebike: ["access", "vehicle", "bicycle"],
  foot: ["access", "foot"],
} as const satisfies Record<Mode, readonly string[]>;
const SHUT = new Set(["no", "private", "agricultural", "forestry", "emergency", "psv", "bus"]);

/** Right of a mode by its access tags.  "use_sidepath" lets in: the track beside the road is often
 *  not in the file, and an e-bike does get along the road.
 *  Source: OpenStreetMap wiki, Key:access. */
export function rightOf(mode: Mode, tag: TagOf): Right {
  let right: Right = "unsaid";
  for (const key of KEYS[mode]) {
    const value = tag(key);
    if (value === undefined || value === "unknown") continue;
    right = SHUT.has(value) ? "no" : "yes";
  }
  return right;
}

/** Whether a mode may pass in that direction, by tags such as vehicle:backward=no. */
export function isPassage(mode: Mode, tag: TagOf, sense: "forward" | "backward"): boolean {
  let passage = true;
  for (const key of KEYS[mode]) {
    const value = tag(`${key}:${sense}`);
    if (value !== undefined) passage = !SHUT.has(value);
  }
  return passage;
}

/** Bits of MODE_BIT by barrier.  Gates and lifting bars stand open unless access says otherwise. */
const BARRIER: Readonly<Record<string, number>> = {
  bollard: MODE_BIT.car,
  block: MODE_BIT.car,
  planter: MODE_BIT.car,
  cycle_barrier: MODE_BIT.car,
  motorcycle_barrier: MODE_BIT.car,
  jersey_barrier: MODE_BIT.car,
  log: MODE_BIT.car,
  chain: MODE_BIT.car,
  rope: MODE_BIT.car,
  bus_trap: MODE_BIT.car,
  sump_buster: MODE_BIT.car,
  debris: MODE_BIT.car | MODE_BIT.ebike,
  stile: MODE_BIT.car | MODE_BIT.ebike,
  turnstile: MODE_BIT.car | MODE_BIT.ebike,
  full_height_turnstile: MODE_BIT.car | MODE_BIT.ebike,
  "full-height_turnstile": MODE_BIT.car | MODE_BIT.ebike,
  kissing_gate: MODE_BIT.car | MODE_BIT.ebike,
  horse_stile: MODE_BIT.car | MODE_BIT.ebike,
  hampshire_gate: MODE_BIT.car,
  ditch: MODE_BIT.car | MODE_BIT.ebike,
  fence: MODE_BIT.car | MODE_BIT.ebike | MODE_BIT.foot,
  wall: MODE_BIT.car | MODE_BIT.ebike | MODE_BIT.foot,
};

/** The modes that a node on a street stops, as bits of MODE_BIT. */
export function blockedAt(tag: TagOf, cars = ORDINARY_CARS): number {
  const barrier = tag("barrier");
  if (barrier === undefined) return 0;
  const byKind = BARRIER[barrier] ?? 0;
  let blocked = 0;
  for (const mode of MODES) {
    const right = rightOf(mode, tag);
    const byWord = mode === "car" && cars.whereClosed ? right === "yes" : right !== "unsaid";
    const stops = byWord ? right === "no" : (byKind & MODE_BIT[mode]) !== 0;
    if (stops) blocked |= MODE_BIT[mode];
  }
  return blocked;
}
