import { expect, test } from "vitest";
import { breathing } from "./breathing.ts";

test("汉字 and Latin are parted by a thin space, in both orders", () => {
  expect(breathing("巡07正在处理A-12号")).toBe("巡\u200907\u2009正在处理\u2009A-12\u2009号");
});

test("what breathes already stays as it is", () => {
  const once = breathing("超过30秒视为stale");
  expect(breathing(once)).toBe(once);
  expect(breathing("人民中路 12 号")).toBe("人民中路 12 号");
});
