import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { SolveRefusal, SolveTask } from "./solve-task.ts";
import type { StreetClosure } from "./street-closure.ts";

export type ToWorker =
  | {
      readonly kind: "roads";
      readonly path: string | null;
      /** The file where another worker has read it. */
      readonly bytes: SharedArrayBuffer | null;
    }
  /** All closures in force, in place of those before. */
  | { readonly kind: "closures"; readonly closures: readonly StreetClosure[] }
  /** Read the streets now, so that the first question need not wait for them. */
  | { readonly kind: "ready" }
  | { readonly kind: "task"; readonly id: number; readonly task: SolveTask };

export type FromWorker =
  | { readonly kind: "roads-read"; readonly path: string; readonly bytes: SharedArrayBuffer }
  | {
      readonly kind: "progress";
      readonly id: number;
      readonly done: number;
      readonly plan: PatrolPlan | null;
    }
  | {
      readonly kind: "answer";
      readonly id: number;
      readonly answer: SolveAnswer;
    };

/** An answer that says which kind of task it belongs to. */
export type SolveAnswer = Result<
  { readonly kind: SolveTask["kind"]; readonly value: unknown },
  SolveRefusal
>;
