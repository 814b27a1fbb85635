import * as v from "valibot";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { REASON_CODES } from "../../shared/model/patrol-stop.ts";
import type { PatrolReason } from "../../shared/model/patrol-stop.ts";
import { idSchema, lngLatSchema, nameSchema } from "../../shared/model/shape.ts";
import type { TravelMode } from "../../shared/model/unit.ts";
import { cellOf } from "../../shared/patrol/patrol-cell.ts";
import type { PatrolPlace, TimeSpan } from "../../shared/patrol/patrol-place.ts";
import { USUAL_RULES } from "../../shared/patrol/plan-request.ts";
import type { PatrolRequest, PatrolUnit } from "../../shared/patrol/plan-request.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import { epochMs, seconds } from "../../shared/units/quantity.ts";

/** Places and units that one request may name. */
const PLACES_MAX = 5000;
const UNITS_MAX = 500;
/** The search counts whole points: all prizes together make at most so many. */
const POINTS_MAX = 1e9;
const POINTS_A_PRIZE = 1000;
const REPEATS_MAX = 12;

/** ISO 8601 text or epoch milliseconds. */
const timeSchema = v.union(
  [
    v.pipe(v.number(), v.finite(), v.minValue(0)),
    v.pipe(
      v.string(),
      v.check((text) => Number.isFinite(Date.parse(text)), "not an ISO 8601 time"),
      v.transform((text) => Date.parse(text)),
    ),
  ],
  "a time is ISO 8601 text or epoch milliseconds",
);
/** {start,end}, {from,to} or [start,end]. */
const spanSchema = v.pipe(
  v.union(
    [
      v.strictObject({ start: timeSchema, end: timeSchema }),
      v.strictObject({ from: timeSchema, to: timeSchema }),
      v.tuple([timeSchema, timeSchema]),
    ],
    "a span is {start,end} or [start,end], each ISO 8601 or epoch milliseconds",
  ),
  v.transform((span): TimeSpan => {
    const [from, to] =
      "start" in span ? [span.start, span.end] : "from" in span ? [span.from, span.to] : span;
    return { from: epochMs(from), to: epochMs(to) };
  }),
);
/** One span or a list of them. */
const spansSchema = v.union(
  [
    v.pipe(
      spanSchema,
      v.transform((span) => [span]),
    ),
    v.array(spanSchema),
  ],
  "a span {start,end} or a list of them",
);
const MODES: Readonly<Record<string, TravelMode>> = {
  car: "car",
  ebike: "ebike",
  "e-bike": "ebike",
  bike: "ebike",
  foot: "foot",
  walk: "foot",
};
const modeSchema = v.pipe(
  v.string(),
  v.check((text) => MODES[text.toLowerCase()] !== undefined, "one of car, ebike, foot"),
  v.transform((text): TravelMode => MODES[text.toLowerCase()] ?? "car"),
);
const textsSchema = v.union([
  v.pipe(
    nameSchema,
    v.transform((text) => [text]),
  ),
  v.array(nameSchema),
]);

const unitSchema = v.strictObject({
  id: idSchema,
  mode: v.nullable(modeSchema),
  home: v.nullable(lngLatSchema),
  /** Where it is now; absent: at home. */
  lngLat: v.optional(lngLatSchema),
  name: v.optional(nameSchema),
  skills: v.optional(textsSchema),
  rest: v.optional(v.nullable(spansSchema)),
  /** Its own part of the shift. */
  shift: v.optional(v.nullable(spanSchema)),
});
const placeSchema = v.strictObject({
  id: idSchema,
  lngLat: lngLatSchema,
  prize: v.pipe(v.number(), v.finite(), v.minValue(0)),
  /** Seconds. */
  dwell: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(86_400)),
  name: v.optional(nameSchema),
  windows: v.optional(v.nullable(spansSchema)),
  must: v.optional(v.boolean()),
  reason: v.optional(textsSchema),
  skills: v.optional(textsSchema),
  /** Visits in the shift, each in another two hours; absent: once. */
  repeat: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(REPEATS_MAX))),
});
const capsSchema = v.strictObject({
  /** Minutes that a cell of 250 m may get; null: no cap. */
  cellMinutes: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0)))),
});
const fileSchema = v.strictObject({
  id: v.optional(idSchema),
  start: timeSchema,
  end: timeSchema,
  units: v.pipe(v.array(unitSchema), v.maxLength(UNITS_MAX)),
  places: v.pipe(v.array(placeSchema), v.maxLength(PLACES_MAX)),
  demand: v.optional(v.nullable(v.picklist(["forecast", "counted"]))),
  caps: v.optional(v.nullable(capsSchema)),
  /** Part of the shift that is kept free for response, 0 to 0.9; absent: nothing. */
  slack: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(0.9))),
  /** Share of demand within five minutes of a free unit, at every minute. */
  coverageFloor: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1)))),
  /** Share of visits among each unit's stops. */
  visitShare: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1)))),
  utcOffsetMinutes: v.optional(v.pipe(v.number(), v.minValue(-840), v.maxValue(840))),
});
type PatrolFile = v.InferOutput<typeof fileSchema>;

export type AskedPatrol = {
  readonly request: PatrolRequest;
  /** Points that the search counts for one of prize. */
  readonly scale: number;
  readonly demand: "forecast" | "counted" | null;
  /** Times were numbers: the answer's are as well. */
  readonly timesAreNumbers: boolean;
  readonly warnings: readonly string[];
};

/** The request of a file.  Errors: one sentence that names the field, an unknown one included. */
export function askedPatrolFrom(
  document: unknown,
  of: { readonly seed: number; readonly now: EpochMs },
): Result<AskedPatrol, string> {
  const parsed = v.safeParse(fileSchema, document);
  if (!parsed.success) return err(sentenceOf(parsed.issues[0]));
  const file = parsed.output;
  const double = doubleId(file.units) ?? doubleId(file.places);
  if (double !== null) return err(`the id ${double} is given twice`);
  const sum = file.places.reduce((total, { prize, repeat = 1 }) => total + prize * repeat, 0);
  const scale = Math.min(POINTS_A_PRIZE, POINTS_MAX / Math.max(1, sum));
  const warnings: string[] = [];
  const places = file.places.map((place) => placeFrom(place, scale, warnings));
  const rules = {
    ...USUAL_RULES,
    cellMinutesMax:
      file.caps?.cellMinutes === undefined ? USUAL_RULES.cellMinutesMax : file.caps.cellMinutes,
    visitShare: file.visitShare ?? null,
    coverageFloor: file.coverageFloor ?? null,
    slackShare: file.slack ?? 0,
    shares: [1000],
    utcOffsetMinutes: file.utcOffsetMinutes ?? 0,
    // A given prize is a given prize: only the search itself is left to the seed.
    unforeseen: 0,
  };
  const { seed, now } = of;
  const request: PatrolRequest = {
    ...{ id: file.id ?? `patrol-${seed}`, madeAt: now, seed, places, rules },
    ...{ startAt: epochMs(file.start), endAt: epochMs(file.end), riskKnown: true },
    units: file.units.map(unitFrom),
    ...{ debts: new Map(), delivered: new Map(), locked: [] },
  };
  const demand = file.demand ?? null;
  return ok({ request, scale, demand, timesAreNumbers: startIsNumber(document), warnings });
}

function unitFrom(unit: PatrolFile["units"][number]): PatrolUnit {
  const { id: unitId, mode, home, lngLat, name, skills, rest, shift } = unit;
  return {
    ...{ unitId, callSign: name ?? unitId, mode, home, lngLat: lngLat ?? home },
    ...{ skills: skills ?? [], rests: rest ?? [], span: shift ?? null },
  };
}

function placeFrom(
  place: PatrolFile["places"][number],
  scale: number,
  warnings: string[],
): PatrolPlace {
  const { id, lngLat, prize, dwell } = place;
  const reasons = (place.reason ?? ["LEAD"]).map((word): PatrolReason => {
    const code = REASON_CODES.find((known) => known === word.toUpperCase());
    if (code === undefined) warnings.push(`${id}: reason ${word} is not known; taken as LEAD`);
    return { code: code ?? "LEAD", value: null };
  });
  return {
    ...{ id, name: place.name ?? id, lngLat, cellId: cellOf(lngLat), reasons },
    ...{ prize: prize * scale, dwell: seconds(dwell), must: place.must ?? false },
    risk: dwell > 0 ? (prize * 60) / dwell : 0,
    ...{ byHour: null, windows: place.windows ?? [], visitsMax: place.repeat ?? 1 },
    skills: place.skills ?? [],
  };
}

function doubleId(things: readonly { readonly id: string }[]): string | null {
  const seen = new Set<string>();
  for (const { id } of things) {
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return null;
}

function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const where = v.getDotPath(issue) ?? "the document";
  if (issue.type === "strict_object" && issue.expected === "never") {
    return `${where} is not a field of a patrol request`;
  }
  return `${where}: ${issue.message}`;
}

function startIsNumber(document: unknown): boolean {
  if (typeof document !== "object" || document === null || !("start" in document)) return false;
  return typeof document.start === "number";
}
