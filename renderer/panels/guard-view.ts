/** What comes from outside and asks for an eye: five lists, and none of them sends anybody. */
export const GUARD_VIEWS = ["alerts", "behaviours", "hits", "checkpoints", "issues"] as const;
export type GuardView = (typeof GUARD_VIEWS)[number];
