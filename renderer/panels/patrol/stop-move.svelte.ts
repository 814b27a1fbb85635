import type { PatrolPlan } from "../../../shared/model/patrol-plan.ts";

/** Where a stop would go: a unit, and a position among its stops from 0; null: where it costs
 *  least. */
export type MoveGoal = { readonly unitId: string; readonly position: number | null };
type Held = { readonly stopId: string; readonly unitId: string; readonly by: "pointer" | "keys" };

/** Near the edge of the list it rolls on by itself: rem from the edge, pixels a step. */
const EDGE_PX = 40;
const ROLL_PX = 12;

/** A stop that is taken up, by the pointer or by the keyboard, and not yet put down. */
export class StopMove {
  held = $state.raw<Held | null>(null);
  goal = $state.raw<MoveGoal | null>(null);
  readonly #plan: () => PatrolPlan;
  readonly #drop: (stopId: string, goal: MoveGoal) => void;

  constructor(of: {
    readonly plan: () => PatrolPlan;
    readonly drop: (stopId: string, goal: MoveGoal) => void;
  }) {
    this.#plan = of.plan;
    this.#drop = of.drop;
  }

  /** What the unit of a route is called. */
  signOf(unitId: string): string {
    return this.#plan().routes.find((route) => route.unitId === unitId)?.callSign ?? unitId;
  }

  take(stopId: string, unitId: string, by: "pointer" | "keys"): void {
    this.held = { stopId, unitId, by };
    this.goal = by === "keys" ? { unitId, position: this.#positionOf(stopId, unitId) } : null;
  }

  leave(): void {
    this.held = null;
    this.goal = null;
  }

  /** Puts it down where it would go; where it was it stays. */
  put(): void {
    const { held, goal } = this;
    this.leave();
    if (held === null || goal === null) return;
    const isHome = goal.unitId === held.unitId;
    if (isHome && goal.position === this.#positionOf(held.stopId, held.unitId)) return;
    this.#drop(held.stopId, goal);
  }

  /** One place on in the order; over the end of a route it goes to the next one. */
  step(by: 1 | -1): void {
    const { held, goal } = this;
    if (held === null || goal === null) return;
    const routes = this.#plan().routes;
    const at = routes.findIndex(({ unitId }) => unitId === goal.unitId);
    const position = goal.position ?? (by === 1 ? -1 : this.#last(goal.unitId) + 1);
    const next = position + by;
    if (next >= 0 && next <= this.#last(goal.unitId)) {
      this.goal = { unitId: goal.unitId, position: next };
      return;
    }
    const neighbour = routes[at + by];
    if (neighbour === undefined) return;
    const { unitId } = neighbour;
    this.goal = { unitId, position: by === 1 ? 0 : this.#last(unitId) };
  }

  /** To the next unit, to where it costs least. */
  hop(by: 1 | -1): void {
    const { goal } = this;
    if (goal === null) return;
    const { routes } = this.#plan();
    const at = routes.findIndex(({ unitId }) => unitId === goal.unitId);
    const neighbour = routes[at + by];
    if (neighbour !== undefined) this.goal = { unitId: neighbour.unitId, position: null };
  }

  /** What lies under the pointer says where it would go. */
  over(list: HTMLElement, x: number, y: number): void {
    if (this.held === null) return;
    roll(list, y);
    const element = document.elementFromPoint(x, y);
    const row = element?.closest<HTMLElement>("[data-position]");
    if (row !== null && row !== undefined) {
      this.goal = this.#besideRow(row, y);
      return;
    }
    const unitId = element?.closest<HTMLElement>("[data-route]")?.dataset["route"];
    this.goal = unitId === undefined ? null : { unitId, position: null };
  }

  #besideRow(row: HTMLElement, y: number): MoveGoal | null {
    const unitId = row.dataset["unit"];
    if (unitId === undefined) return null;
    const { top, height } = row.getBoundingClientRect();
    const below = y > top + height / 2 ? 1 : 0;
    const slot = Number(row.dataset["position"]) + below;
    // Taken out of the same route, everything after it moves up by one.
    const own = this.held?.unitId === unitId ? this.#positionOf(this.held.stopId, unitId) : -1;
    const position = own >= 0 && slot > own ? slot - 1 : slot;
    return { unitId, position };
  }

  /** Highest position a held stop may take on a route. */
  #last(unitId: string): number {
    const stops = this.#plan().routes.find((route) => route.unitId === unitId)?.stops ?? [];
    return this.held?.unitId === unitId ? stops.length - 1 : stops.length;
  }

  #positionOf(stopId: string, unitId: string): number {
    const route = this.#plan().routes.find((one) => one.unitId === unitId);
    return route?.stops.findIndex((stop) => stop.stopId === stopId) ?? -1;
  }
}

function roll(list: HTMLElement, y: number): void {
  const box = list.closest<HTMLElement>("[data-rolls]");
  if (box === null) return;
  const { top, bottom } = box.getBoundingClientRect();
  if (y < top + EDGE_PX) box.scrollTop -= ROLL_PX;
  else if (y > bottom - EDGE_PX) box.scrollTop += ROLL_PX;
}
