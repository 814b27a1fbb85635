import { pinyin } from "pinyin-pro";
import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../../../shared/kit/random.ts";
import { editSteps, headOf, nearestVerbs } from "./find-verb.ts";
import { firstAndRest, lineOf, objectsOf } from "./line-text.ts";
import { ALL_VERBS, VERBS, fullOf, initialsOf } from "./verbs.ts";

const idOf = (line: string) => {
  const head = headOf(lineOf(line));
  return head.kind === "verb" ? head.verb.id : head.kind;
};

test("every verb is found by its signs, its pinyin, its initials and its English", () => {
  for (const { id, forms } of ALL_VERBS) {
    for (const form of forms) {
      const head = headOf(lineOf(form));
      const found = head.kind === "verb" ? [head.verb] : head.kind === "verbs" ? head.verbs : [];
      expect(
        found.map((verb) => verb.id),
        form,
      ).toContain(id);
    }
  }
});

test("the readings are those of the signs, and every reading of 重 行 长 is one of them", () => {
  for (const { han, readings } of VERBS) {
    const [signs] = han;
    const usual = pinyin(signs, { toneType: "none", type: "array" }).join(" ");
    expect(readings, signs).toContain(usual);
    for (const [at, sign] of [...signs].entries()) {
      if (!["重", "行", "长"].includes(sign)) continue;
      const all = pinyin(sign, { multiple: true, toneType: "none", type: "array" });
      const heard = readings.map((reading) => reading.split(" ")[at]);
      for (const one of new Set(all)) expect(heard, `${sign} ${one}`).toContain(one);
    }
  }
});

test("no two verbs share their initials", () => {
  const initials = VERBS.map(({ readings }) => initialsOf(readings[0]));
  expect(new Set(initials).size).toBe(initials.length);
  expect(fullOf("pai jing")).toBe("paijing");
});

test.each([
  ["pj 07", "dispatch"],
  ["/pj07", "dispatch"],
  ["／ｐｊ　０７", "dispatch"],
  ["派警巡07", "dispatch"],
  ["paijing 巡07", "dispatch"],
  ["PJ巡07", "dispatch"],
  ["ck", "reopen"],
  ["zk", "reopen"],
  ["重开", "reopen"],
  ["sx 视频", "sources"],
  ["disp 7", "dispatch"],
  ["", "verbs"],
  ["c", "verbs"],
  ["派", "dispatch"],
  ["qq", "unknown"],
])("%s means %s", (line, id) => {
  expect(idOf(line)).toBe(id);
});

test("an unknown verb gets three verbs, the nearest first, and none is done", () => {
  const head = headOf(lineOf("pjj"));
  expect(head).toMatchObject({ kind: "unknown", word: "pjj" });
  expect(nearestVerbs("pjj").map(({ id }) => id)).toContain("dispatch");
  expect(nearestVerbs("dipsatch")[0]?.id).toBe("dispatch");
  for (const word of ["x1", "zzz", "巡警", "qq"]) expect(nearestVerbs(word)).toHaveLength(3);
});

test("steps from word to word: none to itself, as many back, never more than by a third", () => {
  const random = randomFrom(4);
  const word = () =>
    Array.from({ length: 1 + randomIndex(random, 6) }, () => "abc"[randomIndex(random, 3)]).join(
      "",
    );
  for (let turn = 0; turn < 300; turn++) {
    const [a, b] = [word(), word()];
    expect(editSteps(a, a)).toBe(0);
    expect(editSteps(a, b)).toBe(editSteps(b, a));
    expect(editSteps(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    expect(editSteps(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
  }
});

test("full-width marks are read as half-width, and a target stands after the arrow", () => {
  expect(objectsOf(lineOf("07，12、13＞3"))).toMatchObject({
    objects: ["07", "12", "13"],
    target: "3",
  });
  expect(objectsOf(lineOf(""))).toEqual({ objects: [], target: null });
  expect(firstAndRest(lineOf("2 双方，和解ABC"))).toMatchObject({
    first: "2",
    rest: { raw: "双方，和解ABC" },
  });
});
