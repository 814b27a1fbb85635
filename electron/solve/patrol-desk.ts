import type { WallState } from "../../shared/fold/wall-state.ts";
import { err } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { PatrolComparison, Replanned } from "../../shared/model/patrol-change.ts";
import type { PatrolLedger, PlaceDose } from "../../shared/model/patrol-dose.ts";
import type { EditedPlan } from "../../shared/model/patrol-edit.ts";
import type { PatrolOptions } from "../../shared/model/patrol-options.ts";
import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import type { Place } from "../../shared/model/place.ts";
import { patrolRequestFrom } from "../../shared/patrol/patrol-request.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { SolveLane } from "./solve-lane.ts";

type AnyRefusal = { readonly kind: string };
type Answer<Value> = Promise<Result<Value, AnyRefusal>>;

/** What the patrol desk is given by the station. */
export interface PatrolPorts {
  readonly station: string;
  now(): EpochMs;
  wall(): WallState;
  /** Places of the classes that a patrol goes by. */
  places(): readonly Place[];
  lastPlace(unitId: string): LngLat | null;
}

export type PlanAsk = {
  readonly taskId: string;
  readonly hours: number;
  readonly seed: number;
  readonly unitIds: readonly string[] | null;
  readonly options?: PatrolOptions | undefined;
  readonly keep?: PatrolPlan | undefined;
};

export type GrowingPlan = { readonly done: number; readonly plan: PatrolPlan | null };

/** Everything about patrols that a window may ask: planned, edited, planned anew, measured. */
export class PatrolDesk {
  readonly #lane: SolveLane;
  readonly #ports: PatrolPorts;

  constructor(lane: SolveLane, ports: PatrolPorts) {
    this.#lane = lane;
    this.#ports = ports;
  }

  async plan(of: PlanAsk, onProgress: (growing: GrowingPlan) => void): Answer<PatrolPlan> {
    const { station } = this.#ports;
    const now = this.#ports.now();
    if (of.hours <= 0) return err({ kind: "shift-empty" });
    const request = patrolRequestFrom(this.#ports.wall(), {
      id: `plan-${station}-${now}-${of.seed}`,
      now,
      hours: of.hours,
      seed: of.seed,
      unitIds: of.unitIds,
      places: this.#ports.places(),
      lastPlace: (unitId) => this.#ports.lastPlace(unitId),
    });
    if (request.units.length === 0) return err({ kind: "fleet-empty" });
    if (request.places.length === 0) return err({ kind: "places-none" });
    const { taskId } = of;
    const task = { kind: "patrol", request } as const;
    return this.#lane.ask(task, { taskId, onProgress: (done) => onProgress({ done, plan: null }) });
  }

  async edit(_of: { readonly plan: PatrolPlan }): Answer<EditedPlan> {
    return err({ kind: "plan-unknown" });
  }

  async replan(_of: { readonly planId: string }): Answer<Replanned> {
    return err({ kind: "plan-unknown" });
  }

  compare(_of: { readonly first: PatrolPlan; readonly second: PatrolPlan }): PatrolComparison {
    return { figures: [], changes: [], sameShare: 1 };
  }

  exportPlan(_of: { readonly plan: PatrolPlan }): {
    name: string;
    mediaType: string;
    text: string;
  } {
    return { name: "", mediaType: "text/plain", text: "" };
  }

  dose(_planId: string): Result<readonly PlaceDose[], AnyRefusal> {
    return err({ kind: "plan-unknown" });
  }

  ledger(_days: number): PatrolLedger {
    const at = epochMs(0);
    const nothing = { rows: [], warnings: [], plannedMinutes: 0 };
    return { fromAt: at, toAt: at, ...nothing, deliveredMinutes: 0, debtMinutes: 0 };
  }
}
