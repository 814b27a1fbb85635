import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { present } from "../../shared/kit/assert.ts";
import { importFile } from "./import-files.ts";
import { PortsInMemory } from "./ports-in-memory.ts";
import { zipOf } from "./zip-of.ts";

/** Files written by GDAL, which nobody here wrote. */
const absent = !runs("ogr2ogr", ["--version"]);
if (absent) console.log("skipped: no ogr2ogr (package gdal-bin)");
const dir = mkdtempSync(join(tmpdir(), "onewall-ogr-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function runs(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch (error) {
    return error === null;
  }
}

const ROWS = [
  ["34020000001320000001", "人民路一号球机", 120.580001, 30.000201, 45],
  ["34020000001320000002", "城南路口,东", 120.590123, 29.990456, 270],
] as const;
const CSV = ["id,name,lon,lat,heading", ...ROWS.map((row) => row.map((v) => `"${v}"`).join(","))];
const POINTS = ["-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat"];

function written(name: string, args: readonly string[]): Uint8Array {
  const csv = join(dir, "cameras.csv");
  writeFileSync(csv, `${CSV.join("\n")}\n`);
  const out = join(dir, name);
  execFileSync("ogr2ogr", [...args.slice(0, 2), out, csv, ...args.slice(2)], { stdio: "pipe" });
  if (args[1] !== "ESRI Shapefile") return readFileSync(out);
  const files = readdirSync(out).map((file) => [file, readFileSync(join(out, file))] as const);
  return zipOf(Object.fromEntries(files));
}

test.skipIf(absent).each([
  [
    "s4528",
    "ESRI Shapefile",
    ["-s_srs", "EPSG:4490", "-t_srs", "EPSG:4528", "-lco", "ENCODING=UTF-8"],
  ],
  ["s4490", "ESRI Shapefile", ["-a_srs", "EPSG:4490", "-lco", "ENCODING=GB18030"]],
  [
    "s32651",
    "ESRI Shapefile",
    ["-s_srs", "EPSG:4326", "-t_srs", "EPSG:32651", "-lco", "ENCODING=UTF-8"],
  ],
  [
    "s3857",
    "ESRI Shapefile",
    ["-s_srs", "EPSG:4326", "-t_srs", "EPSG:3857", "-lco", "ENCODING=UTF-8"],
  ],
  ["rfc.geojson", "GeoJSON", ["-s_srs", "EPSG:4326", "-t_srs", "EPSG:4326", "-lco", "RFC7946=YES"]],
  ["old.geojson", "GeoJSON", ["-s_srs", "EPSG:4490", "-t_srs", "EPSG:4528"]],
  ["a.kml", "KML", ["-a_srs", "EPSG:4326", "-dsco", "NameField=name"]],
  ["a.gpx", "GPX", ["-a_srs", "EPSG:4326", "-dsco", "GPX_USE_EXTENSIONS=YES"]],
])("%s as %s comes in with its ids, names, places and headings", async (name, format, args) => {
  const bytes = written(name, ["-f", format, ...POINTS, ...args]);
  const ports = new PortsInMemory();
  const source = { name, content: { kind: "bytes", bytes }, as: "cameras", crs: null } as const;
  const imported = await importFile(source, ports);
  expect(imported).toMatchObject({ ok: true, value: { imported: 2, held: 0, rejected: [] } });
  for (const [id, label, lng, lat, heading] of ROWS) {
    const camera = present(ports.known("camera", id), `${id} was imported`);
    expect(camera).toMatchObject({ name: label, heading, position: { kind: "located" } });
    if (camera.kind !== "camera" || camera.position.kind === "held") throw new Error(id);
    expect(Math.abs(camera.position.lngLat[0] - lng)).toBeLessThan(1e-6);
    expect(Math.abs(camera.position.lngLat[1] - lat)).toBeLessThan(1e-6);
  }
});

test.skipIf(absent)(
  "every cut of a GDAL shapefile is refused or taken, never an exception",
  async () => {
    const out = join(dir, "cut");
    written("cut", [
      "-f",
      "ESRI Shapefile",
      ...POINTS,
      "-s_srs",
      "EPSG:4490",
      "-t_srs",
      "EPSG:4528",
    ]);
    const files = readdirSync(out).map((file) => [file, readFileSync(join(out, file))] as const);
    for (const [cut, whole] of files) {
      for (let end = 0; end < whole.length; end += 7) {
        const parts = files.map(([file, bytes]) => [
          file,
          file === cut ? bytes.subarray(0, end) : bytes,
        ]);
        const bytes = zipOf(Object.fromEntries(parts));
        const source = {
          name: "a.zip",
          content: { kind: "bytes", bytes },
          as: "cameras",
          crs: "epsg:4528",
        } as const;
        const imported = await importFile(source, new PortsInMemory());
        if (imported.ok) expect(imported.value.imported).toBeLessThanOrEqual(2);
      }
    }
  },
);
