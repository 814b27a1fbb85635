import * as v from "valibot";
import { musterLimitsSchema } from "./muster.ts";
import { epochMsSchema, idSchema, lngLatSchema, nameSchema } from "./shape.ts";

export const GATHERING_POSTS_MAX = 200;
export const POST_OFFICERS_MAX = 50;
export const GATHERING_SECTORS_MAX = 40;
export const GATHERING_STEPS_MAX = 100;
/** A longer one is several. */
export const GATHERING_DAYS_MAX = 14;
/** Seconds after which a post that nobody answered for is late, and unmanned. */
export const GATHERING_LIMITS = { amber: 180, red: 300 } as const;

const named = v.pipe(nameSchema, v.nonEmpty());

/** A post of one event: where who has to stand.  Its name is its own within the event. */
export const gatheringPostSchema = v.object({
  name: named,
  /** Empty: of no sector. */
  sector: nameSchema,
  lngLat: v.nullable(lngLatSchema),
  /** Call signs' units; nobody's name has a place here. */
  unitIds: v.pipe(v.array(idSchema), v.maxLength(POST_OFFICERS_MAX)),
  /** Rail police may know of it: its name, sector and place, and nothing else. */
  shared: v.boolean(),
});
export type GatheringPost = v.InferOutput<typeof gatheringPostSchema>;

export const gatheringSectorSchema = v.object({ name: named, leadUnitId: v.nullable(idSchema) });
export type GatheringSector = v.InferOutput<typeof gatheringSectorSchema>;

/** A line of the timeline. */
export const gatheringStepSchema = v.object({ at: epochMsSchema, text: named });
export type GatheringStep = v.InferOutput<typeof gatheringStepSchema>;

/** A 大型活动 and the plan by which it is kept safe. */
export const gatheringFields = {
  name: nameSchema,
  from: epochMsSchema,
  to: epochMsSchema,
  limits: musterLimitsSchema,
  sectors: v.pipe(v.array(gatheringSectorSchema), v.maxLength(GATHERING_SECTORS_MAX)),
  posts: v.pipe(v.array(gatheringPostSchema), v.maxLength(GATHERING_POSTS_MAX)),
  steps: v.pipe(v.array(gatheringStepSchema), v.maxLength(GATHERING_STEPS_MAX)),
};
export const gatheringSchema = v.object({ id: idSchema, ...gatheringFields });
export type Gathering = v.InferOutput<typeof gatheringSchema>;

/** What rail police may know of a post. */
export const sharedPostSchema = v.strictObject({
  name: named,
  sector: nameSchema,
  lngLat: v.nullable(lngLatSchema),
});
export type SharedPost = v.InferOutput<typeof sharedPostSchema>;

export const sharedPostsSchema = v.pipe(
  v.array(sharedPostSchema),
  v.minLength(1),
  v.maxLength(GATHERING_POSTS_MAX),
);

/** Those that are marked for it, each cut to what may leave. */
export function sharedPostsOf({ posts }: Pick<Gathering, "posts">): SharedPost[] {
  return posts
    .filter(({ shared }) => shared)
    .map(({ name, sector, lngLat }) => ({ name, sector, lngLat: roundedPlace(lngLat) }));
}

const PLACE_DIGITS = 1e6;

/** To a tenth of a metre: as it is written down, so that reading it back moves nothing. */
function roundedPlace(lngLat: GatheringPost["lngLat"]): GatheringPost["lngLat"] {
  if (lngLat === null) return null;
  const [lng, lat] = lngLat;
  return [
    Math.round(lng * PLACE_DIGITS) / PLACE_DIGITS,
    Math.round(lat * PLACE_DIGITS) / PLACE_DIGITS,
  ];
}

/** Posts of a plan that ask something else of their officers than before: new ones, moved ones,
 *  those with other people.  Whether rail police know of one asks nothing of anybody. */
export function changedPosts(
  before: Pick<Gathering, "posts">,
  after: Pick<Gathering, "posts">,
): readonly GatheringPost[] {
  const known = new Map(before.posts.map((post) => [post.name, askedBy(post)]));
  return after.posts.filter((post) => known.get(post.name) !== askedBy(post));
}

function askedBy({ sector, lngLat, unitIds }: GatheringPost): string {
  return JSON.stringify([sector, roundedPlace(lngLat), [...unitIds].sort()]);
}
