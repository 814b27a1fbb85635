import * as v from "valibot";
import { ALERT_SOURCE_KINDS, alertTypeSchema, basisFields } from "../../shared/model/alert.ts";
import type { AlertSourceKind } from "../../shared/model/alert.ts";
import { BEHAVIOURS, clipSchema, confidenceSchema } from "../../shared/model/behaviour.ts";
import { modelSchema } from "../../shared/model/behaviour.ts";
import { forbiddenRuleOf } from "../../shared/model/forbidden-fields.ts";
import { epochMsSchema, idSchema, lngLatSchema } from "../../shared/model/shape.ts";
import { nameSchema, textSchema } from "../../shared/model/shape.ts";
import type { RejectionReason } from "../../shared/model/source-pulse.ts";

/** Addresses below our own, and which kind of source may write to each. */
export const ALERTS_PATH = "/v1/alerts";
export const BEHAVIOURS_PATH = "/v1/behaviours";
export const WATCHES_PATH = "/v1/watches";
export const HITS_PATH = "/v1/hits";
const KIND_OF_PATH: { readonly [Path in ItemPath]: AlertSourceKind } = {
  [ALERTS_PATH]: "brain",
  [BEHAVIOURS_PATH]: "analytics",
  [WATCHES_PATH]: "checkpoints",
  [HITS_PATH]: "checkpoints",
};
export type ItemPath =
  typeof ALERTS_PATH | typeof BEHAVIOURS_PATH | typeof WATCHES_PATH | typeof HITS_PATH;

export function isItemPath(path: string): path is ItemPath {
  return Object.hasOwn(KIND_OF_PATH, path);
}

export function mayWrite(kind: AlertSourceKind, path: ItemPath): boolean {
  return KIND_OF_PATH[path] === kind && ALERT_SOURCE_KINDS.includes(kind);
}

/** Pictures of a hit, bytes. */
export const PICTURE_BYTES_MAX = 524_288;
const givenId = v.pipe(v.string(), v.nonEmpty(), v.maxLength(60));
const said = v.pipe(nameSchema, v.trim(), v.nonEmpty());
const place = {
  address: v.optional(nameSchema, ""),
  /** WGS-84; null: not located. */
  lngLat: v.optional(v.nullable(lngLatSchema), null),
};

export const inAlertSchema = v.strictObject({
  v: v.literal(1),
  alertId: givenId,
  type: alertTypeSchema,
  title: said,
  text: v.optional(textSchema, ""),
  ...basisFields,
  capturedAt: epochMsSchema,
  ...place,
});
export type InAlert = v.InferOutput<typeof inAlertSchema>;

export const inBehaviourSchema = v.strictObject({
  v: v.literal(1),
  eventId: givenId,
  behaviour: v.picklist(BEHAVIOURS),
  title: said,
  cameraId: idSchema,
  confidence: confidenceSchema,
  clip: clipSchema,
  model: modelSchema,
  capturedAt: epochMsSchema,
  ...basisFields,
  ...place,
});
export type InBehaviour = v.InferOutput<typeof inBehaviourSchema>;

const plateText = v.pipe(v.string(), v.nonEmpty(), v.maxLength(20));
export const inWatchSchema = v.strictObject({
  v: v.literal(1),
  entryId: givenId,
  plate: plateText,
  ...basisFields,
});
export type InWatch = v.InferOutput<typeof inWatchSchema>;

export const inHitSchema = v.strictObject({
  v: v.literal(1),
  hitId: givenId,
  entryId: givenId,
  checkpointId: idSchema,
  /** As it was read. */
  plate: v.pipe(v.string(), v.maxLength(20)),
  confidence: confidenceSchema,
  lane: v.optional(
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50))),
    null,
  ),
  capturedAt: epochMsSchema,
  /** JPEG or PNG; null: there is none. */
  picture: v.nullable(
    v.pipe(v.string(), v.base64(), v.maxLength(Math.ceil(PICTURE_BYTES_MAX / 3) * 4)),
  ),
});
export type InHit = v.InferOutput<typeof inHitSchema>;

type Fault = { readonly reason: RejectionReason; readonly detail: string };

/** What must not even be looked at further: a field about who somebody is, or no basis. */
export function faultBefore(path: ItemPath, read: unknown): Fault | null {
  const forbidden = forbiddenFieldIn(read);
  if (forbidden !== null) return { reason: "forbidden", detail: forbidden };
  const needsBasis = path !== HITS_PATH;
  if (needsBasis && !hasBasis(read)) return { reason: "noBasis", detail: path };
  return null;
}

function hasBasis(read: unknown): boolean {
  if (typeof read !== "object" || read === null) return false;
  const fields = new Map<string, unknown>(Object.entries(read));
  const words = ["reason", "legalBasis"].every((name) => {
    const value = fields.get(name);
    return typeof value === "string" && value.trim() !== "";
  });
  return words && typeof fields.get("expiresAt") === "number";
}

/** Names of fields about persons, which no alert, event or hit may have, wherever they stand. */
const PERSON_WORDS = new Set([
  ...["person", "persons", "people", "suspect", "suspects", "owner", "driver", "identity"],
  ...["name", "idcard", "idnumber", "phone", "mobile", "birthday", "gender", "sex", "age"],
  ...["graph", "relations", "score", "rank", "personid", "suspectid", "fullname"],
]);
const PERSON_PARTS = [
  "姓名",
  "身份证",
  "手机",
  "电话",
  "性别",
  "年龄",
  "嫌疑人",
  "关系",
  "积分",
  "评分",
];
/** `name` stands in two places of ours, where it is a program's. */
const OWN = new Set(["model.name"]);

function forbiddenFieldIn(read: unknown, at = "", depth = 0): string | null {
  if (typeof read !== "object" || read === null || depth > 6) return null;
  if (Array.isArray(read)) {
    for (const part of read) {
      const found = forbiddenFieldIn(part, at, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  for (const [name, value] of Object.entries(read)) {
    const path = at === "" ? name : `${at}.${name}`;
    if (!OWN.has(path) && isOfPerson(name)) return path.slice(0, 80);
    const found = forbiddenFieldIn(value, path, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function isOfPerson(name: string): boolean {
  const words = name
    .normalize("NFKC")
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  const joined = words.join("");
  if (forbiddenRuleOf(name) !== null || PERSON_WORDS.has(joined)) return true;
  return words.some((w) => PERSON_WORDS.has(w)) || PERSON_PARTS.some((p) => joined.includes(p));
}
