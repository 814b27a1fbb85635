import type { Result } from "../../shared/kit/result.ts";
import type { Replanned } from "../../shared/model/patrol-change.ts";
import type { EditedPlan, PatrolEdit } from "../../shared/model/patrol-edit.ts";
import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import { editPlan } from "../../shared/patrol/edit-plan.ts";
import type { EditRefusal } from "../../shared/patrol/edit-plan.ts";
import { boardFrom } from "../../shared/patrol/patrol-board.ts";
import type { Board, PatrolRoads } from "../../shared/patrol/patrol-board.ts";
import { planning } from "../../shared/patrol/plan-patrol.ts";
import type { PatrolRequest } from "../../shared/patrol/plan-request.ts";
import { replan } from "../../shared/patrol/replan.ts";
import type { Standing } from "../../shared/patrol/replan.ts";

export type OnProgress = (done: number, plan: PatrolPlan | null) => void;

/** Boards that are kept for edits; the one used longest ago is forgotten. */
const BOARDS_MAX = 4;
/** A growing plan is shown this often at most. */
const SHOW_MS = 500;

/** Plans on one town's streets, and the boards that edits of them are reckoned on. */
export class PatrolBoards {
  readonly #roads: PatrolRoads;
  readonly #boards = new Map<string, Board>();

  constructor(roads: PatrolRoads) {
    this.#roads = roads;
  }

  /** The first plan is shown as soon as there is one, better ones about twice a second.  The clock
   *  chooses what is shown, never what is planned. */
  plan(request: PatrolRequest, onProgress: OnProgress): PatrolPlan {
    const steps = planning(request, this.#roads);
    let shownAt = -Infinity;
    for (;;) {
      const next = steps.next();
      if (next.done === true) {
        this.#keep(keyOf(next.value.board.request), next.value.board);
        return next.value.plan;
      }
      const now = performance.now();
      if (now - shownAt < SHOW_MS) continue;
      onProgress(next.value.done, next.value.plan());
      shownAt = performance.now();
    }
  }

  edit(
    request: PatrolRequest,
    plan: PatrolPlan,
    edit: PatrolEdit,
  ): Result<EditedPlan, EditRefusal> {
    return editPlan(request, plan, { edit, boardOf: (asked) => this.#boardOf(asked) });
  }

  replan(request: PatrolRequest, plan: PatrolPlan, standing: Standing): Replanned {
    return replan(request, plan, { standing, boardOf: (asked) => boardFrom(asked, this.#roads) });
  }

  #boardOf(request: PatrolRequest): Board {
    const key = keyOf(request);
    const board = this.#boards.get(key) ?? boardFrom(request, this.#roads);
    this.#keep(key, board);
    return board;
  }

  #keep(key: string, board: Board): void {
    this.#boards.delete(key);
    this.#boards.set(key, board);
    for (const oldest of this.#boards.keys()) {
      if (this.#boards.size <= BOARDS_MAX) break;
      this.#boards.delete(oldest);
    }
  }
}

/** A request and the places it has: an edit may add some, a re-plan starts later. */
function keyOf({ id, startAt, places, units }: PatrolRequest): string {
  const last = places[places.length - 1]?.id ?? "";
  return `${id} ${startAt} ${units.length} ${places.length} ${last}`;
}
