import * as v from "valibot";
import { INCIDENT_CATEGORIES, INCIDENT_STAGES, prioritySchema } from "./incident.ts";
import { epochMsSchema, idSchema, lngLatSchema, metresSchema } from "./shape.ts";
import { nameSchema, secondsSchema } from "./shape.ts";
import { TRAVEL_MODES, UNIT_CLASSES } from "./unit.ts";

/** Radius and time of the incidents around, until a person says otherwise. */
export const NEAR_METRES = 500;
export const NEAR_HOURS = 24;
/** The farthest and the longest that can be asked for. */
export const NEAR_METRES_MAX = 20_000;
export const NEAR_HOURS_MAX = 24 * 28;
/** Rows a list has at most: more is a search, not a glance. */
export const NEAR_ROWS_MAX = 8;

/** Why a camera stands where it does: its cone holds the point, the cone that is presumed where
 *  the file gives no angle or reach does, or it is only near. */
export const NEAR_CAMERA_WHYS = ["in-view", "in-presumed-view", "distance"] as const;
/** Of what its heartbeat says; "never": nothing was heard of it yet. */
export const NEAR_HEALTHS = ["live", "stale", "never", "lost", "offline"] as const;

export const NEAR_UNIT_DOINGS = ["free", "patrol", "engaged"] as const;

const standing = { id: idSchema, name: nameSchema, lngLat: lngLatSchema, metres: metresSchema };

const nearCameraSchema = v.object({
  ...standing,
  why: v.picklist(NEAR_CAMERA_WHYS),
  health: v.picklist(NEAR_HEALTHS),
});
export type NearCamera = v.InferOutput<typeof nearCameraSchema>;

const nearCheckpointSchema = v.object({ ...standing, health: v.picklist(NEAR_HEALTHS) });
export type NearCheckpoint = v.InferOutput<typeof nearCheckpointSchema>;

const nearPostSchema = v.object({ ...standing, of: v.picklist(["place", "post"]) });
export type NearPost = v.InferOutput<typeof nearPostSchema>;

const nearUnitSchema = v.object({
  id: idSchema,
  name: nameSchema,
  class: v.picklist(UNIT_CLASSES),
  mode: v.picklist(TRAVEL_MODES),
  doing: v.picklist(NEAR_UNIT_DOINGS),
  /** By road, from where it was last seen. */
  seconds: secondsSchema,
  metres: metresSchema,
  positionAge: secondsSchema,
  /** Its position is past its age limit. */
  stale: v.boolean(),
});
export type NearUnit = v.InferOutput<typeof nearUnitSchema>;

const nearIncidentSchema = v.object({
  ...standing,
  category: v.picklist(INCIDENT_CATEGORIES),
  priority: prioritySchema,
  stage: v.picklist(INCIDENT_STAGES),
  reportedAt: epochMsSchema,
});
export type NearIncident = v.InferOutput<typeof nearIncidentSchema>;

/** What is around a point, each list nearest first by its own measure. */
export const nearSchema = v.object({
  lngLat: lngLatSchema,
  cameras: v.array(nearCameraSchema),
  checkpoints: v.array(nearCheckpointSchema),
  posts: v.array(nearPostSchema),
  units: v.array(nearUnitSchema),
  /** Why no unit has a road time; null: they have. */
  unitsRefusal: v.nullable(v.looseObject({ kind: v.string() })),
  /** Units on duty that nobody knows the place of. */
  unitsUnplaced: v.pipe(v.number(), v.integer()),
  incidents: v.array(nearIncidentSchema),
});
export type Near = v.InferOutput<typeof nearSchema>;
