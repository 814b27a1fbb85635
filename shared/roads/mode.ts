/** The ways of moving that have a network of their own. */
export const MODES = ["car", "ebike", "foot"] as const;
export type Mode = (typeof MODES)[number];

/** One bit a mode, where a column says which modes a thing concerns. */
export const MODE_BIT = { car: 1, ebike: 2, foot: 4 } as const satisfies Record<Mode, number>;
