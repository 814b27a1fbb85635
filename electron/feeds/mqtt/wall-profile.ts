import * as v from "valibot";
import type { UnitClass } from "../../../shared/model/unit.ts";
import { records, refused } from "../feed-record.ts";
import type { Decoded } from "../feed-record.ts";
import { valueOfJson } from "../json-text.ts";

const number = v.pipe(v.number(), v.finite());
const reportSchema = v.object({
  lon: number,
  lat: number,
  hdg: v.optional(v.nullable(number), null),
  spd: v.optional(v.nullable(number), null),
  /** Epoch ms of the fix. */
  t: v.pipe(number, v.minValue(1)),
  st: v.optional(v.picklist(["online", "offline", "alarm", "nofix", "test"]), "online"),
});

/** Our own small profile: `wall/v1/<kind>/<id>`, SI units, one JSON object, retained. */
export function decodeWallProfile(topic: string, text: string): Decoded {
  const [, , kind = "", ...rest] = topic.split("/");
  const unitClass = UNIT_CLASS_OF[kind];
  const id = rest.join("/");
  if (unitClass === undefined || id === "") return refused("unmapped", `topic ${topic}`);
  const value = valueOfJson(text);
  if (!value.ok) return refused("badFrame", value.refusal);
  const parsed = v.safeParse(reportSchema, value.value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return refused("schema", `${v.getDotPath(issue) ?? "message"}: ${issue.message}`);
  }
  const { lon, lat, hdg, spd, t, st } = parsed.output;
  return records({
    id: `wall:${id}`,
    unitClass,
    label: id,
    raw: [lon, lat],
    headingDegrees: hdg,
    metresPerSecond: spd,
    fixAt: t,
    status: STATUS_OF[st],
  });
}

const UNIT_CLASS_OF: { readonly [Kind in string]?: UnitClass } = {
  officer: "officer",
  vehicle: "vehicle",
  volunteer: "volunteer",
};

const STATUS_OF = {
  online: "live",
  offline: "offline",
  alarm: "alarm",
  nofix: "no-fix",
  test: "test",
} as const;
