import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { graphFromBuffer } from "../../../shared/roads/graph.ts";
import { importFile } from "../import-files.ts";
import type { ImportPorts } from "../import-ports.ts";
import { PortsInMemory } from "../ports-in-memory.ts";
import { openPack } from "./open-pack.ts";
import type { OpenedPack } from "./open-pack.ts";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "onewall-pack-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A square of named streets within a county, one node of a village; `shift` moves it all. */
const town = (name: string, shift = 0): string => {
  const base = Math.round(shift * 10) * 1000 + 1;
  const corners = [
    [120 + shift, 30],
    [120.01 + shift, 30],
    [120.01 + shift, 30.01],
    [120 + shift, 30.01],
  ];
  const node = (id: number, lng: number, lat: number, tags = "") =>
    `<node id="${base + id}" lon="${lng}" lat="${lat}">${tags}</node>`;
  const nodes = corners.map(([lng = 0, lat = 0], at) => node(at, lng, lat));
  const tag = (k: string, v: string) => `<tag k="${k}" v="${v}"/>`;
  const way = (id: number, refs: readonly number[], tags: string) => {
    const points = refs.map((ref) => `<nd ref="${base + ref}"/>`).join("");
    return `<way id="${base + id}">${points}${tags}</way>`;
  };
  const border = tag("type", "boundary") + tag("boundary", "administrative");
  return [
    '<?xml version="1.0"?><osm version="0.6">',
    ...nodes,
    node(9, 120.005 + shift, 30.005, tag("place", "village") + tag("name", name)),
    way(20, [0, 1, 2], tag("highway", "primary") + tag("name", `${name}路`)),
    way(21, [2, 3, 0], tag("highway", "residential") + tag("name", `${name}街`)),
    way(22, [0, 1, 2, 3, 0], ""),
    `<relation id="${base + 30}"><member type="way" ref="${base + 22}" role="outer"/>`,
    `${border}${tag("admin_level", "6")}${tag("name", `${name}县`)}</relation></osm>`,
  ].join("\n");
};

const brought = (name: string, text: string, ports: ImportPorts) => {
  const bytes = new TextEncoder().encode(text);
  return importFile({ name, content: { kind: "bytes", bytes }, as: null, crs: null }, ports);
};
const opened = async (): Promise<OpenedPack> => {
  const pack = await openPack(dir);
  if (!pack.ok) throw new Error(JSON.stringify(pack.refusal));
  return pack.value;
};
const packFolders = () => readdirSync(dir).filter((name) => /^[0-9a-f]{12}$/.test(name));

test("an extract becomes streets, a map, areas and places, whole and checked", async () => {
  const ports = new PortsInMemory(dir);
  const imported = await brought("a.osm", town("安宁"), ports);
  expect(imported).toMatchObject({ ok: true, value: { kind: "osm", updated: 0, unchanged: 0 } });
  const { pack, roadsPath, mapFile, fault } = await opened();
  expect(fault).toBeNull();
  expect(pack).toMatchObject({ sources: ["a.osm"], counts: { roads: 2, areas: 1 } });
  expect(pack.bounds[0]).toBeCloseTo(120, 6);
  expect(pack.mapPath).toBe(`pack/${pack.id}/map.pmtiles`);
  expect(readFileSync(mapFile).subarray(0, 7).toString()).toBe("PMTiles");
  expect(graphFromBuffer(new Uint8Array(readFileSync(roadsPath)).buffer).ok).toBe(true);
  expect(ports.assets()).toMatchObject([
    { kind: "area", class: "administrative", name: "安宁县", source: "osm" },
  ]);
  const places = ports.knownPlaces("osm").map((place) => place.name);
  expect(places).toEqual(expect.arrayContaining(["安宁", "安宁路", "安宁街"]));
  expect(ports.kinds().at(-1)).toBe("import-finished");
});

test("the same extract again changes nothing and builds nothing", async () => {
  const ports = new PortsInMemory(dir);
  await brought("a.osm", town("安宁"), ports);
  const before = await opened();
  const steps = ports.progress.length;
  const again = await brought("a.osm", town("安宁"), ports);
  expect(again).toMatchObject({ ok: true, value: { imported: 0, updated: 0 } });
  expect(ports.progress.length).toBe(steps);
  expect(ports.replacements).toBe(1);
  expect((await opened()).manifest).toEqual(before.manifest);
});

test("a second extract joins the first, and one of the same name replaces it", async () => {
  const ports = new PortsInMemory(dir);
  await brought("a.osm", town("安宁"), ports);
  await brought("b.osm", town("太平", 0.1), ports);
  const both = await opened();
  expect(both.pack).toMatchObject({ sources: ["a.osm", "b.osm"], counts: { roads: 4, areas: 2 } });
  await brought("a.osm", town("长兴"), ports);
  const names = ports.knownPlaces("osm").map(({ name }) => name);
  expect(names).toContain("长兴");
  expect(names).not.toContain("安宁");
  expect((await opened()).pack.sources).toEqual(["a.osm", "b.osm"]);
  expect(packFolders()).toHaveLength(2);
});

test("an extract that cannot be read leaves everything as it was", async () => {
  const ports = new PortsInMemory(dir);
  await brought("a.osm", town("安宁"), ports);
  const before = await opened();
  const broken = await brought("a.osm", town("长兴").slice(0, -40), ports);
  expect(broken).toMatchObject({ ok: false, refusal: { kind: "osm-refused" } });
  expect((await opened()).manifest).toEqual(before.manifest);
  expect(readdirSync(join(dir, "sources"))).toEqual(["a.osm"]);
});

test.each(["roads.bin", "map.pmtiles", "manifest.json"])(
  "one changed byte in %s: the pack before is used, the fault is told, the next import mends it",
  async (file) => {
    const ports = new PortsInMemory(dir);
    await brought("a.osm", town("安宁"), ports);
    const first = await opened();
    await brought("b.osm", town("太平", 0.1), ports);
    const second = await opened();
    const path = join(dir, second.pack.id, file);
    const bytes = readFileSync(path);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const used = await opened();
    expect(used.pack.id).toBe(first.pack.id);
    expect(used.fault).toMatchObject({ kind: "pack-damaged", what: "checksum" });
    const mended = await brought("b.osm", town("太平", 0.1), ports);
    expect(mended).toMatchObject({ ok: true });
    expect(await opened()).toMatchObject({ pack: { id: second.pack.id }, fault: null });
  },
);

test("a pack that is cut off and has none before it is refused with words", async () => {
  await brought("a.osm", town("安宁"), new PortsInMemory(dir));
  const { mapFile } = await opened();
  truncateSync(mapFile, 100);
  const refused = await openPack(dir);
  expect(refused).toMatchObject({ ok: false, refusal: { kind: "pack-damaged" } });
  rmSync(mapFile);
  expect(await openPack(dir)).toMatchObject({ refusal: { what: "missing" } });
});

test("without current.json the newest whole pack is used and the loss is told", async () => {
  await brought("a.osm", town("安宁"), new PortsInMemory(dir));
  const { pack } = await opened();
  writeFileSync(join(dir, "current.json"), "{");
  expect(await opened()).toMatchObject({ pack: { id: pack.id }, fault: { file: "current.json" } });
  rmSync(join(dir, "current.json"));
  expect(await opened()).toMatchObject({ pack: { id: pack.id }, fault: { what: "missing" } });
});

test("a folder without a pack says so", async () => {
  expect(await openPack(join(dir, "none"))).toEqual({ ok: false, refusal: { kind: "no-pack" } });
});

class PowerCut extends Error {}

/** Ports whose station dies at the n-th thing it is told. */
class DyingPorts extends PortsInMemory {
  left: number;

  constructor(packDir: string, left: number) {
    super(packDir);
    this.left = left;
  }

  #live(): void {
    this.left -= 1;
    if (this.left < 0) throw new PowerCut();
  }

  override append(events: Parameters<PortsInMemory["append"]>[0]): void {
    this.#live();
    super.append(events);
  }

  override replacePlaces(...of: Parameters<PortsInMemory["replacePlaces"]>): void {
    this.#live();
    super.replacePlaces(...of);
  }

  override onProgress(): void {
    this.#live();
  }
}

test("wherever an import is cut off, the old pack stays usable", async () => {
  await brought("a.osm", town("安宁"), new PortsInMemory(dir));
  const old = await opened();
  const target = town("太平", 0.1);
  let died = 0;
  for (let at = 0; ; at += 1) {
    const ports = new DyingPorts(dir, at);
    const end = await brought("b.osm", target, ports).catch((error: unknown) => error);
    const now = await opened();
    expect(now.fault).toBeNull();
    if (!(end instanceof PowerCut)) break;
    died += 1;
    expect([old.pack.id, now.manifest.id]).toContain(now.pack.id);
  }
  expect(died).toBeGreaterThan(5);
  expect((await opened()).pack.sources).toEqual(["a.osm", "b.osm"]);
  expect(readdirSync(dir).filter((name) => name.startsWith("."))).toEqual([]);
});

test("two imports at once wait for each other, and both are in the pack", async () => {
  const ports = new PortsInMemory(dir);
  await Promise.all([
    brought("a.osm", town("安宁"), ports),
    brought("b.osm", town("太平", 0.1), ports),
  ]);
  expect((await opened()).pack.sources).toEqual(["a.osm", "b.osm"]);
});

test("an extract taken as cameras is refused", async () => {
  const bytes = new TextEncoder().encode(town("安宁"));
  const source = {
    name: "a.osm",
    content: { kind: "bytes", bytes },
    as: "cameras",
    crs: null,
  } as const;
  expect(await importFile(source, new PortsInMemory(dir))).toMatchObject({
    refusal: { kind: "kind-mismatch" },
  });
});

test("rights of the cars stand beside the packs and count at an import", async () => {
  const packDir = join(dir, "pack");
  const ports = new PortsInMemory(packDir);
  const across = '<way id="99"><nd ref="2"/><nd ref="4"/><tag k="highway" v="residential"/>';
  const oneWay = town("安宁").replace(
    "<relation",
    `${across}<tag k="oneway" v="yes"/></way><relation`,
  );
  const arcs = async () => {
    const pack = await openPack(packDir);
    return pack.ok ? pack.value.manifest.counts["carArcs"] : null;
  };
  expect(await brought("a.osm", oneWay, ports)).toMatchObject({ ok: true });
  const ordinary = (await arcs()) ?? NaN;
  writeFileSync(join(dir, "streets.json"), '{"cars":{"againstOneWay":true}}');
  expect(await brought("a.osm", oneWay, ports)).toMatchObject({
    ok: false,
    refusal: { kind: "pack-failed", what: expect.stringContaining("againstOneWay") as string },
  });
  expect(await arcs()).toBe(ordinary);
  writeFileSync(join(dir, "streets.json"), '{"cars":{"againstOneWays":true}}');
  // The same file again: the streets are made anew, because cars may do more on them.
  expect(await brought("a.osm", oneWay, ports)).toMatchObject({ ok: true });
  expect(await arcs()).toBe(ordinary + 1);
  rmSync(join(dir, "streets.json"));
  expect(await brought("a.osm", oneWay, ports)).toMatchObject({ ok: true });
  expect(await arcs()).toBe(ordinary);
});
