import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeAsar } from "./write-asar.mjs";

const folder = mkdtempSync(join(tmpdir(), "onewall-asar-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("each file lies where the header says, whatever its bytes are", () => {
  const texts = { "package.json": '{"main":"main.js"}', "main.js": 'log("一张图");', empty: "" };
  const path = join(folder, "a.asar");
  writeAsar(path, texts);
  const bytes = readFileSync(path);
  const headerBytes = bytes.readUInt32LE(4);
  const jsonBytes = bytes.readUInt32LE(12);
  const header = JSON.parse(bytes.subarray(16, 16 + jsonBytes).toString("utf8")) as {
    files: Record<string, { size: number; offset: string }>;
  };
  const read = Object.entries(header.files).map(([name, { size, offset }]) => {
    const begins = 8 + headerBytes + Number(offset);
    return [name, bytes.subarray(begins, begins + size).toString("utf8")];
  });
  expect(Object.fromEntries(read)).toEqual(texts);
  expect(headerBytes % 4).toBe(0);
});
