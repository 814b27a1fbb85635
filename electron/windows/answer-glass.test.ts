import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerGlass } from "./answer-glass.ts";
import { glassAddressOf, isGlassAddress } from "./glass-origin.ts";

const scratch = mkdtempSync(join(tmpdir(), "onewall-glass-"));
const glassDir = join(scratch, "glass");
const archive = Buffer.from(Array.from({ length: 500 }, (_, i) => i % 256));

beforeAll(() => {
  mkdirSync(join(glassDir, "assets"), { recursive: true });
  writeFileSync(join(glassDir, "index.html"), "<title>wall</title>");
  writeFileSync(join(scratch, "map.pmtiles"), archive);
  writeFileSync(join(scratch, "secret.txt"), "secret");
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const get = (address: string, options: RequestInit = {}) =>
  answerGlass(new Request(address, options), {
    glassDir,
    packFile: async (path) => (path === "p1/map.pmtiles" ? join(scratch, "map.pmtiles") : null),
  });

test("the page of a display is served with the strict policy", async () => {
  const answer = await get(glassAddressOf("display@DP-1 屏"));
  expect([answer.status, await answer.text()]).toEqual([200, "<title>wall</title>"]);
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("a range of the pack's archive is exactly that range", async () => {
  const range = (text: string) => ({ headers: { range: text } });
  const part = await get("app://wall/pack/p1/map.pmtiles", range("bytes=7-16"));
  expect([part.status, part.headers.get("content-range")]).toEqual([206, "bytes 7-16/500"]);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(archive.subarray(7, 17));
  const none = await get("app://wall/pack/p1/map.pmtiles", range("bytes=500-"));
  expect([none.status, none.headers.get("content-range")]).toEqual([416, "bytes */500"]);
  expect((await get("app://wall/pack/p1/map.pmtiles")).status).toBe(200);
});

test("nothing outside the glass and the pack is answered", async () => {
  const wrong = [
    ...["app://wall/../secret.txt", "app://wall/%2e%2e/secret.txt", "app://wall/..%2fsecret.txt"],
    ...["app://wall/assets/..%5c..%5csecret.txt", "app://wall/assets", "app://wall/none.js"],
    ...["app://wall/pack/p2/x", "app://wall/pack", "app://wall//secret.txt"],
  ];
  for (const address of wrong)
    expect([address, (await get(address)).status]).toEqual([address, 404]);
  for (const address of ["app://other/index.html", "file:///etc/passwd", "https://wall/"]) {
    expect([address, (await get(address)).status]).toEqual([address, 403]);
  }
  expect((await get("app://wall/index.html", { method: "POST" })).status).toBe(405);
});

test("only addresses of the wall are ours", () => {
  expect(isGlassAddress("app://wall/index.html?display=x#y")).toBe(true);
  const foreign = [
    "app://wall.evil/",
    "app://evil/wall",
    "app:wall",
    "http://wall/",
    "",
    "about:blank",
  ];
  for (const address of foreign)
    expect([address, isGlassAddress(address)]).toEqual([address, false]);
});
