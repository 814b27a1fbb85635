import type { RingPace, RingPost, RingSector, RingSighting } from "../model/ring.ts";
import { hlcMs } from "../units/hybrid-clock.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

export type SectorState = RingSector & {
  /** Null: nobody has it. */
  readonly unitId: string | null;
  readonly searchedAt: EpochMs | null;
  readonly searchedBy: string | null;
};

/** A ring around where somebody was last seen, and who stands and searches in it. */
export type RingState = {
  /** The call that it belongs to. */
  readonly id: string;
  readonly by: string;
  readonly at: EpochMs;
  readonly pace: RingPace;
  /** In the order in which they were entered. */
  readonly sightings: readonly (RingSighting & { readonly by: string; readonly at: EpochMs })[];
  readonly posts: readonly RingPost[];
  readonly sectors: readonly SectorState[];
  readonly photo: { readonly id: string; readonly expiresAt: EpochMs } | null;
  /** Null: it grows. */
  readonly endedAt: EpochMs | null;
};

export const foldRing: Fold<RingState> = (before, { event, stamp }, id) => {
  if (event.kind === "ring-started") {
    const sighting = { ...event.sighting, by: stamp.actor, at: hlcMs(stamp.hlc) };
    if (before !== null && before.endedAt === null) return before;
    const { pace, at } = event;
    // A search that begins again begins without what was known before, and without a photo.
    return {
      ...{ id, by: stamp.actor, at, pace, sightings: [sighting] },
      ...{ posts: [], sectors: [], photo: null, endedAt: null },
    };
  }
  if (before === null) return null;
  switch (event.kind) {
    case "ring-sighted": {
      if (before.sightings.some((known) => known.id === event.sighting.id)) return before;
      const sighting = { ...event.sighting, by: stamp.actor, at: hlcMs(stamp.hlc) };
      return { ...before, sightings: [...before.sightings, sighting] };
    }
    case "ring-sighting-dropped": {
      const sightings = before.sightings.filter((known) => known.id !== event.sightingId);
      // Without any sighting there is no ring: the last one stays.
      return sightings.length === 0 ? before : { ...before, sightings };
    }
    case "ring-post-held": {
      const { post } = event;
      // A unit stands in one place; who is sent elsewhere has left.
      const others = before.posts.filter(({ unitId, id: postId }) => {
        return unitId !== post.unitId && postId !== post.id;
      });
      return { ...before, posts: [...others, post] };
    }
    case "ring-post-left":
      return { ...before, posts: before.posts.filter((post) => post.id !== event.postId) };
    case "ring-sectors-drawn": {
      const fresh = { unitId: null, searchedAt: null, searchedBy: null };
      return { ...before, sectors: event.sectors.map((sector) => ({ ...sector, ...fresh })) };
    }
    case "ring-sector-changed": {
      const { number, unitId, searched, at } = event;
      const searchedOf = (sector: SectorState) =>
        !searched
          ? { searchedAt: null, searchedBy: null }
          : sector.searchedAt !== null
            ? {}
            : { searchedAt: at, searchedBy: stamp.actor };
      const sectors = before.sectors.map((sector) =>
        sector.number === number ? { ...sector, unitId, ...searchedOf(sector) } : sector,
      );
      return { ...before, sectors };
    }
    case "case-photo-kept":
      return { ...before, photo: { id: event.photoId, expiresAt: event.expiresAt } };
    case "case-photo-wiped":
      return before.photo?.id === event.photoId ? { ...before, photo: null } : before;
    case "ring-ended":
      return ended(before, event.at);
    case "incident-closed":
      return event.stage === "reviewed" ? before : ended(before, event.at);
    default:
      return before;
  }
};

/** What was seen of a person leaves the wall with the case; where and when stays. */
function ended(state: RingState, at: EpochMs): RingState {
  if (state.endedAt !== null) return state;
  const sightings = state.sightings.map((sighting) => ({ ...sighting, text: "" }));
  return { ...state, sightings, endedAt: at };
}

/** The sighting that the ring grows from: the latest time at which somebody was seen. */
export function leadingSighting({ sightings }: RingState): RingState["sightings"][number] | null {
  return sightings.reduce<RingState["sightings"][number] | null>(
    (latest, one) => (latest === null || one.seen.to >= latest.seen.to ? one : latest),
    null,
  );
}
