import { expect, test } from "vitest";
import { CONTENT_SECURITY_POLICY, contentTypeOf, pathPartsOf } from "./glass-policy.ts";

test("a path that could leave its folder on any system is none", () => {
  const wrong = [
    ...["/..", "/../a", "/a/../b", "/a/..", "/./a", "/.git/config", "//a", "/a//b", "/"],
    ...["/%2e%2e/a", "/a%2fb", "/a%5cb", "/a\\b", "/..%5c..%5ca", "/c:/a", "/a%00b", "/%", "a"],
    ...["/a/%2e%2e%2fb", "/%252e%252e", "/~root", `/${"x".repeat(300)}`, "/a\n", "/AUX:"],
  ];
  for (const path of wrong) expect(pathPartsOf(path), path).toBeNull();
});

test("the paths of the glass and of a pack are taken apart and decoded", () => {
  expect(pathPartsOf("/index.html")).toEqual(["index.html"]);
  expect(pathPartsOf("/assets/main-B_x9.js")).toEqual(["assets", "main-B_x9.js"]);
  expect(pathPartsOf("/pack/ab12/map.pmtiles")).toEqual(["pack", "ab12", "map.pmtiles"]);
  expect(pathPartsOf("/%E5%9F%8E.json")).toEqual(["城.json"]);
});

test("a file is what its ending says and nothing is guessed", () => {
  expect(contentTypeOf("a.JS")).toBe("text/javascript; charset=utf-8");
  expect(contentTypeOf("a.exe")).toBe("application/octet-stream");
  expect(contentTypeOf("a")).toBe("application/octet-stream");
});

test("the policy lets no foreign or written code in", () => {
  expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*/);
});
