import { expect, test } from "vitest";
import { forbiddenRuleOf, namesSubscriber } from "./forbidden-fields.ts";
import { INCIDENT_TEMPLATES, TEMPLATES, TEMPLATE_FIELDS } from "./incident-template.ts";
import { TAG_VOCABULARY, isBlockedTag } from "./tag-vocabulary.ts";

test("no template asks for a face, a handset, an origin or a score, nor for who called", () => {
  for (const name of INCIDENT_TEMPLATES) {
    for (const { id } of TEMPLATES[name].fields) {
      expect(forbiddenRuleOf(id), `${name} ${id}`).toBeNull();
      expect(namesSubscriber(id), `${name} ${id}`).toBe(false);
    }
  }
  expect(TEMPLATE_FIELDS.length).toBeGreaterThan(20);
});

test("each template has questions, a clock, and nothing asked twice", () => {
  for (const name of INCIDENT_TEMPLATES) {
    const ids = TEMPLATES[name].fields.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { from, until } of TEMPLATES[name].clocks) {
      expect(ids).toContain(until);
      expect(from === "reported" || ids.includes(from)).toBe(true);
    }
    expect(TEMPLATES[name].clocks.length).toBeGreaterThan(0);
  }
});

test("no tag of the vocabulary would be blocked, and no initials are of two tags", () => {
  const entries = Object.entries(TAG_VOCABULARY);
  expect(entries.filter(([id]) => isBlockedTag(id))).toEqual([]);
  const initials = entries.map(([, keys]) => keys);
  expect(new Set(initials).size).toBe(initials.length);
});
