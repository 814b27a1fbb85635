import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { present } from "../../shared/kit/assert.ts";
import type { Asset } from "../../shared/model/asset.ts";
import { importFile } from "./import-files.ts";
import type { ImportSource } from "./import-source.ts";
import { PortsInMemory } from "./ports-in-memory.ts";

const folder = fileURLToPath(new URL("../../../shared/samples/feeds/geo", import.meta.url));
const absent = !existsSync(folder);
if (absent) console.log("skipped: no ../shared/samples beside the project");

/** The truth that every other format was written from. */
const TRUTH = [
  ["34020000001320000001", "人民路一号球机", "camera", 120.580001, 30.000201],
  ["34020000001320000002", "城南卡口A", "checkpoint", 120.590123, 29.990456],
  ["34020000001320000003", "铁塔基站03", "base-station", 120.600555, 30.010789],
] as const;

const FILES = [
  ["src/cameras.csv", "wgs84"],
  ["cams.geojson", null],
  ["cams.kml", null],
  ["cams.gpx", null],
  ["cams_4490_gbk.zip", null],
  ["cams_4528_utf8.zip", null],
] as const;

const fromFile = (name: string, rest: Partial<ImportSource> = {}): ImportSource => ({
  name,
  content: { kind: "bytes", bytes: readFileSync(join(folder, name)) },
  as: null,
  crs: null,
  ...rest,
});

const standing = (asset: Asset): readonly [string, string, string, number, number] => {
  if (asset.kind === "area" || asset.kind === "unit") throw new Error(asset.kind);
  const { id, name, kind, position } = asset;
  if (position.kind === "held") throw new Error(position.reason);
  return [id, name, kind, position.lngLat[0], position.lngLat[1]];
};

test.skipIf(absent).each(FILES)(
  "%s brings the points, names and long ids of the truth",
  async (name, crs) => {
    const ports = new PortsInMemory();
    const imported = await importFile(fromFile(name, { crs }), ports);
    expect(imported).toMatchObject({ ok: true, value: { imported: 3, rejected: [], held: 0 } });
    const found = ports.assets().map(standing);
    expect(found).toHaveLength(3);
    for (const [id, label, kind, lng, lat] of TRUTH) {
      const it = present(
        found.find(([other]) => other === id),
        `${id} was imported`,
      );
      expect([it[1], it[2]]).toEqual([label, kind]);
      expect(Math.abs(it[3] - lng)).toBeLessThan(1e-6);
      expect(Math.abs(it[4] - lat)).toBeLessThan(1e-6);
    }
  },
);

test.skipIf(absent)("a file that is imported again changes nothing", async () => {
  for (const [name, crs] of FILES) {
    const ports = new PortsInMemory();
    await importFile(fromFile(name, { crs }), ports);
    const before = ports.kinds().length;
    const again = await importFile(fromFile(name, { crs }), ports);
    expect(again).toMatchObject({ ok: true, value: { imported: 0, updated: 0, unchanged: 3 } });
    expect(ports.kinds().slice(before)).toEqual(["import-finished"]);
  }
});

test.skipIf(absent)("a declared kind stands above the kind column, with a warning", async () => {
  const ports = new PortsInMemory();
  const imported = await importFile(fromFile("cams.geojson", { as: "cameras" }), ports);
  expect(imported).toMatchObject({ ok: true, value: { kind: "cameras", imported: 3 } });
  expect(imported).toMatchObject({ value: { warnings: ["kind-column-overruled: 2"] } });
});

test.skipIf(absent)("a CSV of no declared system is taken and held", async () => {
  const ports = new PortsInMemory();
  const imported = await importFile(fromFile("src/cameras.csv"), ports);
  expect(imported).toMatchObject({ ok: true, value: { imported: 3, held: 3 } });
});
