/** The junction graph of one mode: shape points contracted into chains, an arc for each direction
 *  of a chain that may be travelled.  Every arc can reach every other one (turns included). */
export type Network = {
  /** Shared point (index into Graph.pointLng) under node i. */
  readonly nodePoint: Uint32Array;
  /** Arcs that leave node i: firstArc[i] up to but not firstArc[i + 1]. */
  readonly firstArc: Uint32Array;
  /** Arcs that arrive at node i: arrivals[firstArrival[i]] up to but not [firstArrival[i + 1]]. */
  readonly firstArrival: Uint32Array;
  readonly arrivals: Uint32Array;
  readonly arcTail: Uint32Array;
  readonly arcHead: Uint32Array;
  /** Whole milliseconds, so that sums are exact in any order. */
  readonly arcMillis: Int32Array;
  readonly arcMetres: Float32Array;
  /** The same chain the other way, -1 where that is forbidden. */
  readonly arcTwin: Int32Array;
  /** Chain index times two, plus one where the arc runs against the order of its points. */
  readonly arcChain: Uint32Array;
  /** Bits of ARC_FLAG. */
  readonly arcFlags: Uint8Array;
  /** Arcs that must not follow arc a: bans[firstBan[a]] up to but not bans[firstBan[a + 1]]. */
  readonly firstBan: Uint32Array;
  readonly bans: Uint32Array;
  /** Points of chain c: chainPoints[firstPoint[c]] up to but not [firstPoint[c + 1]]. */
  readonly firstPoint: Uint32Array;
  readonly chainPoints: Uint32Array;
  /** Legs of chain c (stretches of one name and speed): firstLeg[c] up to but not [c + 1]. */
  readonly firstLeg: Uint32Array;
  /** Place in chainPoints of the leg's first point; it ends where the next leg or chain begins. */
  readonly legStart: Uint32Array;
  readonly legName: Uint32Array;
  /** Half km/h along the chain and against it, two a leg; 0 = forbidden. */
  readonly legSpeed: Uint8Array;
};

export const ARC_FLAG = {
  /** Nothing else may follow the arc, so turning back is allowed at its end. */
  turnsBack: 1,
  /** Some turn out of this arc is banned. */
  bannedFrom: 2,
  /** Some turn into this arc is banned. */
  bannedInto: 4,
  /** Closed for now: nothing may turn into it.  Only in a view; comes with bannedInto. */
  closed: 8,
} as const;

export const nodeCountOf = (network: Network): number => network.nodePoint.length;
export const arcCountOf = (network: Network): number => network.arcHead.length;
export const chainCountOf = (network: Network): number => network.firstPoint.length - 1;

/** The columns that decide about turns. */
export type Turns = Pick<Network, "arcTwin" | "arcFlags" | "firstBan" | "bans">;

/** Whether arc `next` may follow arc `arc`; next must leave where arc arrives. */
export function turnAllowed(turns: Turns, arc: number, next: number): boolean {
  if (((turns.arcFlags[next] ?? 0) & ARC_FLAG.closed) !== 0) return false;
  const flags = turns.arcFlags[arc] ?? 0;
  if (turns.arcTwin[arc] === next) return (flags & ARC_FLAG.turnsBack) !== 0;
  if ((flags & ARC_FLAG.bannedFrom) === 0) return true;
  const end = turns.firstBan[arc + 1] ?? 0;
  for (let at = turns.firstBan[arc] ?? 0; at < end; at += 1) {
    if (turns.bans[at] === next) return false;
  }
  return true;
}
