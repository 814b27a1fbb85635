import * as v from "valibot";
import { commandSchema } from "../commands/command.ts";
import type { LoggedEvent } from "../events/logged-event.ts";
import type { EntityEntry } from "../fold/wall-state.ts";
import { REPORT_MINUTES, alarmReportSchema } from "../model/alarm-report.ts";
import { basisFields } from "../model/alert.ts";
import { ACCOUNT_LENGTH_MAX } from "../model/bank-account.ts";
import { cityPackSchema } from "../model/city-pack.ts";
import { closableStretchSchema } from "../model/closure.ts";
import type { EntityKey } from "../model/entity-key.ts";
import { isEntityKey } from "../model/entity-key.ts";
import { groupPresenceSchema } from "../model/group-presence.ts";
import { IMPORT_KINDS, importReportSchema } from "../model/import-report.ts";
import { NEAR_HOURS_MAX, NEAR_METRES_MAX, nearSchema } from "../model/near.ts";
import { patrolComparisonSchema, replannedSchema } from "../model/patrol-change.ts";
import { patrolLedgerSchema, placeDoseSchema } from "../model/patrol-dose.ts";
import { editedPlanSchema, patrolEditSchema } from "../model/patrol-edit.ts";
import { patrolOptionsSchema } from "../model/patrol-options.ts";
import { patrolPlanSchema } from "../model/patrol-plan.ts";
import { recommendationSchema } from "../model/recommendation.ts";
import { CASE_PHOTO_BYTES_MAX, CASE_PHOTO_HOURS_MAX } from "../model/ring.ts";
import { ringPictureSchema } from "../model/ring-picture.ts";
import { roleSchema } from "../model/role.ts";
import { searchHitSchema } from "../model/search-hit.ts";
import { selectionSchema } from "../model/selection.ts";
import { epochMsSchema, idSchema, lngLatSchema, nameSchema } from "../model/shape.ts";
import { metresSchema, secondsSchema } from "../model/shape.ts";
import { TRACK_MINUTES_MAX } from "../model/sighting.ts";
import { sourcePulseSchema } from "../model/source-pulse.ts";
import { wallHoldSchema, wallScreenSchema } from "../model/wall-hold.ts";
import { TRAVEL_MODES } from "../model/unit.ts";
import { refusalSchema } from "./refusal-schema.ts";
import { WALL_REQUESTS } from "./wall-requests.ts";

/** One upload part, bytes; base64 makes it a third longer on the wire. */
export const UPLOAD_PART_BYTES_MAX = 1_048_576;
export const SEARCH_TEXT_LENGTH_MAX = 100;

/** Folded states are made by our own station and typed, not parsed again. */
const entrySchema = v.custom<EntityEntry>((value) => typeof value === "object" && value !== null);
const loggedSchema = v.custom<LoggedEvent>((value) => typeof value === "object" && value !== null);
const entityKeySchema = v.custom<EntityKey>(
  (value) => typeof value === "string" && isEntityKey(value),
);
/** The station's monotonic clock, so that a step of the wall's clock lengthens no duration. */
const steadySchema = v.optional(v.object({ boot: idSchema, ms: v.number() }));
const packStateSchema = v.object({
  pack: v.nullable(cityPackSchema),
  /** Why a newer pack was not taken, or the old one cannot be used; null: all is well. */
  fault: v.nullable(v.string()),
  /** False while the pack is still being checked: nobody knows yet what there is. */
  looked: v.boolean(),
});

const photoSchema = v.pipe(
  v.string(),
  v.maxLength(Math.ceil(CASE_PHOTO_BYTES_MAX / 3) * 4),
  v.base64(),
);
const photoHoursSchema = v.pipe(v.number(), v.minValue(1), v.maxValue(CASE_PHOTO_HOURS_MAX));

const uploadSchema = {
  uploadId: idSchema,
  name: nameSchema,
  as: v.nullable(v.picklist(IMPORT_KINDS)),
  /** "wgs84", "cgcs2000", "gcj02", "bd09", "epsg:4528"; null: undeclared, positions are held. */
  crs: v.nullable(v.pipe(v.string(), v.regex(/^(wgs84|cgcs2000|gcj02|bd09|epsg:\d{4,6})$/))),
};

/** What a window may ask of the station: a name, what it gives and what it gets. */
export const REQUESTS = {
  hello: {
    input: v.object({ version: v.number(), window: idSchema }),
    output: v.object({
      version: v.number(),
      station: idSchema,
      stationName: nameSchema,
      epoch: idSchema,
      /** The station's clock, which every window shows. */
      at: epochMsSchema,
      steady: steadySchema,
      actor: v.object({ name: nameSchema, role: roleSchema }),
      entities: v.array(entrySchema),
      /** The thing of each row of a sighting batch. */
      rows: v.array(entityKeySchema),
      sources: v.array(sourcePulseSchema),
      selection: v.nullable(selectionSchema),
      city: packStateSchema,
      /** Screens of the wall from left to right, and who holds it. */
      screens: v.array(wallScreenSchema),
      hold: wallHoldSchema,
      /** Rings that grow now. */
      rings: v.array(ringPictureSchema),
      /** Things every window says about the machine, such as a fallback runtime. */
      notices: v.array(v.picklist(["fallback-runtime", "demo-city"])),
    }),
  },
  command: {
    input: v.object({ command: commandSchema }),
    /** Null: done, and on disk. */
    output: v.object({
      refusal: v.nullable(refusalSchema),
      /** The thing it is about, such as the number a new incident was given. */
      key: v.nullable(entityKeySchema),
    }),
  },
  /** What the desk would say to a command as things stand; nothing is written. */
  rehearse: {
    input: v.object({ command: commandSchema }),
    /** Null: it would be done. */
    output: v.object({ refusal: v.nullable(refusalSchema) }),
  },
  select: {
    input: v.object({ selection: v.nullable(selectionSchema) }),
    output: v.object({}),
  },
  ...WALL_REQUESTS,
  search: {
    input: v.object({
      text: v.pipe(v.string(), v.maxLength(SEARCH_TEXT_LENGTH_MAX)),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
    }),
    output: v.object({ hits: v.array(searchHitSchema) }),
  },
  /** Who and what is around an incident, or around a bare point. */
  near: {
    input: v.object({
      incidentId: v.nullable(idSchema),
      /** Null: where the incident is. */
      lngLat: v.nullable(lngLatSchema),
      /** Of the other incidents. */
      metres: v.pipe(v.number(), v.minValue(1), v.maxValue(NEAR_METRES_MAX)),
      hours: v.pipe(v.number(), v.minValue(0.1), v.maxValue(NEAR_HOURS_MAX)),
    }),
    output: v.object({ near: v.nullable(nearSchema), refusal: v.nullable(refusalSchema) }),
  },
  /** Where something hangs that floats: what a tour of the waters looks for beside people. */
  "life-rings": {
    input: v.object({}),
    output: v.object({
      rings: v.array(v.object({ id: idSchema, name: nameSchema, lngLat: lngLatSchema })),
    }),
  },
  recommend: {
    input: v.object({ incidentId: idSchema }),
    output: v.object({
      recommendation: v.nullable(recommendationSchema),
      refusal: v.nullable(refusalSchema),
    }),
  },
  route: {
    input: v.object({ from: lngLatSchema, to: lngLatSchema, mode: v.picklist(TRAVEL_MODES) }),
    output: v.object({
      route: v.nullable(
        v.object({
          seconds: secondsSchema,
          metres: metresSchema,
          geometry: v.array(lngLatSchema),
          streets: v.array(v.string()),
        }),
      ),
      refusal: v.nullable(refusalSchema),
    }),
  },
  /** What a closure at a place, or from there to another, would close: nothing is closed yet. */
  stretches: {
    input: v.object({ from: lngLatSchema, to: v.nullable(lngLatSchema) }),
    output: v.object({
      stretches: v.array(closableStretchSchema),
      refusal: v.nullable(refusalSchema),
    }),
  },
  /** The way that a unit came; whoever asks is written down. */
  track: {
    input: v.object({
      unitId: idSchema,
      minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(TRACK_MINUTES_MAX)),
    }),
    output: v.object({
      /** Oldest first, by the unit's own clock. */
      points: v.array(v.object({ at: epochMsSchema, lngLat: lngLatSchema })),
      refusal: v.nullable(refusalSchema),
    }),
  },
  "describe-point": {
    input: v.object({ lngLat: lngLatSchema }),
    output: v.object({ address: nameSchema, areas: v.array(nameSchema) }),
  },
  "plan-patrol": {
    input: v.object({
      taskId: idSchema,
      hours: v.pipe(v.number(), v.minValue(0), v.maxValue(24)),
      seed: v.pipe(v.number(), v.integer()),
      /** Null: every free unit. */
      unitIds: v.nullable(v.array(idSchema)),
      /** Absent: the usual ones. */
      options: v.optional(patrolOptionsSchema),
      /** A plan whose locked stops stay with their units. */
      keep: v.optional(patrolPlanSchema),
      /** Absent: units patrol.  Groups on foot instead, each within its own shift. */
      groupIds: v.optional(v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(40))),
    }),
    output: v.object({
      plan: v.nullable(patrolPlanSchema),
      refusal: v.nullable(refusalSchema),
    }),
  },
  /** An edit by hand: new cost and warnings at once, without a search. */
  "edit-patrol": {
    input: v.object({ plan: patrolPlanSchema, edit: patrolEditSchema }),
    output: v.object({
      edited: v.nullable(editedPlanSchema),
      refusal: v.nullable(refusalSchema),
    }),
  },
  /** The remainder of a plan in force, after a unit was taken, cleared or left the shift. */
  "replan-patrol": {
    input: v.object({
      planId: idSchema,
      /** The units whose stops ahead are to be planned anew; null: all that need it. */
      unitIds: v.nullable(v.array(idSchema)),
    }),
    output: v.object({
      replanned: v.nullable(replannedSchema),
      refusal: v.nullable(refusalSchema),
    }),
  },
  "compare-patrols": {
    input: v.object({ first: patrolPlanSchema, second: patrolPlanSchema }),
    output: patrolComparisonSchema,
  },
  "export-patrol": {
    input: v.object({
      plan: patrolPlanSchema,
      as: v.picklist(["gpx", "geojson", "list", "message"]),
      /** Null: every unit of the plan. */
      unitId: v.nullable(idSchema),
      language: v.picklist(["zh", "en"]),
    }),
    output: v.object({ name: nameSchema, mediaType: v.string(), text: v.string() }),
  },
  /** Delivered dose of a plan that is or was in force. */
  "patrol-dose": {
    input: v.object({ planId: idSchema }),
    output: v.object({ places: v.array(placeDoseSchema), refusal: v.nullable(refusalSchema) }),
  },
  "patrol-ledger": {
    input: v.object({ days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)) }),
    output: patrolLedgerSchema,
  },
  /** How alarms bore on the room, counted from the log. */
  "alarm-report": {
    input: v.object({ minutes: v.picklist(REPORT_MINUTES) }),
    output: alarmReportSchema,
  },
  /** The picture and the plate of one hit; whoever asks is written down. */
  "view-hit": {
    input: v.object({ hitId: idSchema }),
    output: v.object({
      hit: v.nullable(
        v.object({
          plate: v.string(),
          /** As it is looked for. */
          wanted: v.string(),
          picture: v.nullable(v.object({ mediaType: v.string(), base64: v.string() })),
        }),
      ),
      refusal: v.nullable(refusalSchema),
    }),
  },
  /** Have a plate looked for, with reason, basis and end; the plate is kept apart from the log. */
  "watch-plate": {
    input: v.object({
      plate: v.pipe(v.string(), v.nonEmpty(), v.maxLength(20)),
      ...basisFields,
      incidentId: v.nullable(idSchema),
    }),
    output: v.object({ watchId: v.nullable(idSchema), refusal: v.nullable(refusalSchema) }),
  },
  "cancel-task": { input: v.object({ taskId: idSchema }), output: v.object({}) },
  "upload-part": {
    input: v.object({
      uploadId: idSchema,
      offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
      base64: v.pipe(v.string(), v.maxLength(Math.ceil(UPLOAD_PART_BYTES_MAX / 3) * 4)),
    }),
    output: v.object({ refusal: v.nullable(refusalSchema) }),
  },
  "preview-upload": {
    input: v.object(uploadSchema),
    output: v.object({
      report: v.nullable(importReportSchema),
      /** A sample of where things would stand, to see a wrong coordinate system by eye. */
      sample: v.array(v.object({ name: nameSchema, lngLat: v.nullable(lngLatSchema) })),
      refusal: v.nullable(refusalSchema),
    }),
  },
  /** An account that a bank is asked to stop: entered once, shown nowhere again. */
  "stop-payment": {
    input: v.object({
      incidentId: idSchema,
      partnerId: idSchema,
      /** Null: the account that was entered for this case, asked of one more bank. */
      account: v.nullable(v.pipe(v.string(), v.maxLength(ACCOUNT_LENGTH_MAX))),
      odd: v.boolean(),
    }),
    output: v.object({ masked: v.nullable(v.string()), refusal: v.nullable(refusalSchema) }),
  },
  /** A photo of somebody who is missing, made small and without what a camera writes into it. */
  "keep-photo": {
    input: v.object({ incidentId: idSchema, base64: photoSchema, hours: photoHoursSchema }),
    output: v.object({ refusal: v.nullable(refusalSchema) }),
  },
  /** A photo that is kept, to be looked at; that somebody did is written down first. */
  "view-photo": {
    input: v.object({ thing: v.picklist(["ring", "issue"]), thingId: idSchema }),
    output: v.object({ base64: v.nullable(v.string()), refusal: v.nullable(refusalSchema) }),
  },
  "wipe-photo": {
    input: v.object({ incidentId: idSchema }),
    output: v.object({ refusal: v.nullable(refusalSchema) }),
  },
  "import-upload": {
    input: v.object(uploadSchema),
    output: v.object({
      report: v.nullable(importReportSchema),
      refusal: v.nullable(refusalSchema),
    }),
  },
} as const;

/** What the station sends by itself.  Sightings travel beside it as binary batches. */
export const PUSHES = {
  /** At most one a frame: what was written since the last, in order. */
  frame: v.object({
    at: epochMsSchema,
    steady: steadySchema,
    events: v.array(loggedSchema),
    /** Things that got a row since the last frame; appended to the row list. */
    rows: v.array(entityKeySchema),
    /** Null: unchanged. */
    sources: v.nullable(v.array(sourcePulseSchema)),
  }),
  selection: v.object({ selection: v.nullable(selectionSchema), by: nameSchema }),
  progress: v.object({
    taskId: idSchema,
    /** 0 to 1. */
    done: v.number(),
    label: v.string(),
    /** The best plan so far, at most about two a second; absent where there is none yet. */
    plan: v.optional(patrolPlanSchema),
  }),
  city: packStateSchema,
  screens: v.object({ screens: v.array(wallScreenSchema) }),
  "wall-hold": v.object({
    hold: wallHoldSchema,
    /** Who lost the wall because its desk was silent; null: nobody. */
    lost: v.nullable(nameSchema),
  }),
  /** Every group on shift, once a second; what it replaces is forgotten. */
  /** Every ring that grows, when one of them has grown or was changed; replaces what was before. */
  rings: v.object({ rings: v.array(ringPictureSchema) }),
  night: v.object({
    groups: v.array(groupPresenceSchema),
    /** Positions that the station holds in memory; none is on disk. */
    positions: v.number(),
  }),
} as const;

export type RequestName = keyof typeof REQUESTS;
export type PushName = keyof typeof PUSHES;
export type RequestInput<Name extends RequestName> = v.InferOutput<
  (typeof REQUESTS)[Name]["input"]
>;
export type RequestOutput<Name extends RequestName> = v.InferOutput<
  (typeof REQUESTS)[Name]["output"]
>;
export type PushBody<Name extends PushName> = v.InferOutput<(typeof PUSHES)[Name]>;

/** The station's side: one handler for each request, and a missing one does not compile. */
export type Handlers<Session> = {
  readonly [Name in RequestName]: (
    input: RequestInput<Name>,
    session: Session,
  ) => Promise<RequestOutput<Name>> | RequestOutput<Name>;
};
