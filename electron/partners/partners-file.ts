import * as v from "valibot";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { ALERT_SOURCE_KINDS } from "../../shared/model/alert.ts";
import { fieldsForKind } from "../../shared/model/handoff-payload.ts";
import { MEDIATORS_MAX, mediatorSchema } from "../../shared/model/mediator.ts";
import { PARTNER_FIELDS_MAX, PARTNER_KINDS } from "../../shared/model/partner.ts";
import type { Partner, PartnerKind } from "../../shared/model/partner.ts";
import { rosterSchema } from "../../shared/model/roster.ts";
import { nameSchema } from "../../shared/model/shape.ts";
import { seconds } from "../../shared/units/quantity.ts";

const PARTNERS_MAX = 64;
const SECRET_LENGTH_LEAST = 16;
/** Open cases with which a mediator is not free, where the file does not say. */
const CASES_MAX = 5;

const minutes = v.pipe(v.number(), v.minValue(0.01), v.maxValue(100_000));
const plain = {
  /** Stands in the numbers of its items. */
  id: v.pipe(v.string(), v.regex(/^[\p{L}\p{N}_-]{1,40}$/u)),
  name: v.pipe(nameSchema, v.nonEmpty()),
  kind: v.picklist(PARTNER_KINDS),
  /** A part of what its kind may have; absent: all of it. */
  fields: v.optional(v.pipe(v.array(nameSchema), v.maxLength(PARTNER_FIELDS_MAX))),
  acceptMinutes: v.optional(v.strictObject({ late: minutes, overdue: minutes })),
  closeHours: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(10_000))),
};

const partnerEntrySchema = v.union([
  v.strictObject({
    ...plain,
    url: v.pipe(v.string(), v.url(), v.regex(/^https?:/u)),
    /** Signs both ways; it is read here and never leaves the station. */
    secret: v.pipe(v.string(), v.minLength(SECRET_LENGTH_LEAST), v.maxLength(400)),
  }),
  /** A played partner, for trying: it runs here, over real HTTP on this machine. */
  v.strictObject({ ...plain, simulate: v.strictObject({ seed: v.pipe(v.number(), v.integer()) }) }),
]);
export type PartnerEntry = v.InferOutput<typeof partnerEntrySchema>;

const sourcePlain = {
  id: v.pipe(v.string(), v.regex(/^[\p{L}\p{N}_-]{1,40}$/u)),
  name: v.pipe(nameSchema, v.nonEmpty()),
  kind: v.picklist(ALERT_SOURCE_KINDS),
};
/** Who may write alerts to us.  It has no address: nothing is ever asked of it. */
const sourceEntrySchema = v.union([
  v.strictObject({
    ...sourcePlain,
    secret: v.pipe(v.string(), v.minLength(SECRET_LENGTH_LEAST), v.maxLength(400)),
  }),
  v.strictObject({
    ...sourcePlain,
    simulate: v.strictObject({ seed: v.pipe(v.number(), v.integer()) }),
  }),
]);
export type SourceEntry = v.InferOutput<typeof sourceEntrySchema>;

const partnersFileSchema = v.strictObject({
  /** Where partners reach us; this machine alone unless it is said. */
  listen: v.optional(
    v.strictObject({
      host: v.optional(v.pipe(v.string(), v.nonEmpty())),
      port: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
    }),
  ),
  partners: v.pipe(
    v.array(partnerEntrySchema),
    v.maxLength(PARTNERS_MAX),
    v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, "an id stands twice"),
  ),
  sources: v.optional(
    v.pipe(
      v.array(sourceEntrySchema),
      v.maxLength(PARTNERS_MAX),
      v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, "an id stands twice"),
    ),
    [],
  ),
});
export type PartnersFile = v.InferOutput<typeof partnersFileSchema>;

/** Strict: a column about whom somebody is for, or where anybody comes from, is refused. */
const mediatorEntrySchema = v.strictObject({
  ...mediatorSchema.entries,
  /** The partner, of kind mediation, whose door they sit behind. */
  centre: plain.id,
  casesMax: v.optional(mediatorSchema.entries.casesMax, CASES_MAX),
});
export type MediatorEntry = v.InferOutput<typeof mediatorEntrySchema>;

const rosterFileSchema = v.strictObject({
  rosters: v.pipe(v.array(rosterSchema), v.maxLength(200)),
  /** Who takes disputes at which mediation centre. */
  mediators: v.optional(
    v.pipe(
      v.array(mediatorEntrySchema),
      v.maxLength(MEDIATORS_MAX),
      v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, "an id stands twice"),
    ),
    [],
  ),
});
export type RosterFile = v.InferOutput<typeof rosterFileSchema>;

/** The partners an administrator wrote down.  Errors: what is wrong, in words without secrets. */
export function partnersFileFrom(text: string): Result<PartnersFile, string> {
  return parsed(partnersFileSchema, text);
}

export function rosterFileFrom(text: string): Result<RosterFile, string> {
  return parsed(rosterFileSchema, text);
}

/** Minutes to acceptance and hours to the end, where the file does not say. */
const ACCEPT_MINUTES = { late: 15, overdue: 30 };
const CLOSE_HOURS: { readonly [Kind in PartnerKind]: number } = {
  "four-platforms": 168,
  hotline: 120,
  town: 120,
  insurer: 24,
  bank: 2,
  mediation: 336,
  terminal: 24,
  station: 24,
  "rail-police": 24,
};

/** What everybody may know of an entry, with those of the list who sit there. */
export function partnerFrom(entry: PartnerEntry, listed: readonly MediatorEntry[]): Partner {
  const { id, name, kind } = entry;
  const theirs = kind === "mediation" ? listed.filter(({ centre }) => centre === id) : [];
  const { late, overdue } = entry.acceptMinutes ?? ACCEPT_MINUTES;
  return {
    ...{ id, name, kind, isLocal: false },
    fields: entry.fields ?? [...fieldsForKind(kind)],
    acceptSeconds: { late: seconds(late * 60), overdue: seconds(overdue * 60) },
    closeSeconds: seconds((entry.closeHours ?? CLOSE_HOURS[kind]) * 3600),
    mediators: theirs.map(({ centre: _, ...mediator }) => mediator),
  };
}

/** A wrong secret is named by its place and never repeated. */
function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
): Result<v.InferOutput<Schema>, string> {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return err("it is no JSON");
  }
  const checked = v.safeParse(schema, read);
  if (checked.success) return ok(checked.output);
  const [issue] = checked.issues;
  const deepest = issue.issues?.at(-1) ?? issue;
  return err(`${v.getDotPath(deepest) ?? "file"}: ${deepest.type} expected`);
}
