import { expect, test } from "vitest";
import { TAG_VOCABULARY, isTag } from "../../../shared/model/tag-vocabulary.ts";
import { incidentTagWords } from "../../words/incident-tag-words.ts";
import { matchingTags } from "./matching-tags.ts";

const names = incidentTagWords["zh-CN"].name;

test("every tag is the first that its initials find", () => {
  for (const [id, initials] of Object.entries(TAG_VOCABULARY)) {
    if (isTag(id)) expect(matchingTags(initials, names)[0], initials).toBe(id);
  }
});

test("every tag is found by its own words in both languages", () => {
  for (const words of [names, incidentTagWords.en.name]) {
    for (const [id, name] of Object.entries(words)) {
      expect(matchingTags(name, words)[0], name).toBe(id);
    }
  }
});

test("nothing typed means no tag, and what the vocabulary lacks means none", () => {
  expect(matchingTags("  ", names)).toEqual([]);
  expect(matchingTags("回族", names)).toEqual([]);
});
