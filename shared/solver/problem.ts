/** Team orienteering: which places, by whom, when.  Knows no nouns: nodes, vehicles, visits.
 *
 *  Times are numbers in one unit (seconds in a patrol, plain length in a benchmark); prizes are
 *  whole points.  A visit is one possible stop; a place that may be seen again in another part of
 *  the shift is another visit of the same group. */
export type OrienteeringProblem = {
  readonly nodeCount: number;
  /** One matrix a network; row-major nodeCount × nodeCount, Infinity where there is no way.
   *  Triangle inequality is not presumed; the diagonal is 0. */
  readonly travel: readonly Float64Array[];
  readonly vehicles: readonly Vehicle[];
  readonly visits: readonly Visit[];
  /** Visits that share what they earn and what they may take, such as those of one cell. */
  readonly groups: readonly VisitGroup[];
};

export type Vehicle = {
  /** Index in `travel`. */
  readonly network: number;
  readonly start: number;
  readonly end: number;
  /** It leaves the start no earlier, and is at the end no later. */
  readonly earliest: number;
  readonly latest: number;
  /** Travelling, waiting and dwelling from leaving the start to reaching the end, at most. */
  readonly durationMax: number;
};

export type Visit = {
  readonly node: number;
  /** Whole points, 0 or more. */
  readonly prize: number;
  readonly dwell: number;
  /** Dwelling begins within one of these, [open, close], in order, not overlapping; a vehicle that
   *  is early waits.  Empty: at any time. */
  readonly windows: readonly (readonly [number, number])[];
  /** An answer without it is worse than any answer with it; more of them first, then more prize. */
  readonly must: boolean;
  /** Vehicles that may; null: all. */
  readonly vehicles: readonly number[] | null;
  /** Index in `groups`; null: it stands for itself. */
  readonly group: number | null;
};

export type VisitGroup = {
  /** Dwelling of all visits of the group in an answer, at most; Infinity: no cap. */
  readonly dwellMax: number;
  /** What the visits of the group earn, best prize first: the n-th earns its prize times this
   *  share in thousandths, rounded down; beyond the end, the last share goes on. */
  readonly shares: readonly number[];
};

/** Visits of each vehicle in order; the checker and the caller reckon the clock from them. */
export type OrienteeringRoutes = readonly (readonly number[])[];
