import type {
  Gathering,
  GatheringPost,
  GatheringSector,
  GatheringStep,
} from "../../../shared/model/gathering.ts";
import type { Unit } from "../../../shared/model/unit.ts";
import { epochMs } from "../../../shared/units/quantity.ts";
import { clockText, dayStart } from "../../ui/time-text.ts";
import { dayClockText, dueFrom } from "../due-text.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** What a post has between its columns, typed or pasted from a sheet. */
const COLUMNS = /\s*[|｜\t]\s*/u;
const RAIL = /^(铁路|共用|rail)$/iu;
const SECTOR = /^(?:扇区|sector)\s+(.+)$/iu;
const STEP = /^(?:(\d{1,2}-\d{1,2})\s+)?(\d{1,2}[:：]\d{2})\s+(.+)$/u;
const PLACE = /^(-?\d{1,3}(?:\.\d+)?)\s*[,，]\s*(-?\d{1,2}(?:\.\d+)?)$/u;

export type PlanFault = {
  /** From 1. */
  readonly line: number;
  readonly why: "columns" | "unit" | "units" | "place" | "clock";
  readonly of: string;
};
export type PlanRead = Pick<Gathering, "posts" | "sectors" | "steps"> & {
  readonly faults: readonly PlanFault[];
};

/** A plan as people write one down, a line each: a post with its columns (name, sector, officers,
 *  place, whether rail police share it), a sector with who leads it, a time with what is due. */
export function planFrom(text: string, of: { from: number; units: readonly Unit[] }): PlanRead {
  const posts: GatheringPost[] = [];
  const sectors = new Map<string, GatheringSector>();
  const steps: GatheringStep[] = [];
  const faults: PlanFault[] = [];
  for (const [i, whole] of text.split(/\r?\n/u).entries()) {
    const line = whole.trim();
    const fault = (why: PlanFault["why"], what: string) => {
      faults.push({ line: i + 1, why, of: what.slice(0, 40) });
    };
    if (line === "") continue;
    const [, date, clock, due] = STEP.exec(line) ?? [];
    const [, sector] = SECTOR.exec(line) ?? [];
    if (clock !== undefined && due !== undefined) {
      const at = date === undefined ? timeAt(clock, of.from) : dueFrom(`${date} ${clock}`, of.from);
      if (at === null) fault("clock", clock);
      else steps.push({ at: epochMs(at), text: due });
    } else if (sector !== undefined) {
      const [name = "", lead = ""] = sector.split(COLUMNS);
      const [unitId = null] = unitsIn(lead, of.units, fault);
      sectors.set(name, { name, leadUnitId: unitId });
    } else {
      const post = postFrom(line, of.units, fault);
      if (post !== null) posts.push(post);
    }
  }
  for (const { sector } of posts) {
    if (sector !== "" && !sectors.has(sector))
      sectors.set(sector, { name: sector, leadUnitId: null });
  }
  steps.sort((a, b) => a.at - b.at);
  return { posts, sectors: [...sectors.values()], steps, faults };
}

/** The plan as it would be written down; reading it again gives the same plan. */
export function textOfPlan(
  { posts, sectors, steps }: Pick<Gathering, "posts" | "sectors" | "steps">,
  of: { from: number; nameOf: (unitId: string) => string; sector: string; rail: string },
): string {
  const lines = [
    ...steps.map(({ at, text }) => {
      const clock = clockText(at).slice(0, 5);
      return `${timeAt(clock, of.from) === at ? clock : dayClockText(at)} ${text}`;
    }),
    ...sectors.map(({ name, leadUnitId }) => {
      const lead = leadUnitId === null ? "" : ` | ${of.nameOf(leadUnitId)}`;
      return `${of.sector} ${name}${lead}`;
    }),
    ...posts.map(({ name, sector, unitIds, lngLat, shared }) => {
      const place = lngLat === null ? "" : lngLat.map((degrees) => degrees.toFixed(6)).join(",");
      const cells = [name, sector, unitIds.map(of.nameOf).join(" "), place, shared ? of.rail : ""];
      return cells.join(" | ").replace(/(?: \| )+$/u, "");
    }),
  ];
  return lines.join("\n");
}

/** Of the day on which it begins, or of the night after. */
function timeAt(clock: string, from: number): number | null {
  const [hours = 24, minutes = 60] = clock.split(/[:：]/u).map(Number);
  if (hours > 23 || minutes > 59) return null;
  const at = dayStart(from) + (hours * 60 + minutes) * MINUTE_MS;
  // What is long before it begins is of the night in which it ends.
  return at < from - DAY_MS / 2 ? at + DAY_MS : at;
}

type Fault = (why: PlanFault["why"], what: string) => void;

function postFrom(line: string, units: readonly Unit[], fault: Fault): GatheringPost | null {
  const [name = "", sector = "", officers = "", ...rest] = line.split(COLUMNS);
  const shared = rest.some((cell) => RAIL.test(cell));
  const others = rest.filter((cell) => cell !== "" && !RAIL.test(cell));
  const [place = "", ...more] = others;
  if (name === "" || more.length > 0) {
    fault("columns", line);
    return null;
  }
  const [, lng, lat] = PLACE.exec(place) ?? [];
  const known = lng !== undefined && lat !== undefined && isOnEarth(Number(lng), Number(lat));
  if (place !== "" && !known) fault("place", place);
  const lngLat = known ? ([Number(lng), Number(lat)] as const) : null;
  return { name, sector, lngLat, unitIds: [...unitsIn(officers, units, fault)], shared };
}

function isOnEarth(lng: number, lat: number): boolean {
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 85;
}

/** By call sign or id written out, or by the only call sign that ends so; never by a guess. */
function unitsIn(text: string, units: readonly Unit[], fault: Fault): readonly string[] {
  const words = text.split(/[\s、，,]+/u).filter((word) => word !== "");
  const ids = words.flatMap((word) => {
    const whole = units.filter(({ id, callSign }) => callSign === word || id === word);
    const tail = whole.length > 0 ? whole : units.filter((unit) => unit.callSign.endsWith(word));
    const [first, second] = tail;
    if (first === undefined || second !== undefined) {
      fault(first === undefined ? "unit" : "units", word);
      return [];
    }
    return [first.id];
  });
  return [...new Set(ids)];
}
