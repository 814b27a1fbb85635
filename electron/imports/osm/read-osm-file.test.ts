import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { randomFrom, randomIndex } from "../../../shared/kit/random.ts";
import { readOsmFile } from "./read-osm-file.ts";
import { RecordingVisitor } from "./recording-visitor.ts";
import { VILLAGE, xmlOf } from "./small-extract.ts";
import { blobBorders, pbfOf } from "./small-pbf.ts";

const folder = mkdtempSync(join(tmpdir(), "osm-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, content: Buffer | string) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const visitor = new RecordingVisitor();
  const result = await readOsmFile(path, visitor, () => undefined);
  return { result, visitor };
}

test("PBF, dense or not, and XML show the very same elements", async () => {
  const xml = await read("village.osm", xmlOf(VILLAGE));
  const dense = await read("village.osm.pbf", pbfOf(VILLAGE, true));
  const plain = await read("plain.osm.pbf", pbfOf(VILLAGE, false));
  expect(xml.result.ok && dense.result.ok && plain.result.ok).toBe(true);
  const { nodes, ways, relations } = VILLAGE;
  expect(xml.visitor.seen).toHaveLength(nodes.length + ways.length + relations.length);
  expect(dense.visitor.seen).toEqual(xml.visitor.seen);
  expect(plain.visitor.seen).toEqual(xml.visitor.seen);
  expect(xml.visitor.seen.join("\n")).toContain('Police \\"A\\" & <B>');
  expect(xml.visitor.seen.join("\n")).toContain("𠮷祥村");
});

test("a PBF file cut anywhere inside a blob is refused, with where it ends", async () => {
  const file = pbfOf(VILLAGE, true);
  const borders = blobBorders(file);
  expect(borders[borders.length - 1]).toBe(file.length);
  for (let cut = 0; cut < file.length; cut += 1) {
    if (borders.includes(cut)) continue;
    const { result } = await read("cut.osm.pbf", file.subarray(0, cut));
    expect(result.ok ? "read" : result.refusal.kind).toMatch(/^osm-(truncated|not-osm)$/);
  }
});

test("an XML file cut anywhere is refused", async () => {
  const file = Buffer.from(xmlOf(VILLAGE));
  const whole = file.lastIndexOf("</osm>") + "</osm>".length;
  for (let cut = 0; cut < whole; cut += 1) {
    const { result } = await read("cut.osm", file.subarray(0, cut));
    expect(result.ok ? "read" : result.refusal.kind).toMatch(/^osm-(truncated|not-osm|broken)$/);
  }
});

test("a file with damaged bytes is read or refused, never a crash", async () => {
  const random = randomFrom(21);
  console.info("seed", 21);
  const whole = [pbfOf(VILLAGE, true), Buffer.from(xmlOf(VILLAGE))];
  let refused = 0;
  for (let tries = 0; tries < 400; tries += 1) {
    const file = Buffer.from(whole[tries % 2] ?? []);
    for (let flips = 0; flips < 3; flips += 1) {
      file[randomIndex(random, file.length)] = randomIndex(random, 256);
    }
    const { result } = await read("damaged", file);
    if (!result.ok) refused += 1;
  }
  expect(refused).toBeGreaterThan(50);
});

test("what is no OpenStreetMap file is refused by name", async () => {
  const kinds: readonly (readonly [content: Buffer | string, kind: string, what: RegExp])[] = [
    ["", "osm-not-osm", /empty/],
    ["hello", "osm-not-osm", /neither/],
    [Buffer.of(0x1f, 0x8b, 8, 0), "osm-not-osm", /gzip/],
    [Buffer.of(0xff, 0xfe, 60, 0), "osm-not-osm", /UTF-16/],
    ["<gpx></gpx>", "osm-broken", /gpx/],
    ['<?xml version="1.0" encoding="GBK"?><osm></osm>', "osm-unsupported", /gbk/],
    ['<osm><node id="1" lat="1" lon="2"><way id="2"></way></node></osm>', "osm-broken", /node/],
    ["<osm><node id=1/></osm>", "osm-broken", /quotes/],
  ];
  for (const [content, kind, what] of kinds) {
    const { result } = await read("other", content);
    expect(result.ok ? "read" : result.refusal.kind).toBe(kind);
    expect(result.ok ? "" : JSON.stringify(result.refusal)).toMatch(what);
  }
  const missing = await readOsmFile(
    join(folder, "nowhere"),
    new RecordingVisitor(),
    () => undefined,
  );
  expect(missing.ok ? "read" : missing.refusal.kind).toBe("osm-unreadable");
});

test("an element without a place or a number is rejected and the rest is read", async () => {
  const { result, visitor } = await read(
    "odd.osm",
    `<osm><node id="1"/><node id="x" lat="1" lon="1"/><node id="2" lat="north" lon="1"/>
     <node id="3" lat="1.5" lon="-2e1"/><node id="4" lat="1" lon="1" visible="false"/></osm>`,
  );
  expect(result.ok).toBe(true);
  expect(visitor.seen).toEqual(["n3 -200000000 15000000 []"]);
  expect(visitor.rejected).toHaveLength(3);
});

test("characters and tags torn by the border of a chunk come out whole", async () => {
  const name = "人民路".repeat(50);
  const nodes = Array.from(
    { length: 12_000 },
    (_, at) =>
      `<node id="${at + 1}" lat="30.1" lon="113.1"><tag k="name" v="${name}${at}"/></node>`,
  );
  const { result, visitor } = await read("long.osm", `<osm>${nodes.join("\n")}</osm>`);
  expect(result).toMatchObject({ ok: true });
  expect(visitor.seen).toHaveLength(12_000);
  expect(visitor.seen.every((seen, at) => seen.includes(`${name}${at}"`))).toBe(true);
});
