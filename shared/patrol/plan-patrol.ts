import type { PatrolPlan } from "../model/patrol-plan.ts";
import { OrienteeringSearch } from "../solver/orienteering-search.ts";
import { coverDraft } from "./cover-draft.ts";
import { coverageField } from "./coverage-of.ts";
import type { CoverageField } from "./coverage-of.ts";
import { draftFrom } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { levelDraft } from "./level-draft.ts";
import { mixDraft } from "./mix-draft.ts";
import { boardFrom } from "./patrol-board.ts";
import type { Board, PatrolRoads } from "./patrol-board.ts";
import { patrolProblem } from "./patrol-problem.ts";
import type { PatrolProblem } from "./patrol-problem.ts";
import { planFrom } from "./plan-from.ts";
import type { PatrolRequest } from "./plan-request.ts";
import { varyDraft } from "./vary-draft.ts";

/** Work of the search: visits times steps, about; a figure of the machine's speed only. */
const WORK = 50_000_000;
/** Steps at least; that always are enough; that are enough for each visit there may be. */
const STEPS = { least: 1_000, enough: 25_000, forEachVisit: 80 } as const;
/** Steps before the first plan is shown, and between two of them. */
const SLICE_SHARE = 0.02;

/** Where planning stands: how far it is, and the best plan so far, made only when asked for. */
export type Planning = { readonly done: number; readonly plan: () => PatrolPlan };

/** Plans, and says again and again how far it is.  The number of steps comes from the size of the
 *  problem, never from a clock: the same request gives the same last plan on any machine. */
export function* planning(
  request: PatrolRequest,
  roads: PatrolRoads,
  of: { readonly effort?: number } = {},
): Generator<Planning, { readonly plan: PatrolPlan; readonly board: Board }> {
  const board = boardFrom(request, roads);
  const field = coverageField(board);
  const problem = patrolProblem(board);
  const steps = stepsFor(problem, of.effort ?? 1);
  const search = new OrienteeringSearch(problem.problem, { seed: request.seed, steps });
  const slice = Math.max(1, Math.round(SLICE_SHARE * stepsFor(problem, 1)));
  const best = () => planFrom(board, draftFrom(board, problem, search.best.routes), { field });
  yield { done: 0, plan: best };
  let done = 0;
  while (done < steps) {
    const next = Math.min(slice, steps - done);
    search.run(next);
    done += next;
    yield { done: done / steps, plan: best };
  }
  const draft = finished(board, problem, draftFrom(board, problem, search.best.routes), field);
  return { plan: planFrom(board, draft, { field }), board };
}

/** The last plan, without a word before. */
export function planPatrol(
  request: PatrolRequest,
  roads: PatrolRoads,
  of: { readonly effort?: number } = {},
): PatrolPlan {
  const steps = planning(request, roads, of);
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value.plan;
  }
}

/** Shared work, the chosen mix, cover, and an order that is not foreseen. */
function finished(board: Board, problem: PatrolProblem, draft: Draft, field: CoverageField): Draft {
  const level = levelDraft(board, problem, draft);
  const mixed = mixDraft(board, problem, level);
  return varyDraft(board, coverDraft(board, field, mixed));
}

function stepsFor({ problem }: PatrolProblem, effort: number): number {
  const size = Math.max(1, problem.visits.length);
  if (problem.visits.length === 0 || problem.vehicles.length === 0) return 1;
  const enough = Math.max(STEPS.enough, STEPS.forEachVisit * size);
  const steps = Math.min(enough, Math.max(STEPS.least, Math.round(WORK / size)));
  return Math.max(1, Math.round(effort * steps));
}
