import type { Area } from "../model/area.ts";
import type { Post } from "../model/post.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { BeatGrid } from "./beat-grid.ts";
import type { Responsible } from "./beat-grid.ts";
import { postHours } from "./post-hours.ts";
import type { PostHours } from "./post-hours.ts";

/** One beat that answers for a place: who, and at which post, open or not. */
export type BeatAnswer = {
  readonly area: Area;
  readonly officers: readonly string[];
  /** Null: its file names none, or none that is known. */
  readonly post: { readonly post: Post; readonly hours: PostHours } | null;
};

export type PlaceAnswer = {
  readonly state: Responsible["state"];
  readonly beats: readonly BeatAnswer[];
};

/** Who answers for any place, from what was imported and nothing else: it needs no line. */
export class ResponsibilityBook {
  readonly grid: BeatGrid;
  readonly #posts = new Map<string, Post>();

  constructor(areas: Iterable<Area>, posts: Iterable<Post>) {
    this.grid = new BeatGrid(areas);
    for (const post of posts) {
      // A number is one post's own; a name that two posts share is the first one's.
      if (!this.#posts.has(post.name)) this.#posts.set(post.name, post);
      this.#posts.set(post.id, post);
    }
  }

  at(lngLat: LngLat, now: number, utcOffsetMinutes: number): PlaceAnswer {
    const { state, beats } = this.grid.at(lngLat);
    return {
      state,
      beats: beats.map((area) => {
        const post = this.#posts.get(area.post ?? "") ?? null;
        const at = post === null ? null : { post, hours: postHours(post, now, utcOffsetMinutes) };
        return { area, officers: area.officers ?? [], post: at };
      }),
    };
  }
}
