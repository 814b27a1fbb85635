import { expect, test } from "vitest";
import { forbiddenRuleOf, namesSubscriber } from "./forbidden-fields.ts";

test.each([
  ["faceId", "face"],
  ["FACE_FEATURE", "face"],
  ["人脸特征", "face"],
  ["IMSI", "subscriber"],
  ["imei2_imei", "subscriber"],
  ["民族", "origin"],
  ["户籍地址", "origin"],
  ["person_score", "person-score"],
  ["信用分", "person-score"],
  ["ＩＭＳＩ", "subscriber"],
])("a field named %s breaks the rule %s", (name, rule) => {
  expect(forbiddenRuleOf(name)).toBe(rule);
});

test.each(["surface", "facing", "heading", "interface", "bracelet", "名称", "设备编码", "score"])(
  "a field named %s breaks no rule",
  (name) => {
    expect(forbiddenRuleOf(name)).toBeNull();
  },
);

test("a base-station file may speak neither of phones nor of users", () => {
  expect(["手机号", "用户数", "userPhone", "MSISDN", "IMSI"].every(namesSubscriber)).toBe(true);
  expect(["编号", "名称", "经度", "覆盖半径", "id", "name", "lon"].some(namesSubscriber)).toBe(
    false,
  );
  expect(forbiddenRuleOf("手机号")).toBeNull();
});
