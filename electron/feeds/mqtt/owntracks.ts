import * as v from "valibot";
import type { UnitClass } from "../../../shared/model/unit.ts";
import { records, refused } from "../feed-record.ts";
import type { Decoded } from "../feed-record.ts";
import { valueOfJson } from "../json-text.ts";

const KMH_PER_MPS = 3.6;
/** A time in seconds larger than this is in milliseconds: the sender has the unit wrong. */
const SECONDS_MAX = 100_000_000_000;

/** A number, as a number: OwnTracks never sends text, and `+""` would be 0. */
const number = v.pipe(v.number(), v.finite());
const locationSchema = v.object({
  lat: number,
  lon: number,
  tst: v.pipe(number, v.minValue(1)),
  vel: v.optional(v.nullable(number)),
  cog: v.optional(v.nullable(number)),
  tid: v.optional(v.string()),
});

/** OwnTracks over MQTT: `owntracks/<user>/<device>`.  `tst` is the fix, velocity is km/h, and a
 *  field equal to zero may be absent.  Source: the OwnTracks booklet, JSON. */
export function decodeOwntracks(topic: string, text: string, unitClass: UnitClass): Decoded {
  const id = idOfTopic(topic);
  if (id === null) return refused("unmapped", `topic ${topic}`);
  const value = valueOfJson(text);
  if (!value.ok) return refused(value.refusal.reason, value.refusal.detail);
  const message = value.value;
  if (!isTyped(message)) return refused("schema", "no _type");
  const thing = { kind: "unit", class: unitClass } as const;
  const base = { id: `ot:${id}`, thing, label: id, value: null };
  const unknown = { headingDegrees: null, metresPerSecond: null, fixAt: null };
  if (message._type === "lwt") {
    return records({ ...base, ...unknown, raw: null, status: "offline" });
  }
  if (message._type !== "location") return refused("unmapped", `_type ${message._type}`);
  const parsed = v.safeParse(locationSchema, message);
  if (!parsed.success) return refused("schema", issueOf(parsed.issues));
  const { lat, lon, tst, vel, cog, tid } = parsed.output;
  if (tst > SECONDS_MAX) return refused("schema", "tst is in milliseconds");
  return records({
    ...base,
    label: tid === undefined ? id : `${id} ${tid}`,
    raw: [lon, lat],
    headingDegrees: cog ?? null,
    metresPerSecond: vel === undefined || vel === null || vel < 0 ? null : vel / KMH_PER_MPS,
    fixAt: tst * 1000,
    status: "live",
  });
}

function idOfTopic(topic: string): string | null {
  const [root, user, device, ...rest] = topic.split("/");
  if (root !== "owntracks" || !user || !device || rest.length > 1) return null;
  return `${user}/${device}`;
}

function isTyped(value: unknown): value is { readonly _type: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    "_type" in value &&
    typeof value._type === "string"
  );
}

function issueOf(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  return `${v.getDotPath(issues[0]) ?? "message"}: ${issues[0].message}`;
}
