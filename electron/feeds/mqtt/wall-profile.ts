import * as v from "valibot";
import { INCIDENT_CATEGORIES } from "../../../shared/model/incident.ts";
import { ISSUE_TEXT_MAX } from "../../../shared/model/issue.ts";
import { TEXT_LENGTH_MAX, idSchema, nameSchema } from "../../../shared/model/shape.ts";
import { namesSubscriber } from "../../../shared/model/forbidden-fields.ts";
import { records, refused } from "../feed-record.ts";
import type { Decoded, ReportedThing } from "../feed-record.ts";
import { valueOfJson } from "../json-text.ts";

const ISSUE_ID_LENGTH_MAX = 40;
const number = v.pipe(v.number(), v.finite());
const saidSchema = {
  /** Epoch ms of the fix, or of the state. */
  t: v.pipe(number, v.minValue(1)),
  st: v.optional(v.picklist(["online", "offline", "alarm", "nofix", "test"]), "online"),
};
const moveSchema = v.object({
  ...saidSchema,
  lon: number,
  lat: number,
  hdg: v.optional(v.nullable(number), null),
  spd: v.optional(v.nullable(number), null),
});
/** How a thing that stands still is: no place, for that is in the directory. */
const healthSchema = v.object({
  ...saidSchema,
  /** Checkpoint: vehicles a minute; camera: frames a second. */
  val: v.optional(v.nullable(v.pipe(number, v.minValue(0))), null),
});

/** Whether a topic is one that we send to terminals on; who listens to all hears it come back. */
export function isHandOver(topic: string): boolean {
  return SENT_TOPICS.some((start) => topic.startsWith(start));
}

export const TASK_TOPICS = "wall/v1/task/";
const SENT_TOPICS = ["wall/v1/patrol/", "wall/v1/sector/", TASK_TOPICS];

/** Our own small profile: `wall/v1/<kind>/<id>`, SI units, one JSON object, retained.  A message
 *  about a base station that speaks of subscribers or their handsets is refused whole. */
export function decodeWallProfile(topic: string, text: string): Decoded {
  const [, , kind = "", ...rest] = topic.split("/");
  if (kind === "group") return groupMoveOf(rest, text);
  if (kind === "panic") return panicOf(rest.join("/"), text);
  if (kind === "issue") return reportOf(rest.join("/"), text);
  if (kind === "sign") return signOf(rest.join("/"), text);
  const thing = THING_OF[kind];
  const id = rest.join("/");
  if (thing === undefined || id === "") return refused("unmapped", `topic ${topic}`);
  const value =
    thing.kind === "base-station" ? valueOfJson(text, namesSubscriber) : valueOfJson(text);
  if (!value.ok) return refused(value.refusal.reason, value.refusal.detail);
  return thing.kind === "unit" ? moveOf(value.value, id, thing) : healthOf(value.value, id, thing);
}

const panicSchema = v.object({
  /** Epoch ms of the press. */
  t: v.pipe(number, v.minValue(1)),
  lon: v.optional(number),
  lat: v.optional(number),
  /** The officer takes it back, and says why. */
  over: v.optional(v.pipe(v.string(), v.maxLength(TEXT_LENGTH_MAX))),
});

/** `wall/v1/panic/<unit>`, not retained: a press of the button, with a place where there is one. */
function panicOf(id: string, text: string): Decoded {
  if (id === "") return refused("unmapped", "topic of a panic");
  const value = valueOfJson(text);
  if (!value.ok) return refused(value.refusal.reason, value.refusal.detail);
  const parsed = v.safeParse(panicSchema, value.value);
  if (!parsed.success) return refused("schema", issueOf(parsed.issues[0]));
  const { t: at, lon, lat, over } = parsed.output;
  const raw = lon === undefined || lat === undefined ? null : ([lon, lat] as const);
  const asks =
    over === undefined
      ? ({ kind: "panic" } as const)
      : ({ kind: "panic-over", reason: over } as const);
  return { kind: "order", order: { id, at, raw, asks } };
}

const signSchema = v.object({ t: v.pipe(number, v.minValue(1)), id: idSchema });

/** `wall/v1/sign/<unit>`, not retained: the unit has what it was asked; `id` is the task's. */
function signOf(id: string, text: string): Decoded {
  if (id === "") return refused("unmapped", "topic of a signature");
  const value = valueOfJson(text);
  if (!value.ok) return refused(value.refusal.reason, value.refusal.detail);
  const parsed = v.safeParse(signSchema, value.value);
  if (!parsed.success) return refused("schema", issueOf(parsed.issues[0]));
  const { t: at, id: taskId } = parsed.output;
  return { kind: "order", order: { id, at, raw: null, asks: { kind: "sign", taskId } } };
}

const issueSchema = v.object({
  t: v.pipe(number, v.minValue(1)),
  /** Of the terminal's own making, so that a report sent twice is one. */
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(ISSUE_ID_LENGTH_MAX)),
  cat: v.optional(v.picklist(INCIDENT_CATEGORIES), "other"),
  text: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(ISSUE_TEXT_MAX)),
  addr: v.optional(nameSchema, ""),
  lon: v.optional(number),
  lat: v.optional(number),
  /** Base64 of a small JPEG. */
  photo: v.optional(v.pipe(v.string(), v.base64())),
});

/** `wall/v1/issue/<unit>`, not retained: what somebody of the street saw. */
function reportOf(unit: string, text: string): Decoded {
  if (unit === "") return refused("unmapped", "topic of a report");
  const value = valueOfJson(text, namesSubscriber);
  // What was written is logged nowhere: a refusal names the unit alone.
  if (!value.ok) return refused(value.refusal.reason, `report of ${unit}`);
  const parsed = v.safeParse(issueSchema, value.value);
  if (!parsed.success) return refused("schema", `report of ${unit}`);
  const { t: at, id, cat: category, text: said, addr: address, lon, lat, photo } = parsed.output;
  const raw = lon === undefined || lat === undefined ? null : ([lon, lat] as const);
  const asks = { kind: "issue", id, category, text: said, address, photo: photo ?? null } as const;
  return { kind: "order", order: { id: unit, at, raw, asks } };
}

/** `wall/v1/group/<group>/<device>`.  The device's key tells two of a group apart and no more: one
 *  that could be a telephone number or the serial number of a handset is refused. */
function groupMoveOf(path: readonly string[], text: string): Decoded {
  const [id = "", device = "", ...more] = path;
  if (id === "" || device === "" || more.length > 0) return refused("unmapped", "topic of a group");
  if (device.length > DEVICE_LENGTH_MAX) return refused("schema", "the device's key is too long");
  if (DIGITS_OF_SUBSCRIBER.test(device)) return refused("forbidden", `a number in group ${id}`);
  const value = valueOfJson(text, namesSubscriber);
  // A parser's words quote what was sent, and refusals are logged: they name the group alone.
  if (!value.ok) return refused(value.refusal.reason, `group ${id}`);
  const decoded = moveOf(value.value, id, { kind: "night", device });
  return decoded.kind === "refused" ? refused(decoded.reason, `group ${id}`) : decoded;
}

const DEVICE_LENGTH_MAX = 64;
const DIGITS_OF_SUBSCRIBER = /\d{10}/;

function moveOf(value: unknown, id: string, thing: ReportedThing): Decoded {
  const parsed = v.safeParse(moveSchema, value);
  if (!parsed.success) return refused("schema", issueOf(parsed.issues[0]));
  const { lon, lat, hdg, spd, t, st } = parsed.output;
  return records({
    id: thing.kind === "night" ? id : `wall:${id}`,
    thing,
    label: id,
    raw: [lon, lat],
    headingDegrees: hdg,
    metresPerSecond: spd,
    fixAt: t,
    status: STATUS_OF[st],
    value: null,
  });
}

function healthOf(value: unknown, id: string, thing: ReportedThing): Decoded {
  const parsed = v.safeParse(healthSchema, value);
  if (!parsed.success) return refused("schema", issueOf(parsed.issues[0]));
  const { t, st, val } = parsed.output;
  const still = { raw: null, headingDegrees: null, metresPerSecond: null };
  return records({ id, thing, label: id, ...still, fixAt: t, status: STATUS_OF[st], value: val });
}

function issueOf(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? "message"}: ${issue.message}`;
}

const THING_OF: { readonly [Kind in string]?: ReportedThing } = {
  officer: { kind: "unit", class: "officer" },
  vehicle: { kind: "unit", class: "vehicle" },
  volunteer: { kind: "unit", class: "volunteer" },
  camera: { kind: "camera" },
  checkpoint: { kind: "checkpoint" },
  "base-station": { kind: "base-station" },
};

const STATUS_OF = {
  online: "live",
  offline: "offline",
  alarm: "alarm",
  nofix: "no-fix",
  test: "test",
} as const;
