/** A contraction hierarchy over the arcs of a network, customizable: the order of the arcs and the
 *  edges follow from streets and turns alone, the milliseconds from what may be travelled now.
 *
 *  To be at a rank means to stand at the head of its arc, having come by it, so that what may
 *  follow is known exactly.  A step to an arc takes the milliseconds of that arc.  An edge stands
 *  for the fastest way between two ranks through lower ones only; every fastest way is as long as
 *  one that climbs in rank and then falls.
 *  Source: Dibbelt, Strasser, Wagner 2016 (customizable hierarchies); Buchhold, Wagner, Zeitz,
 *  Zündorf 2020 (turns: ranks of arcs from cuts of the streets). */
export type Hierarchy = HierarchyShape & HierarchyTimes;

export type HierarchyShape = {
  /** Rank of arc a, a permutation. */
  readonly rank: Uint32Array;
  /** The next rank that every climb from rank r comes by, NO_RANK at a top. */
  readonly parent: Uint32Array;
  /** Edges from rank r to higher ones: upHead[firstUp[r]] up to but not upHead[firstUp[r + 1]],
   *  ascending. */
  readonly firstUp: Uint32Array;
  readonly upHead: Uint32Array;
  /** Edges to rank r from higher ones, likewise. */
  readonly firstDown: Uint32Array;
  readonly downTail: Uint32Array;
};

export type HierarchyTimes = {
  /** Milliseconds of each edge, NO_WAY where there is none now. */
  readonly upMillis: Int32Array;
  readonly downMillis: Int32Array;
  /** The lower rank through which the edge leads, or -1 - arc where it is one step to that arc. */
  readonly upVia: Int32Array;
  readonly downVia: Int32Array;
};

export const NO_RANK = 0xffffffff;
/** Milliseconds of what cannot be travelled: twelve days, and twice that is still 32 bits. */
export const NO_WAY = 0x3fffffff;
