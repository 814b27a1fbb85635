import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { SolveRefusal, SolveTask } from "./solve-task.ts";

export type ToWorker =
  | { readonly kind: "roads"; readonly path: string | null }
  | { readonly kind: "task"; readonly id: number; readonly task: SolveTask };

export type FromWorker =
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
