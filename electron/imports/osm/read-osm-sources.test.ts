import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { OsmHarvest } from "./osm-harvest.ts";
import { readOsmSources } from "./read-osm-sources.ts";
import { VILLAGE, xmlOf } from "./small-extract.ts";
import type { SmallExtract } from "./small-extract.ts";
import { pbfOf } from "./small-pbf.ts";

const folder = mkdtempSync(join(tmpdir(), "osm-sources-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function harvest(...paths: string[]): Promise<OsmHarvest> {
  const read = await readOsmSources(paths, () => undefined);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

const withoutFiles = ({ report: { files: _, ...report }, ...rest }: OsmHarvest) => ({
  ...rest,
  report,
});

test("a village gives streets, map, places and areas, and names what it lacks", async () => {
  const { roads, features, places, areas, report } = await harvest(
    file("village.osm", xmlOf(VILLAGE)),
  );
  expect(roads.wayName).toHaveLength(4);
  expect(roads.names).toEqual(["", "人民路", "和平街", "河街", "断头路"]);
  expect([...roads.pointBlocked].filter((bits) => bits !== 0)).toEqual([1]);
  expect(roads.restrictions).toHaveLength(1);
  const lake = features.find((feature) => feature.osmId === "r200");
  expect(lake?.class).toBe("water");
  expect(lake?.geometry.kind === "area" ? lake.geometry.polygons[0]?.length : 0).toBe(2);
  expect(features.filter((feature) => feature.class === "road")).toHaveLength(4);
  expect(features.filter((feature) => feature.class === "boundary")).toHaveLength(2);
  expect(areas).toMatchObject([{ osmId: "r201", name: "城关镇", adminLevel: 8 }]);
  const byId = new Map(places.map((place) => [place.osmId, place]));
  expect(byId.get("n40")).toMatchObject({ class: "police", nameLatin: 'Police "A" & <B>' });
  expect(byId.get("n41")).toMatchObject({ class: "town", nameLatin: "Jíxiáng" });
  expect(byId.get("w100")).toMatchObject({ class: "street", nameLatin: "Renmin Road" });
  expect(byId.get("w9000000002")).toMatchObject({ class: "river" });
  expect(byId.get("w130")).toMatchObject({ class: "building", name: "粮仓" });
  expect(byId.get("r200")).toMatchObject({ name: "镜湖" });
  expect(report.counts).toMatchObject({ nodesMissing: 1, waysWithMissingNodes: 1, duplicates: 0 });
  expect(report.rejected).toEqual([
    { osmId: "w104", reason: "its nodes are not in the files" },
    { osmId: "r203", reason: "a way of the area is not in the files" },
  ]);
});

test("PBF and XML of the same content give the same harvest", async () => {
  const fromXml = await harvest(file("same.osm", xmlOf(VILLAGE)));
  const fromPbf = await harvest(file("same.osm.pbf", pbfOf(VILLAGE, true)));
  expect(withoutFiles(fromPbf)).toEqual(withoutFiles(fromXml));
});

test("extracts merge: halves that share a border give what the whole gives", async () => {
  const half = (keep: (id: number) => boolean): SmallExtract => ({
    nodes: VILLAGE.nodes.filter((node) => keep(node.id)),
    ways: VILLAGE.ways,
    relations: VILLAGE.relations,
  });
  const odd = file(
    "odd.osm.pbf",
    pbfOf(
      half((id) => id % 2 !== 0),
      true,
    ),
  );
  const even = file("even.osm", xmlOf(half((id) => id % 2 === 0)));
  const whole = await harvest(file("whole.osm", xmlOf(VILLAGE)));
  const merged = await harvest(odd, even);
  expect(merged.report.counts.duplicates).toBeGreaterThan(0);
  const sorted = (places: OsmHarvest["places"]) =>
    [...places].sort((a, b) => (a.osmId < b.osmId ? -1 : 1));
  expect(sorted(merged.places)).toEqual(sorted(whole.places));
  expect(merged.areas).toEqual(whole.areas);
  expect(merged.roads).toEqual(whole.roads);
  expect(merged.features).toHaveLength(whole.features.length);
});

test("the same file twice changes nothing but the count of duplicates", async () => {
  const path = file("twice.osm.pbf", pbfOf(VILLAGE, true));
  const once = await harvest(path);
  const twice = await harvest(path, path);
  expect(twice.roads).toEqual(once.roads);
  expect(twice.features).toEqual(once.features);
  expect(twice.places).toEqual(once.places);
  expect(twice.report.counts.duplicates).toBeGreaterThan(10);
});

test("one file that cannot be read refuses them all, and names itself", async () => {
  const good = file("good.osm", xmlOf(VILLAGE));
  const bad = file("bad.osm", xmlOf(VILLAGE).slice(0, 900));
  const read = await readOsmSources([good, bad], () => undefined);
  expect(read).toMatchObject({ ok: false, refusal: { kind: "osm-truncated", path: bad } });
});

test("progress rises to one over the three passes", async () => {
  const shares: number[] = [];
  const paths = [file("p.osm", xmlOf(VILLAGE)), file("p.osm.pbf", pbfOf(VILLAGE, true))];
  await readOsmSources(paths, ({ share }) => shares.push(share));
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares[shares.length - 1]).toBeCloseTo(1);
});
