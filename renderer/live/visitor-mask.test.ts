import { expect, test } from "vitest";
import { logged, report, wholeCall } from "../../shared/fold/event-fixtures.test-data.ts";
import { emptyWall, wallAfter } from "../../shared/fold/wall-state.ts";
import { MASK, maskedWall } from "./visitor-mask.ts";

const wall = wallAfter(emptyWall(), logged(wholeCall("A-2026-1", "U07")));

test("what a visitor is shown names nothing in a script that people write in", () => {
  const masked = maskedWall(wall);
  const texts = JSON.stringify([...masked.incident.values()]);
  expect(texts).toContain(MASK);
  expect(JSON.stringify([...wall.incident.values()])).toMatch(/[\u4e00-\u9fff]/);
  expect(texts).not.toMatch(/[\u4e00-\u9fff]|"\d{11}"/);
});

test("counts, stages, units and places stay as they are", () => {
  const masked = maskedWall(wall);
  for (const [id, state] of wall.incident) {
    const shown = masked.incident.get(id);
    expect(shown?.stage).toBe(state.stage);
    expect(shown?.report.category).toBe(state.report.category);
    expect(shown?.report.position).toEqual(state.report.position);
    expect(shown?.assignments.map(({ unitId }) => unitId)).toEqual(
      state.assignments.map(({ unitId }) => unitId),
    );
  }
  expect(masked.unit).toBe(wall.unit);
});

test("the wall itself is not touched, and what did not change is not masked again", () => {
  const before = JSON.stringify([...wall.incident]);
  const first = maskedWall(wall);
  expect(maskedWall({ ...wall })).toEqual(first);
  expect(maskedWall({ ...wall }).incident).toBe(first.incident);
  expect(JSON.stringify([...wall.incident])).toBe(before);
});

test("a text of every field of a report and of a form is hidden, whatever its script", () => {
  const planted = "Zhang San 13800001111 plate A12345";
  const told = report("A-2026-2", { title: planted, text: planted, address: planted });
  const seen = wallAfter(emptyWall(), logged([{ kind: "incident-reported", v: 1, report: told }]));
  const texts = JSON.stringify([...maskedWall(seen).incident.values()]);
  expect(texts).not.toContain("Zhang");
  expect(texts).not.toContain("12345");
});
