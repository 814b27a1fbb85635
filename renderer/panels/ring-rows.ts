import type { RingState } from "../../shared/fold/ring-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { EXIT_HELD_METRES, EXIT_STREET_METRES } from "../../shared/model/ring.ts";
import type { RingPost } from "../../shared/model/ring.ts";
import type { RingExit, RingPicture } from "../../shared/model/ring-picture.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { distanceBetween } from "../../shared/units/lng-lat.ts";
import { callSignOf } from "./thing-name.ts";

/** A street that leads out, and who holds it. */
export type ExitRow = {
  readonly id: string;
  /** In the order of the compass; those that nobody holds keep theirs. */
  readonly number: number;
  readonly lngLat: LngLat;
  readonly street: string;
  readonly camera: RingExit["camera"];
  /** Who could be there soonest and is not sent elsewhere; null: nobody. */
  readonly nearest: RingExit["nearest"][number] | null;
  readonly heldBy: { readonly postId: string; readonly callSign: string } | null;
};

/** The exits of a ring with who stands there.  A unit holds one exit: the one it stands at, or the
 *  next one along the street that it was sent to. */
export function exitRows(picture: RingPicture, ring: RingState, wall: WallState): ExitRow[] {
  const posts = heldBy(picture.exits, ring.posts);
  const sent = new Set(ring.posts.map(({ unitId }) => unitId));
  return picture.exits.map((exit, index): ExitRow => {
    const { id, lngLat, street, camera } = exit;
    const post = posts.get(id) ?? null;
    const held =
      post === null ? null : { postId: post.id, callSign: callSignOf(wall, post.unitId) };
    const nearest = exit.nearest.find(({ unitId }) => !sent.has(unitId)) ?? null;
    return { id, number: index + 1, lngLat, street, camera, nearest, heldBy: held };
  });
}

/** Posts that hold no exit: the ring has grown past whoever stands there. */
export function outgrownPosts(picture: RingPicture, { posts }: RingState): readonly RingPost[] {
  const holding = new Set(heldBy(picture.exits, posts).values());
  return posts.filter((post) => !holding.has(post));
}

/** Which post holds which exit, nearest pairs first; each of either once. */
function heldBy(
  exits: readonly RingExit[],
  posts: readonly RingPost[],
): ReadonlyMap<string, RingPost> {
  const pairs = posts.flatMap((post) =>
    exits.flatMap((exit) => {
      const away = distanceBetween(post.lngLat, exit.lngLat);
      const isSame = post.street !== "" && post.street === exit.street;
      return away <= (isSame ? EXIT_STREET_METRES : EXIT_HELD_METRES) ? [{ post, exit, away }] : [];
    }),
  );
  pairs.sort((a, b) => a.away - b.away);
  const held = new Map<string, RingPost>();
  const busy = new Set<RingPost>();
  for (const { post, exit } of pairs) {
    if (held.has(exit.id) || busy.has(post)) continue;
    held.set(exit.id, post);
    busy.add(post);
  }
  return held;
}
