import { isPassage, rightOf } from "./access.ts";
import type { TagOf } from "./access.ts";
import { ORDINARY_CARS } from "./car-rights.ts";
import type { CarRights } from "./car-rights.ts";
import { MODES } from "./mode.ts";
import type { Mode } from "./mode.ts";
import { maxSpeedOf } from "./max-speed.ts";

/** Half km/h for car, ebike and foot, each along the way and then against it; 0 = forbidden. */
export type WayTravel = readonly number[];

/** Free speeds in km/h by highway class; 0 = not for this mode.  They are what a trip averages
 *  with junctions and traffic, not what the sign allows.
 *
 *  E-bikes keep to 25 km/h (GB 17761-2018), slower among walkers; people walk 1.4 m/s. */
const SPEEDS: Readonly<Record<string, readonly [car: number, ebike: number, foot: number]>> = {
  motorway: [100, 0, 0],
  motorway_link: [55, 0, 0],
  trunk: [80, 22, 5],
  trunk_link: [45, 22, 5],
  primary: [55, 22, 5],
  primary_link: [35, 22, 5],
  secondary: [48, 22, 5],
  secondary_link: [32, 22, 5],
  tertiary: [40, 22, 5],
  tertiary_link: [28, 22, 5],
  unclassified: [35, 20, 5],
  residential: [28, 20, 5],
  living_street: [12, 14, 5],
  service: [15, 16, 5],
  road: [25, 18, 5],
  busway: [0, 0, 0],
  track: [0, 14, 5],
  cycleway: [0, 22, 5],
  path: [0, 12, 5],
  pedestrian: [0, 10, 5],
  footway: [0, 10, 5],
  bridleway: [0, 10, 5],
  corridor: [0, 0, 3.5],
  steps: [0, 0, 2.5],
  platform: [0, 0, 4],
  elevator: [0, 0, 1.5],
};
const COLUMN = { car: 0, ebike: 1, foot: 2 } as const satisfies Record<Mode, number>;
/** A sign may raise a class speed by at most this factor: junctions remain.  Times of cars are then
 *  within a tenth of what two other routers say (build/bench/roads-peers.bench.ts measures it). */
const SIGN_GAIN_MAX = 1.5;
const SERVICE_YARD = 10;
/** Speeds of a car with rights where others have none, km/h, by highway class. */
const GRANTED: Readonly<Record<string, number>> = { busway: 30, pedestrian: 8 };
/** Who drives against a one-way street looks ahead at each door. */
const AGAINST_SHARE = 0.5;
const NEVER_AGAINST = new Set(["motorway", "motorway_link", "trunk", "trunk_link"]);

/** Speeds of one way in each mode and direction, or null where no mode may use it.
 *  Ferries, railways, planned and dismantled ways are no streets.
 *  Source: OpenStreetMap wiki, Key:highway, Key:access, Key:oneway. */
export function wayTravel(tag: TagOf, cars = ORDINARY_CARS): WayTravel | null {
  const highway = tag("highway");
  const speeds = highway === undefined ? undefined : SPEEDS[highway];
  if (speeds === undefined || highway === undefined) return null;
  const travel: number[] = [];
  let open = false;
  for (const mode of MODES) {
    const free = speeds[COLUMN[mode]] ?? 0;
    const [along, against] = allowed(mode, highway, free, tag);
    const first = along ? halves(speedOf(mode, free, tag, "forward")) : 0;
    const second = against ? halves(speedOf(mode, free, tag, "backward")) : 0;
    const both = mode === "car" ? withRights([first, second], highway, { free, tag, cars }) : null;
    travel.push(...(both ?? [first, second]));
    open ||= (both ?? [first, second]).some((speed) => speed > 0);
  }
  return open ? travel : null;
}

/** What a car's rights add to what it may do anyhow, in half km/h. */
function withRights(
  [first, second]: readonly [number, number],
  highway: string,
  of: { readonly free: number; readonly tag: TagOf; readonly cars: CarRights },
): readonly [number, number] {
  const { free, cars } = of;
  // An access tag is not heard; a class without cars has a speed of its own.
  const tag = cars.whereClosed ? unhindered(of.tag) : of.tag;
  const granted = free > 0 ? free : (GRANTED[highway] ?? 0);
  let [along, against] = [first, second];
  if (cars.whereClosed && granted > 0 && tag("impassable") !== "yes" && tag("area") !== "yes") {
    const [mayAlong, mayAgainst] = directions("car", highway, tag);
    if (mayAlong && along === 0) along = halves(speedOf("car", granted, tag, "forward"));
    if (mayAgainst && against === 0) against = halves(speedOf("car", granted, tag, "backward"));
  }
  const round = /^(roundabout|circular)$/.test(tag("junction") ?? "");
  const bound = (along === 0) !== (against === 0);
  if (cars.againstOneWays && bound && !round && !NEVER_AGAINST.has(highway)) {
    const slow = Math.max(1, Math.round(Math.max(along, against) * AGAINST_SHARE));
    if (along === 0) along = slow;
    else against = slow;
  }
  return [along, against];
}

/** The tags without what keeps vehicles out. */
function unhindered(tag: TagOf): TagOf {
  return (key) =>
    /^(access|vehicle|motor_vehicle|motorcar)(:|$)/.test(key) ? undefined : tag(key);
}

const halves = (speed: number): number => Math.min(255, Math.max(1, Math.round(speed * 2)));

function allowed(mode: Mode, highway: string, free: number, tag: TagOf): [boolean, boolean] {
  const right = rightOf(mode, tag);
  if (right === "no" || (right === "unsaid" && free === 0)) return [false, false];
  if (free === 0 && !opensByRight(mode, highway)) return [false, false];
  if (tag("impassable") === "yes" || tag("area") === "yes") {
    if (mode === "car") return [false, false];
  }
  if (mode !== "car" && right === "unsaid" && tag("motorroad") === "yes") return [false, false];
  const [along, against] = directions(mode, highway, tag);
  return [along && isPassage(mode, tag, "forward"), against && isPassage(mode, tag, "backward")];
}

/** A class closed to a mode is opened by an explicit right only where that is meant: a path signed
 *  for bicycles yes, a footway on which cars are let in for deliveries no. */
function opensByRight(mode: Mode, highway: string): boolean {
  if (mode === "car" || highway === "motorway" || highway === "motorway_link") return false;
  return highway !== "steps" && highway !== "elevator" && highway !== "corridor";
}

function directions(mode: Mode, highway: string, tag: TagOf): [boolean, boolean] {
  const sense = mode === "foot" ? senseOf(tag("oneway:foot")) : oneWaySense(mode, highway, tag);
  if (sense === "closed") return [false, false];
  return [sense !== "against", sense !== "along"];
}

type Sense = "both" | "along" | "against" | "closed" | "unsaid";

function oneWaySense(mode: Mode, highway: string, tag: TagOf): Sense {
  const own = ownSense(mode, tag);
  if (own !== "unsaid") return own;
  const general = senseOf(tag("oneway"));
  if (general !== "unsaid") return general;
  const junction = tag("junction");
  const round = junction === "roundabout" || junction === "circular";
  return round || highway === "motorway" ? "along" : "both";
}

function ownSense(mode: Mode, tag: TagOf): Sense {
  if (mode === "car") return senseOf(tag("oneway:motorcar") ?? tag("oneway:motor_vehicle"));
  const cycleway = tag("cycleway") ?? tag("cycleway:left") ?? tag("cycleway:right");
  if (cycleway?.startsWith("opposite") === true) return "both";
  if (tag("cycleway:left:oneway") === "-1" || tag("cycleway:right:oneway") === "-1") return "both";
  return senseOf(tag("oneway:bicycle"));
}

function senseOf(value: string | undefined): Sense {
  switch (value) {
    case undefined:
      return "unsaid";
    case "yes":
    case "true":
    case "1":
      return "along";
    case "-1":
    case "reverse":
      return "against";
    case "reversible":
    case "alternating":
      return "closed";
    default:
      return "both";
  }
}

function speedOf(mode: Mode, free: number, tag: TagOf, sense: "forward" | "backward"): number {
  if (mode === "foot") return free === 0 ? 4 : free;
  const base = free === 0 ? 12 : free;
  if (mode === "ebike") return base * roughness(tag);
  const yard = tag("service");
  const quiet = yard === "driveway" || yard === "parking_aisle" || yard === "drive-through";
  const own = quiet ? SERVICE_YARD : base;
  const sign = maxSpeedOf(tag(`maxspeed:${sense}`) ?? tag("maxspeed"));
  const signed = sign === null ? own : Math.min(sign, own * SIGN_GAIN_MAX);
  return signed * roughness(tag);
}

const SURFACE: Readonly<Record<string, number>> = {
  cobblestone: 0.75,
  sett: 0.85,
  unpaved: 0.75,
  compacted: 0.85,
  fine_gravel: 0.8,
  gravel: 0.7,
  pebblestone: 0.7,
  ground: 0.65,
  dirt: 0.65,
  earth: 0.65,
  grass: 0.55,
  mud: 0.4,
  sand: 0.45,
};

function roughness(tag: TagOf): number {
  const surface = tag("surface");
  const byName = surface === undefined ? 1 : (SURFACE[surface] ?? 1);
  const smoothness = tag("smoothness");
  if (smoothness === "horrible" || smoothness === "very_horrible") return Math.min(byName, 0.5);
  return smoothness === "very_bad" ? Math.min(byName, 0.6) : byName;
}
