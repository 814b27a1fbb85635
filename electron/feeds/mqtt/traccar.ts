import * as v from "valibot";
import type { UnitClass } from "../../../shared/model/unit.ts";
import { records, refused } from "../feed-record.ts";
import type { Decoded } from "../feed-record.ts";
import { valueOfJson } from "../json-text.ts";

const MPS_PER_KNOT = 0.514444;

const number = v.pipe(v.number(), v.finite());
const forwardSchema = v.object({
  position: v.object({
    fixTime: v.union([v.string(), number]),
    valid: v.boolean(),
    outdated: v.optional(v.boolean(), false),
    latitude: number,
    longitude: number,
    speed: v.optional(v.nullable(number), null),
    course: v.optional(v.nullable(number), null),
  }),
  device: v.object({
    uniqueId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
    name: v.optional(v.nullable(v.string()), null),
    status: v.optional(v.nullable(v.string()), null),
    category: v.optional(v.nullable(v.string()), null),
  }),
});

/** A position that a Traccar server forwards: speed is in knots, times are ISO 8601.
 *  Source: Traccar documentation, position forwarding as JSON. */
export function decodeTraccar(text: string, unitClass: UnitClass): Decoded {
  const value = valueOfJson(text);
  if (!value.ok) return refused(value.refusal.reason, value.refusal.detail);
  const parsed = v.safeParse(forwardSchema, value.value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return refused("schema", `${v.getDotPath(issue) ?? "message"}: ${issue.message}`);
  }
  const { position, device } = parsed.output;
  const fixAt = fixTimeOf(position.fixTime);
  if (fixAt === null) return refused("schema", `fixTime ${position.fixTime}`);
  return records({
    id: `traccar:${device.uniqueId}`,
    thing: { kind: "unit", class: classOf(device.category) ?? unitClass },
    label: device.name ?? device.uniqueId,
    raw: [position.longitude, position.latitude],
    headingDegrees: position.course,
    metresPerSecond: position.speed === null ? null : position.speed * MPS_PER_KNOT,
    fixAt,
    status: statusOf(position.valid, device.status),
    value: null,
  });
}

/** Without a zone the text is UTC, whatever zone this machine keeps. */
function fixTimeOf(time: string | number): number | null {
  if (typeof time === "number") return time;
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(time) ? time : `${time.replace(" ", "T")}Z`;
  const ms = Date.parse(zoned);
  return Number.isFinite(ms) ? ms : null;
}

function statusOf(valid: boolean, status: string | null) {
  if (!valid) return "no-fix" as const;
  return status === "offline" ? ("offline" as const) : ("live" as const);
}

function classOf(category: string | null): UnitClass | null {
  switch (category) {
    case "person":
    case "pedestrian":
      return "officer";
    case "car":
    case "motorcycle":
    case "truck":
    case "van":
    case "bus":
    case "scooter":
      return "vehicle";
    default:
      return null;
  }
}
