import * as v from "valibot";
import { positionSchema } from "./position.ts";
import { epochMsSchema, idSchema, nameSchema, textSchema } from "./shape.ts";

/** Kinds of alert that have a name of ours.  Another kind is taken as its source calls it, and has
 *  no route until somebody gives it one. */
export const ALERT_TYPES = [
  "property-behaviour",
  "watched-plate",
  "fraud-under-way",
  "missing-person",
  "water-danger",
  "crowd",
  "road-danger",
  "perimeter",
] as const;
export type AlertType = (typeof ALERT_TYPES)[number];

/** Who sends alerts: 公安大脑, analytics of cameras, and the platform of checkpoints. */
export const ALERT_SOURCE_KINDS = ["brain", "analytics", "checkpoints"] as const;
export type AlertSourceKind = (typeof ALERT_SOURCE_KINDS)[number];

export const ALERT_TYPE_LENGTH_MAX = 60;
export const alertTypeSchema = v.pipe(v.string(), v.nonEmpty(), v.maxLength(ALERT_TYPE_LENGTH_MAX));

const said = v.pipe(nameSchema, v.trim(), v.nonEmpty());

/** Why it may be acted on, by which rule, and until when: without all three nothing is taken. */
export const basisFields = { reason: said, legalBasis: said, expiresAt: epochMsSchema };

/** What an alert came from; what a person confirmed first says so. */
const originSchema = v.variant("kind", [
  v.object({ kind: v.literal("source"), sourceId: idSchema }),
  v.object({ kind: v.literal("behaviour"), behaviourId: idSchema }),
  v.object({ kind: v.literal("hit"), hitId: idSchema }),
]);

/** Something that was noticed elsewhere and asks for a station's eye. */
export const alertSchema = v.object({
  id: idSchema,
  type: alertTypeSchema,
  title: said,
  text: textSchema,
  ...basisFields,
  capturedAt: epochMsSchema,
  address: nameSchema,
  position: positionSchema,
  origin: originSchema,
});
export type Alert = v.InferOutput<typeof alertSchema>;

/** Where an alert goes: a partner by name, or the station in whose ground it lies. */
export const alertDestinationSchema = v.variant("kind", [
  v.object({ kind: v.literal("place") }),
  v.object({ kind: v.literal("partner"), partnerId: idSchema }),
]);
export type AlertDestination = v.InferOutput<typeof alertDestinationSchema>;

export const ROUTES_MAX = 200;
export const DESTINATIONS_MAX = 6;
const limit = v.pipe(v.number(), v.minValue(10), v.maxValue(86_400));

/** One row of the table: which alerts, where they go in turn, and how long signing may take. */
export const alertRouteSchema = v.object({
  id: idSchema,
  /** Null: of every kind. */
  type: v.nullable(alertTypeSchema),
  /** Null: everywhere. */
  areaId: v.nullable(idSchema),
  destinations: v.pipe(
    v.array(alertDestinationSchema),
    v.minLength(1),
    v.maxLength(DESTINATIONS_MAX),
  ),
  signSeconds: limit,
  closeSeconds: limit,
});
export type AlertRoute = v.InferOutput<typeof alertRouteSchema>;

export const alertRoutesSchema = v.pipe(
  v.array(alertRouteSchema),
  v.maxLength(ROUTES_MAX),
  v.check((rows) => new Set(rows.map(({ id }) => id)).size === rows.length, "an id stands twice"),
);

export function isAlertType(name: string): name is AlertType {
  return ALERT_TYPES.some((type) => type === name);
}
