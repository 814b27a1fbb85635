import type { Result } from "../../shared/kit/result.ts";
import type { Replanned } from "../../shared/model/patrol-change.ts";
import type { EditedPlan, PatrolEdit } from "../../shared/model/patrol-edit.ts";
import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import type { TravelMode } from "../../shared/model/unit.ts";
import type { EditRefusal } from "../../shared/patrol/edit-plan.ts";
import type { PatrolRequest } from "../../shared/patrol/plan-request.ts";
import type { Standing } from "../../shared/patrol/replan.ts";
import type { Reach } from "../../shared/roads/reach.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import type { Metres, Seconds } from "../../shared/units/quantity.ts";
import type { StreetClosure } from "./street-closure.ts";

/** What a worker can be asked; each kind has its answer in `SolveAnswers`. */
type SolveTasks = {
  readonly route: { readonly from: LngLat; readonly to: LngLat; readonly mode: TravelMode };
  readonly matrix: { readonly points: readonly LngLat[]; readonly mode: TravelMode };
  readonly nearest: {
    readonly to: LngLat;
    readonly count: number;
    readonly units: readonly NearestUnit[];
  };
  readonly reach: {
    readonly from: LngLat;
    readonly limits: readonly Seconds[];
    readonly mode: TravelMode;
  };
  /** The stretches of street that a closure at a place, or from there to another, would close. */
  readonly stretch: {
    readonly from: LngLat;
    /** Null: the one stretch there. */
    readonly to: LngLat | null;
    readonly modes: readonly TravelMode[];
  };
  /** Which closures the streets have no street for. */
  readonly "unmatched-closures": { readonly closures: readonly StreetClosure[] };
  readonly patrol: { readonly request: PatrolRequest };
  readonly "patrol-edit": {
    readonly request: PatrolRequest;
    readonly plan: PatrolPlan;
    readonly edit: PatrolEdit;
  };
  readonly "patrol-replan": {
    readonly request: PatrolRequest;
    readonly plan: PatrolPlan;
    readonly standing: Standing;
  };
};
export type SolveKind = keyof SolveTasks;
export type TaskOf<Kind extends SolveKind> = { readonly kind: Kind } & SolveTasks[Kind];
export type SolveTask = { [Kind in SolveKind]: TaskOf<Kind> }[SolveKind];

export type NearestUnit = {
  readonly id: string;
  readonly mode: TravelMode;
  readonly lngLat: LngLat;
};

export type RouteFound = {
  readonly seconds: Seconds;
  readonly metres: Metres;
  readonly geometry: readonly LngLat[];
  readonly streets: readonly string[];
};

export type NearestFound = {
  readonly ways: readonly {
    readonly id: string;
    readonly seconds: Seconds;
    readonly metres: Metres;
    /** From where the way ends to the place on a closed street; null: the way leads there. */
    readonly onward: Metres | null;
  }[];
  /** Units that no street of their own leads from. */
  readonly noRoad: readonly string[];
};

export type MatrixFound = {
  /** Row-major; Infinity: no way. */
  readonly seconds: Float64Array;
  /** Points too far from any road. */
  readonly unreachable: readonly number[];
  readonly cpuMs: number;
};

/** A stretch between two junctions that can be closed. */
export type StretchFound = {
  readonly street: string;
  readonly lngLat: LngLat;
  readonly line: readonly LngLat[];
  /** Those of the modes asked for that travel it. */
  readonly modes: readonly TravelMode[];
};

export type SolveAnswers = {
  readonly stretch: readonly StretchFound[];
  readonly "unmatched-closures": readonly number[];
  readonly route: RouteFound;
  readonly matrix: MatrixFound;
  readonly nearest: NearestFound;
  readonly reach: readonly Reach[];
  readonly patrol: PatrolPlan;
  readonly "patrol-edit": Result<EditedPlan, EditRefusal>;
  readonly "patrol-replan": Replanned;
};

/** Why a task has no answer. */
export type SolveRefusal =
  | { readonly kind: "no-roads" }
  | { readonly kind: "roads-damaged"; readonly what: string }
  | {
      readonly kind: "too-far-from-road";
      readonly which: "from" | "to";
      /** To the nearest street of the mode; null where it has none at all. */
      readonly metres: number | null;
      readonly metresMax: number;
    }
  | { readonly kind: "no-way" }
  | { readonly kind: "stretch-too-long"; readonly max: number }
  | { readonly kind: "cancelled" }
  | { readonly kind: "queue-full"; readonly max: number }
  | { readonly kind: "solver-broke"; readonly what: string };
