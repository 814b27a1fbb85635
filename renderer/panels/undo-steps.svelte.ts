import { UNDO_STEPS_MAX } from "./undo-step.ts";
import type { UndoStep } from "./undo-step.ts";

/** What this window did and may take back, newest first. */
export class UndoSteps {
  #all = $state.raw<readonly UndoStep[]>([]);

  add(step: UndoStep): void {
    this.#all = [step, ...this.#all].slice(0, UNDO_STEPS_MAX);
  }

  /** Steps that can still be undone at a time. */
  at(now: number): readonly UndoStep[] {
    return this.#all.filter(({ until }) => until === null || now <= until);
  }

  drop(step: UndoStep): void {
    this.#all = this.#all.filter((one) => one !== step);
  }
}
