import { expect, test } from "vitest";
import type { ImportKind } from "../../shared/model/import-report.ts";
import { importFile } from "./import-files.ts";
import { PortsInMemory } from "./ports-in-memory.ts";
import { zipOf } from "./zip-of.ts";

const taken = async (
  name: string,
  content: string | Uint8Array,
  of: { as?: ImportKind; crs?: string } = {},
) => {
  const ports = new PortsInMemory();
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const { as = null, crs = null } = of;
  const source = { name, content: { kind: "bytes", bytes }, as, crs } as const;
  return { result: await importFile(source, ports), ports };
};
const refused = (kind: string) => ({ ok: false, refusal: { kind } });
const cameras = { as: "cameras" } as const;
const feature = (geometry: unknown, properties: unknown = { id: "1", name: "a" }) =>
  JSON.stringify({
    type: "FeatureCollection",
    features: [{ type: "Feature", properties, geometry }],
  });
const ring = [
  [120, 30],
  [121, 30],
  [121, 31],
  [120, 30],
];

test.each([
  ["nothing", "a.csv", "", "file-empty"],
  ["blanks alone", "a.csv", " \n \n", "file-empty"],
  ["broken JSON", "a.geojson", '{"type":', "json-broken"],
  ["NaN in JSON", "a.geojson", '{"type":"FeatureCollection","features":[NaN]}', "json-broken"],
  ["JSON of nothing known", "a.json", '{"a":1}', "format-unknown"],
  ["no feature", "a.geojson", '{"type":"FeatureCollection","features":[]}', "nothing-inside"],
  ["XML cut off", "a.kml", "<kml><Document>", "xml-broken"],
  ["a document type", "a.kml", '<!DOCTYPE kml [<!ENTITY a "b">]><kml>&a;</kml>', "doctype"],
  ["XML of nothing known", "a.xml", "<html></html>", "format-unknown"],
  ["a KML without placemarks", "a.kml", "<kml><Document/></kml>", "nothing-inside"],
  ["a database", "a.gpkg", "SQLite format 3\0rest", "format-unknown"],
  ["bytes of nothing", "a.bin", "\0\0\0\0", "format-unknown"],
  ["an archive cut off", "a.zip", "PK\u0003\u0004 and no more", "zip-broken"],
])("%s is refused by name", async (_, name, content, kind) => {
  const { result, ports } = await taken(name, content, cameras);
  expect(result).toMatchObject(refused(kind));
  expect(ports.events).toEqual([]);
});

test("a KML network link is counted and not followed", async () => {
  const kml = `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
    <NetworkLink><Link><href>http://127.0.0.1:9/x.kml</href></Link></NetworkLink>
    <Placemark><name>a</name><Point><coordinates> 120.5 , 30.5 ,0 </coordinates></Point></Placemark>
    </Document></kml>`;
  const { result } = await taken("a.kml", kml, cameras);
  expect(result).toMatchObject({
    ok: true,
    value: { imported: 1, held: 0, warnings: ["network-link-ignored: 1"] },
  });
});

test.each([
  { name: "urn:ogc:def:crs:EPSG::4528", at: [40_532_158, 3_320_000], held: 0, warnings: [] },
  { name: "urn:x:local", at: [120, 30], held: 1, warnings: ["crs-member-unknown: urn:x:local"] },
])("a GeoJSON crs member $name is honoured or told", async ({ name, at, held, warnings }) => {
  const json = JSON.stringify({
    type: "FeatureCollection",
    crs: { type: "name", properties: { name } },
    features: [
      {
        type: "Feature",
        properties: { id: "1", name: "a" },
        geometry: { type: "Point", coordinates: at },
      },
    ],
  });
  const { result } = await taken("a.geojson", json, cameras);
  expect(result).toMatchObject({ ok: true, value: { imported: 1, held } });
  if (result.ok) expect(result.value.warnings).toEqual(expect.arrayContaining(warnings));
});

test.each([
  ["a line", { type: "LineString", coordinates: ring }, "geometry-wrong: LineString"],
  ["an area", { type: "Polygon", coordinates: [ring] }, "geometry-wrong: area"],
  ["many points", { type: "MultiPoint", coordinates: ring }, "geometry-wrong: MultiPoint"],
])("%s is no camera", async (_, geometry, reason) => {
  const { result } = await taken("a.geojson", feature(geometry), cameras);
  expect(result).toMatchObject({ value: { imported: 0, rejected: [{ row: 1, reason }] } });
});

test.each([
  ["no shape", null],
  ["an empty point", { type: "Point", coordinates: [] }],
  ["numbers in texts", { type: "Point", coordinates: ["120", "30"] }],
  ["an infinite number", { type: "Point", coordinates: [1e308, 30] }],
  ["zero", { type: "Point", coordinates: [0, 0] }],
])("a camera of %s is held", async (_, geometry) => {
  const { result } = await taken("a.geojson", feature(geometry), cameras);
  expect(result).toMatchObject({ value: { imported: 1, held: 1, rejected: [] } });
});

test.each([
  ["a point", { type: "Point", coordinates: [120, 30] }, "geometry-wrong: point"],
  ["two corners", { type: "Polygon", coordinates: [ring.slice(0, 2)] }, "ring-too-short: 2"],
  ["an empty ring", { type: "Polygon", coordinates: [[]] }, "ring-too-short: 0"],
  [
    "a corner off the world",
    { type: "Polygon", coordinates: [[...ring, [200, 95]]] },
    "vertex-impossible: 200 95",
  ],
  ["texts", { type: "Polygon", coordinates: ["a"] }, "geometry-broken: a polygon without numbers"],
  ["nothing", null, "geometry-missing"],
])("an area of %s is rejected with its row", async (_, geometry, reason) => {
  const { result } = await taken("a.geojson", feature(geometry), { as: "areas" });
  expect(result).toMatchObject({ value: { imported: 0, rejected: [{ row: 1, reason }] } });
});

test("an open ring is closed with a warning, holes and parts are kept", async () => {
  const open = ring.slice(0, 3);
  const polygon = { type: "MultiPolygon", coordinates: [[ring, open], [open]] };
  const json = feature(polygon, { id: "b1", name: "第一责任区", class: "责任区" });
  const { result, ports } = await taken("a.geojson", json);
  expect(result).toMatchObject({
    value: { kind: "areas", imported: 1, warnings: ["ring-closed: 2"] },
  });
  expect(ports.assets()).toMatchObject([{ class: "beat", polygons: [[ring, ring], [ring]] }]);
});

test("areas of no declared system are refused: they cannot be held", async () => {
  const csv = 'id,name,wkt\n1,a,"POLYGON((120 30,121 30,121 31,120 30))"\n';
  expect((await taken("beats.csv", csv)).result).toMatchObject(refused("crs-missing"));
  const { result, ports } = await taken("beats.csv", csv, { crs: "wgs84" });
  expect(result).toMatchObject({ value: { kind: "areas", imported: 1 } });
  expect(ports.assets()).toMatchObject([{ class: "beat", polygons: [[ring]] }]);
});

test("an unknown system and a kind that is no kind of rows are refused", async () => {
  const csv = "id,name,lng,lat\n1,a,120,30\n";
  expect((await taken("a.csv", csv, { ...cameras, crs: "epsg:2437" })).result).toMatchObject(
    refused("crs-unknown"),
  );
  expect((await taken("a.csv", csv, { as: "roads", crs: "wgs84" })).result).toMatchObject(
    refused("kind-mismatch"),
  );
});

test("a zip bomb is refused whatever it claims to be", async () => {
  const big = Buffer.alloc(300 * 1024 * 1024);
  for (const claimed of [null, 10]) {
    const bomb = zipOf({ "a.shp": big, "a.dbf": "x" }, claimed);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect((await taken("a.zip", bomb, cameras)).result).toMatchObject(refused("zip-too-big"));
  }
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.dbf`, "x"]));
  expect((await taken("a.zip", zipOf(many), cameras)).result).toMatchObject(refused("zip-too-big"));
});

test.each([
  ["no .dbf", { "a.shp": "x" }, { kind: "shapefile-incomplete", missing: ".dbf" }],
  ["no .shp", { "a.dbf": "x" }, { kind: "shapefile-incomplete", missing: ".shp" }],
  ["junk", { "a.shp": "x".repeat(200), "a.dbf": "y".repeat(200) }, { kind: "shapefile-broken" }],
  ["a short .shp", { "a.shp": "x", "a.dbf": "y" }, { kind: "shapefile-broken" }],
])("a shapefile of %s is refused by name", async (_, files, refusal) => {
  const { result } = await taken("a.zip", zipOf(files), cameras);
  expect(result).toMatchObject({ ok: false, refusal });
});

test("every cut of a file is refused or taken, and never breaks the program", async () => {
  const kml =
    '<kml><Placemark id="1"><name>a</name><Point><coordinates>120,30</coordinates></Point>' +
    "</Placemark></kml>";
  const json = feature({ type: "Point", coordinates: [120, 30] });
  for (const [name, text] of [
    ["a.kml", kml],
    ["a.geojson", json],
  ] as const) {
    for (let end = 0; end < text.length; end += 1) {
      const { result } = await taken(name, text.slice(0, end), cameras);
      if (result.ok) expect(result.value.imported).toBe(0);
    }
  }
});

test("nesting without end is refused", async () => {
  const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
  const json = feature(null, { id: "1", name: "a", x: "deep" }).replace('"deep"', deep);
  const { result } = await taken("a.geojson", json, cameras);
  expect(result.ok || result.refusal.kind === "format-unknown").toBe(true);
  const kml = `<kml>${"<Folder>".repeat(20_000)}${"</Folder>".repeat(20_000)}</kml>`;
  expect((await taken("a.kml", kml, cameras)).result.ok).toBe(false);
});
