import { expect, test } from "vitest";
import { INCIDENT_CATEGORIES } from "../../../shared/model/incident.ts";
import { ReportDraft, categoryOfKey } from "./report-draft.svelte.ts";

test("ten digits choose the ten categories, each once", () => {
  const chosen = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"].map(categoryOfKey);
  expect(chosen).toEqual([...INCIDENT_CATEGORIES]);
  expect(["a", "Enter", "10", ""].map(categoryOfKey)).toEqual([null, null, null, null]);
});

test("the priority follows the category until a person chooses", () => {
  const draft = new ReportDraft();
  draft.category = "violence";
  expect(draft.priority).toBe(1);
  draft.category = "noise";
  expect(draft.priority).toBe(3);
  draft.priority = 2;
  draft.category = "fire";
  expect(draft.priority).toBe(2);
});

test("a cleared draft holds nothing", () => {
  const draft = new ReportDraft();
  draft.title = "两车刮擦";
  draft.place = { lngLat: [120, 30], from: "map" };
  expect(draft.isEmpty).toBe(false);
  draft.clear();
  expect(draft.isEmpty).toBe(true);
});
