import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { importFile } from "../import-files.ts";
import type { ImportPorts } from "../import-ports.ts";
import { PortsInMemory } from "../ports-in-memory.ts";
import { openPack } from "./open-pack.ts";

const workerPath = fileURLToPath(
  new URL("../../../dist/electron/pack-worker.cjs", import.meta.url),
);
const unbuilt = !existsSync(workerPath);
if (unbuilt) console.log("skipped: the pack worker is not built (npm run build)");

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "onewall-aside-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const OSM =
  '<osm version="0.6"><node id="1" lon="120" lat="30"/><node id="2" lon="120.01" lat="30.01"/>' +
  '<way id="3"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way></osm>';

function portsWith(packDir: string, packWorkerPath: string): ImportPorts {
  const memory = new PortsInMemory(packDir);
  return {
    known: (kind, id) => memory.known(kind, id),
    knownIncident: (id) => memory.knownIncident(id),
    knownPlaces: (source) => memory.knownPlaces(source),
    append: (events) => memory.append(events),
    replacePlaces: (source, places) => memory.replacePlaces(source, places),
    now: () => memory.now(),
    onProgress: (progress) => memory.onProgress(progress),
    packDir,
    packWorkerPath,
  };
}

const brought = (ports: ImportPorts) => {
  const content = { kind: "bytes", bytes: new TextEncoder().encode(OSM) } as const;
  return importFile({ name: "a.osm", content, as: null, crs: null }, ports);
};

test.skipIf(unbuilt)("a pack built in a thread of its own is the pack built here", async () => {
  expect(await brought(portsWith(join(dir, "aside"), workerPath))).toMatchObject({ ok: true });
  expect(await brought(new PortsInMemory(join(dir, "here")))).toMatchObject({ ok: true });
  const [aside, here] = [await openPack(join(dir, "aside")), await openPack(join(dir, "here"))];
  expect(aside.ok && aside.value.pack.id).toBe(here.ok && here.value.pack.id);
});

test("a builder that dies ends the import with words and leaves no pack", async () => {
  const broken = join(dir, "broken.cjs");
  writeFileSync(broken, 'throw new Error("out of something");');
  const died = await brought(portsWith(join(dir, "pack"), broken));
  expect(died).toMatchObject({ refusal: { kind: "pack-failed", what: "out of something" } });
  writeFileSync(broken, "process.exit(3);");
  const exited = await brought(portsWith(join(dir, "pack"), broken));
  expect(exited).toMatchObject({ refusal: { kind: "pack-failed", what: "ended early (3)" } });
  expect(await openPack(join(dir, "pack"))).toMatchObject({ refusal: { kind: "no-pack" } });
});
