import { ID_LENGTH_MAX } from "../model/shape.ts";
import { enclosesGround } from "../model/marking.ts";
import type { FenceEdge, GroundForm } from "../model/marking.ts";
import { depthInCircle, depthInPolygon } from "../units/depth-in.ts";
import { boundsHold, boundsOf } from "../units/lng-lat.ts";
import type { Bounds, LngLat } from "../units/lng-lat.ts";
import type { EpochMs } from "../units/quantity.ts";
import { standingMarkings } from "./marking-state.ts";
import type { MarkingState } from "./marking-state.ts";

/** So far beyond an edge a unit has crossed it at once; nearer, after it stayed so long. */
export const FENCE_METRES = 10;
export const FENCE_MS = 5000;

/** A unit is where its fence calls somebody. */
export type FenceHold = {
  readonly edge: "enter" | "leave";
  /** By fence, unit and edge: one condition each. */
  readonly source: string;
  readonly markingId: string;
  readonly unitId: string;
  /** By the unit's own fix. */
  readonly since: EpochMs;
  readonly lngLat: LngLat;
};

/** What already called before this book was opened. */
export type HeldBefore = (source: string, edge: FenceHold["edge"]) => EpochMs | null;

export function fenceSource(edge: FenceHold["edge"], markingId: string, unitId: string): string {
  return `${edge}/${markingId}/${unitId}`.slice(0, ID_LENGTH_MAX);
}

/** Which side of every fence each unit is on.  It goes by the units' own times, so that the same
 *  fixes make the same crossings however late they come.
 *
 *  A unit has crossed when it is FENCE_METRES beyond the edge, after FENCE_MS or more on its own
 *  side; or when it has been beyond it for FENCE_MS, however near.  Who trembles over an edge
 *  stays on neither side for so long, and crosses once. */
export class FenceBook {
  readonly #fences = new Map<string, Fence>();
  readonly #heldBefore: HeldBefore;
  /** Where each unit was last, for fences that are drawn later. */
  readonly #last = new Map<string, { readonly lngLat: LngLat; readonly at: EpochMs }>();

  constructor(heldBefore: HeldBefore) {
    this.#heldBefore = heldBefore;
  }

  /** The shapes as they stand now. */
  use(markings: ReadonlyMap<string, MarkingState>): void {
    const standing = new Map(
      standingMarkings(markings.values()).map((marking) => [marking.id, marking]),
    );
    for (const [id, fence] of this.#fences) {
      if (standing.get(id)?.fence !== fence.edge) this.#fences.delete(id);
    }
    for (const { id, form, fence } of standing.values()) {
      if (fence === null || !enclosesGround(form) || this.#fences.has(id)) continue;
      const made = fenceFrom(id, form, fence);
      this.#fences.set(id, made);
      for (const [unitId, of] of this.#last) made.units.set(unitId, this.#first(made, unitId, of));
    }
  }

  /** A fix of a unit; one that is older than its last says nothing new. */
  sight(unitId: string, lngLat: LngLat, at: EpochMs): void {
    if (at <= (this.#last.get(unitId)?.at ?? -Infinity)) return;
    this.#last.set(unitId, { lngLat, at });
    for (const fence of this.#fences.values()) {
      const side = fence.units.get(unitId);
      if (side === undefined) fence.units.set(unitId, this.#first(fence, unitId, { lngLat }));
      else step(fence.edge, side, { depth: depthIn(fence, lngLat), lngLat, at });
    }
  }

  /** It went off duty: where it is from then on is its own affair. */
  forget(unitId: string): void {
    this.#last.delete(unitId);
    for (const { units } of this.#fences.values()) units.delete(unitId);
  }

  *holds(): Iterable<FenceHold> {
    for (const { markingId, units } of this.#fences.values()) {
      for (const [unitId, { held, lngLat }] of units) {
        if (held === null) continue;
        const source = fenceSource(held.edge, markingId, unitId);
        yield { ...held, source, markingId, unitId, lngLat };
      }
    }
  }

  /** Nobody crosses by being seen for the first time; what called before goes on calling. */
  #first(fence: Fence, unitId: string, { lngLat }: { readonly lngLat: LngLat }): Side {
    const { markingId, edge: called } = fence;
    const begun = { ownSince: -Infinity, beyondSince: null, wasFar: false, lngLat };
    for (const edge of ["enter", "leave"] as const) {
      if (called !== edge && called !== "both") continue;
      const since = this.#heldBefore(fenceSource(edge, markingId, unitId), edge);
      if (since !== null) return { ...begun, inside: edge === "enter", held: { edge, since } };
    }
    return { ...begun, inside: depthIn(fence, lngLat) > 0, held: null };
  }
}

type Fence = {
  readonly markingId: string;
  readonly edge: FenceEdge;
  readonly form: GroundForm;
  readonly outline: readonly LngLat[];
  /** Beyond these it is outside, and not near the edge. */
  readonly bounds: Bounds;
  readonly units: Map<string, Side>;
};

type Side = {
  inside: boolean;
  lngLat: LngLat;
  /** Since when it is on its own side, but for steps over the edge that a fix is wrong by. */
  ownSince: number;
  /** Since when it is beyond the edge without a break; null: it is not. */
  beyondSince: number | null;
  /** In that time it was FENCE_METRES beyond. */
  wasFar: boolean;
  held: Pick<FenceHold, "edge" | "since"> | null;
};

function step(
  edge: FenceEdge,
  side: Side,
  { depth, lngLat, at }: { depth: number; lngLat: LngLat; at: EpochMs },
): void {
  const beyond = side.inside ? depth < 0 : depth > 0;
  if (!beyond) {
    if (side.wasFar) side.ownSince = at;
    side.beyondSince = null;
    side.wasFar = false;
  } else {
    side.beyondSince ??= at;
    const wasSettled = side.beyondSince - side.ownSince >= FENCE_MS;
    side.wasFar ||= Math.abs(depth) >= FENCE_METRES;
    if ((side.wasFar && wasSettled) || at - side.beyondSince >= FENCE_MS) {
      side.inside = !side.inside;
      side.ownSince = side.beyondSince;
      side.beyondSince = null;
      side.wasFar = false;
      const crossed = side.inside ? "enter" : "leave";
      side.held = edge === crossed || edge === "both" ? { edge: crossed, since: at } : null;
    }
  }
  side.lngLat = lngLat;
}

function depthIn({ form, outline, bounds }: Fence, lngLat: LngLat): number {
  if (!boundsHold(bounds, lngLat)) return -Infinity;
  if (form.kind === "circle") return depthInCircle(form.centre, form.radius, lngLat);
  return depthInPolygon(outline, lngLat);
}

const METRES_PER_DEGREE = 111_195;

function fenceFrom(markingId: string, form: GroundForm, edge: FenceEdge): Fence {
  const circle = form.kind === "circle";
  const points = circle ? [form.centre] : form.points;
  const outline = circle ? [] : [...form.points, ...form.points.slice(0, 1)];
  const [west, south, east, north] = boundsOf(points) ?? [0, 0, 0, 0];
  const reach = (circle ? form.radius : 0) + 2 * FENCE_METRES;
  const up = reach / METRES_PER_DEGREE;
  const aside =
    up / Math.max(0.01, Math.cos((Math.max(-north, north, -south, south) * Math.PI) / 180));
  const bounds = [west - aside, south - up, east + aside, north + up] as const;
  return { markingId, edge, form, outline, bounds, units: new Map() };
}
