import { expect, test } from "vitest";
import { OrienteeringSearch } from "../solver/orienteering-search.ts";
import { cityNight, townBounds, townOf } from "./city-night.test-data.ts";
import { draftFrom, isKept } from "./draft.ts";
import { draftPrize } from "./draft-moves.ts";
import { levelDraft, workShares } from "./level-draft.ts";
import { boardFrom } from "./patrol-board.ts";
import { patrolProblem } from "./patrol-problem.ts";

const roads = townOf(3);

test("work is shared within a tenth for 1 % of the prize, on busy and quiet nights", () => {
  for (const [seed, places] of [
    [1, 20],
    [2, 30],
    [3, 60],
    [4, 90],
  ] as const) {
    const request = cityNight(seed, { places, units: 5, hours: 4 }, townBounds());
    const board = boardFrom(request, roads);
    const problem = patrolProblem(board);
    const search = new OrienteeringSearch(problem.problem, { seed });
    search.run(200);
    const draft = draftFrom(board, problem, search.best.routes);
    const level = levelDraft(board, problem, draft);
    const shares = workShares(board, level);
    expect(Math.max(...shares) / Math.min(...shares), `seed ${seed}`).toBeLessThanOrEqual(1.1);
    expect(draftPrize(board, level), `seed ${seed}`).toBeGreaterThanOrEqual(
      0.99 * draftPrize(board, draft),
    );
    board.crews.forEach((crew, index) => {
      expect(isKept(board, crew, level[index] ?? []), `seed ${seed}`).toBe(true);
    });
  }
}, 60_000);
