import { expect, test } from "vitest";
import { INCIDENT_TEMPLATES, TEMPLATES, fits } from "../../../shared/model/incident-template.ts";
import type { TemplateField } from "../../../shared/model/incident-template.ts";
import { typedOf, valueOf } from "./typed-value.ts";

/** 10:30 of a day in China. */
const NOW = Date.parse("2026-11-24T02:30:00Z");
const time: TemplateField = { id: "metAt", type: "time", choices: [], caseBound: false };
const count: TemplateField = { id: "parties", type: "number", choices: [], caseBound: false };

test("a time is of today, or of yesterday where it would lie ahead; a space is now", () => {
  expect(valueOf(time, "10:15", NOW)).toBe(NOW - 15 * 60_000);
  expect(valueOf(time, "1015", NOW)).toBe(NOW - 15 * 60_000);
  expect(valueOf(time, "１０：１５", NOW)).toBe(NOW - 15 * 60_000);
  expect(valueOf(time, "23:30", NOW)).toBe(NOW - 11 * 3_600_000);
  expect(valueOf(time, " ", NOW)).toBe(NOW);
  expect([valueOf(time, "", NOW), valueOf(time, "25:00", NOW)]).toEqual([null, undefined]);
  expect(valueOf(time, "10:75", NOW)).toBeUndefined();
});

test("a count is plain or with commas, and never negative or a word", () => {
  expect([valueOf(count, "12,000", NOW), valueOf(count, "３", NOW)]).toEqual([12_000, 3]);
  expect([valueOf(count, "-1", NOW), valueOf(count, "several", NOW)]).toEqual([
    undefined,
    undefined,
  ]);
});

test("what was kept stands in its field and is read back as it was", () => {
  const values = { text: "红上衣", number: 7, time: NOW, choice: "" };
  for (const name of INCIDENT_TEMPLATES) {
    for (const field of TEMPLATES[name].fields) {
      const kept = field.type === "choice" ? (field.choices[0] ?? "") : values[field.type];
      expect(fits(field, kept), field.id).toBe(true);
      expect(valueOf(field, typedOf(field, kept), NOW), field.id).toBe(kept);
    }
  }
});
