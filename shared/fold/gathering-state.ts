import { sharedPostsOf } from "../model/gathering.ts";
import type { Gathering, GatheringStep, SharedPost } from "../model/gathering.ts";
import { hlcMs } from "../units/hybrid-clock.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

/** What one partner was told of its posts, last. */
export type PostsShare = {
  readonly partnerId: string;
  readonly handoffId: string;
  readonly posts: readonly SharedPost[];
  readonly at: EpochMs;
};

export type GatheringState = {
  readonly gathering: Gathering;
  readonly by: string;
  /** When its plan changed last. */
  readonly at: EpochMs;
  /** How often the plan was kept, from 1. */
  readonly revision: number;
  /** Lines of the timeline that are done, by their key. */
  readonly done: readonly { readonly key: string; readonly at: EpochMs }[];
  /** One a partner. */
  readonly shares: readonly PostsShare[];
  readonly endedAt: EpochMs | null;
};

export const foldGathering: Fold<GatheringState> = (before, { event, stamp }) => {
  if (event.kind === "gathering-kept") {
    const { gathering } = event;
    const kept = { gathering, by: stamp.actor, at: hlcMs(stamp.hlc) };
    const revision = (before?.revision ?? 0) + 1;
    if (before !== null) return { ...before, ...kept, revision };
    return { ...kept, revision, done: [], shares: [], endedAt: null };
  }
  if (before === null) return null;
  switch (event.kind) {
    case "gathering-step-ticked": {
      const key = stepKey(event.step);
      const others = before.done.filter((one) => one.key !== key);
      return { ...before, done: event.done ? [...others, { key, at: event.at }] : others };
    }
    case "gathering-shared": {
      const { partnerId, handoffId, posts, at } = event;
      const others = before.shares.filter((share) => share.partnerId !== partnerId);
      return { ...before, shares: [...others, { partnerId, handoffId, posts, at }] };
    }
    case "gathering-ended":
      return before.endedAt === null ? { ...before, endedAt: event.at } : before;
    default:
      return before;
  }
};

/** A line of a timeline is known by its time and words: one that is written anew is another. */
export function stepKey({ at, text }: GatheringStep): string {
  return `${at} ${text}`;
}

/** The partner was told other posts than the plan shares now. */
export function isShareStale({ gathering }: GatheringState, { posts }: PostsShare): boolean {
  return JSON.stringify(posts) !== JSON.stringify(sharedPostsOf(gathering));
}
