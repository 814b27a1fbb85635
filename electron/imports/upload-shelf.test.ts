import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { UPLOADS_MAX, UploadShelf } from "./upload-shelf.ts";

const dir = mkdtempSync(join(tmpdir(), "onewall-shelf-"));
afterAll(() => rmSync(dir, { recursive: true }));
const bytes = (text: string) => new TextEncoder().encode(text);

test("parts in order make the file, a gap is refused and names what was expected", () => {
  const shelf = new UploadShelf(dir);
  expect(shelf.take("u1", 0, bytes("枫溪"))).toBeNull();
  expect(shelf.take("u1", 9, bytes("x"))).toEqual({ kind: "upload-gap", expected: 6, given: 9 });
  expect(shelf.take("u1", 6, bytes("市"))).toBeNull();
  const path = shelf.path("u1") ?? "";
  expect(readFileSync(path, "utf8")).toBe("枫溪市");
  shelf.close();
  expect(existsSync(path)).toBe(false);
});

test("an id with a path in it stays inside the shelf", () => {
  const shelf = new UploadShelf(dir);
  shelf.take("../../etc/passwd", 0, bytes("x"));
  expect(shelf.path("../../etc/passwd")).toMatch(/upload-0$/);
  shelf.close();
});

test("starting again at zero replaces what was there, and the shelf has a limit", () => {
  const shelf = new UploadShelf(dir);
  shelf.take("u1", 0, bytes("old text"));
  shelf.take("u1", 0, bytes("new"));
  expect(readFileSync(shelf.path("u1") ?? "", "utf8")).toBe("new");
  for (let i = 2; i <= UPLOADS_MAX; i++) shelf.take(`u${i}`, 0, bytes("x"));
  expect(shelf.take("one-more", 0, bytes("x"))).toMatchObject({ kind: "uploads-too-many" });
  shelf.drop("u1");
  expect(shelf.take("one-more", 0, bytes("x"))).toBeNull();
  shelf.close();
});

test("what a killed station left is gone when the next one begins", () => {
  const killed = new UploadShelf(dir);
  killed.take("u1", 0, bytes("names"));
  const path = killed.path("u1") ?? "";
  const next = new UploadShelf(dir);
  expect([existsSync(path), next.path("u1")]).toEqual([false, null]);
});
