import { existsSync } from "node:fs";
import { cp, mkdtemp, open, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { cliDocument, documentOf, linesOf, runCli } from "./run-cli.ts";
import { test } from "./wall-test.ts";

type Refused = { error: { code: string; message: string; hint: string } };
type Report = {
  file: string;
  kind: string;
  imported: number;
  updated: number;
  unchanged: number;
  rejected: { row: number | string; reason: string }[];
  elapsedMs: number;
};
type Verified = { ok: boolean; checks: { name: string; ok: boolean; detail: string }[] };
type Way = { seconds: number; metres: number; geometry: [number, number][]; streets: string[] };

const oldTown = "120.03,28.90";
const southBank = "120.02,28.89";

function keysOf(document: object): string[] {
  return Object.keys(document).sort();
}

async function refusal(...words: readonly string[]): Promise<Refused["error"]> {
  const run = await runCli(...words);
  expect(run.code, `${words.join(" ")}: ${run.out}`).toBe(1);
  const { error } = documentOf<Refused>(run);
  expect(keysOf(error)).toEqual(["code", "hint", "message"]);
  for (const text of Object.values(error)) expect(text).not.toBe("");
  return error;
}

test("wrong words end with 2, say so on both streams, and touch nothing", async ({
  dataFolder,
}) => {
  const folder = join(dataFolder, "never");
  const wrong = [
    [],
    ["no-such-command"],
    ["route"],
    ["route", "--data", folder, "--from", "somewhere", "--to", oldTown],
    ["route", "--data", folder, "--from", "200,95", "--to", oldTown],
    ["route", "--data", folder, "--from", oldTown, "--to", southBank, "--mode", "boat"],
    ["route", "--data", folder, "--from", oldTown, "--to", southBank, "--bogus", "1"],
    ["import", "--data", folder],
    ["import", "a.csv", "--data", folder, "--as", "elephants"],
    ["import", "a.csv", "--data", folder, "--crs", "mars"],
    ["demo", "--data", folder, "--scale", "village"],
    ["demo", "--data", folder, "--seed", "one"],
    ["log", "--data", folder, "--since", "-1"],
    ["station", "--data", folder, "--port", "70000"],
    ["verify"],
    ["doctor", "--now", "yesterday"],
    ["doctor", "--loud"],
  ];
  for (const words of wrong) {
    const run = await runCli(...words);
    const { error } = documentOf<Refused>(run);
    expect([words.join(" "), run.code, error.code]).toEqual([words.join(" "), 2, "usage"]);
    expect(run.err.trim()).not.toBe("");
  }
  expect(existsSync(folder)).toBe(false);
});

test("a folder without the data that a command needs is refused and not made", async ({
  dataFolder,
}) => {
  const folder = join(dataFolder, "never");
  const way = ["--from", oldTown, "--to", southBank];
  expect((await refusal("route", "--data", folder, ...way)).code).toBe("no-roads");
  expect(
    (await refusal("reach", "--data", folder, "--from", oldTown, "--seconds", "300")).code,
  ).toBe("no-roads");
  expect((await refusal("log", "--data", folder)).code).toBe("folder-absent");
  const verified = await runCli("verify", "--data", folder);
  expect([verified.code, documentOf<Verified>(verified).ok]).toEqual([1, false]);
  expect(existsSync(folder)).toBe(false);
});

test("the demo city is made from its files and says what it holds", async ({ demoFolder }) => {
  const verified = await cliDocument<Verified>("verify", "--data", demoFolder);
  expect(keysOf(verified)).toEqual(["checks", "ok"]);
  for (const check of verified.checks) expect(keysOf(check)).toEqual(["detail", "name", "ok"]);
  expect(verified.checks.filter(({ ok }) => !ok)).toEqual([]);
  for (const name of ["sqlite", "hash-chain", "projections", "schema"]) {
    expect(verified.checks.map((check) => check.name)).toContain(name);
  }
  const city = join(demoFolder, "demo");
  const again = await cliDocument<{ files: Report[] }>(
    ...["import", join(city, "cameras.csv"), join(city, "units.csv"), "--data", demoFolder],
    ...["--crs", "wgs84"],
  );
  expect(again.files.map(({ imported, updated }) => [imported, updated])).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test("a way, a matrix, a reach and the nearest units have the promised shapes", async ({
  demoFolder,
  dataFolder,
}) => {
  const way = await cliDocument<Way>(
    ...["route", "--data", demoFolder, "--from", oldTown, "--to", southBank],
  );
  expect(keysOf(way)).toEqual(["elapsedMs", "geometry", "metres", "seconds", "streets"]);
  expect(way.geometry.length).toBeGreaterThan(2);
  expect(way.metres).toBeGreaterThan(1_000);
  expect(way.seconds).toBeGreaterThan(way.metres / 40);
  expect(way.streets.join("")).toMatch(/\p{Script=Han}/u);

  const points = join(dataFolder, "points.json");
  await writeFile(
    points,
    JSON.stringify([
      [120.03, 28.9],
      [120.02, 28.89],
      [121.5, 29.5],
    ]),
  );
  const matrix = await cliDocument<{ seconds: (number | null)[][]; unreachable: number[] }>(
    ...["matrix", "--data", demoFolder, "--points", points],
  );
  expect(keysOf(matrix)).toEqual(["cpuMs", "elapsedMs", "seconds", "unreachable"]);
  expect(matrix.unreachable).toEqual([2]);
  expect(matrix.seconds.map((row) => row.map((time) => time === null))).toEqual([
    [false, false, true],
    [false, false, true],
    [true, true, expect.any(Boolean)],
  ]);
  expect(Math.abs((matrix.seconds[0]?.[1] ?? 0) - way.seconds)).toBeLessThan(0.01);

  const reach = await cliDocument<{
    features: { geometry: { type: string }; properties: { seconds: number } }[];
    exits: { lngLat: [number, number]; street: string }[];
  }>(...["reach", "--data", demoFolder, "--from", oldTown, "--seconds", "120,300"]);
  expect(reach).toMatchObject({ type: "FeatureCollection" });
  expect(reach.features.map(({ properties }) => properties.seconds)).toEqual([120, 300]);
  expect(reach.exits.length).toBeGreaterThan(0);
  for (const { lngLat, street } of reach.exits) {
    expect([lngLat.length, typeof street]).toEqual([2, "string"]);
  }

  const units = join(dataFolder, "units.json");
  await writeFile(units, JSON.stringify(await fleetAround(demoFolder)));
  const nearest = await cliDocument<{ units: { id: string; seconds: number; metres: number }[] }>(
    ...["nearest", "--data", demoFolder, "--to", oldTown, "--units", units, "--k", "3"],
  );
  expect(nearest.units).toHaveLength(3);
  const times = nearest.units.map(({ seconds }) => seconds);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  for (const unit of nearest.units) expect(keysOf(unit)).toEqual(["id", "metres", "seconds"]);
});

/** Where the demo city's own units have their homes. */
async function fleetAround(folder: string) {
  const text = await readFile(join(folder, "demo", "units.csv"), "utf8");
  const rows = text.trim().split("\n").slice(1, 121);
  return rows.map((row) => {
    const [id = "", , , mode = "car", , , lng, lat] = row.split(",");
    return { id, mode, lngLat: [Number(lng), Number(lat)] };
  });
}

test("a place that no street is near, and a file that is none, are refused with a way out", async ({
  demoFolder,
  dataFolder,
}) => {
  const far = ["route", "--data", demoFolder, "--from", "1,2", "--to", oldTown];
  expect((await refusal(...far)).code).toBe("too-far-from-road");
  const broken = join(dataFolder, "broken.json");
  await writeFile(broken, "[[120.03,");
  const matrix = ["matrix", "--data", demoFolder, "--points", broken];
  expect((await refusal(...matrix)).code).toBe("bad-file");
  const wrong = join(dataFolder, "wrong.json");
  await writeFile(wrong, JSON.stringify([[120.03, "north"]]));
  expect((await refusal("matrix", "--data", demoFolder, "--points", wrong)).code).toBe("bad-file");
  expect((await refusal("import", "/no/such.csv", "--data", demoFolder)).message).toContain(
    "such.csv",
  );
});

test("the log is JSON lines in order, from any place and of one kind", async ({ demoFolder }) => {
  type Line = { seq: number; kind: string; body: { kind: string }; station: string; hash: string };
  const log = linesOf<Line>(await runCli("log", "--data", demoFolder));
  expect(log.length).toBeGreaterThan(6_000);
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_line, i) => i + 1));
  expect(log.every(({ kind, body }) => kind === body.kind)).toBe(true);
  const last = linesOf<Line>(
    await runCli("log", "--data", demoFolder, "--since", String(log.length - 3)),
  );
  expect(last).toEqual(log.slice(-3));
  const imports = linesOf<Line>(
    await runCli("log", "--data", demoFolder, "--kind", "import-finished"),
  );
  expect(imports).toEqual(log.filter(({ kind }) => kind === "import-finished"));
  expect(imports.length).toBeGreaterThan(4);
});

test("the clock is the one that was given", async ({ dataFolder }) => {
  const file = join(dataFolder, "cams.csv");
  await writeFile(file, "id,name,lng,lat\n34020000001320000001,一号,120.58,30.0\n");
  const folder = join(dataFolder, "data");
  const now = "2031-05-06T07:08:09Z";
  await cliDocument(
    "import",
    file,
    "--data",
    folder,
    "--as",
    "cameras",
    "--crs",
    "wgs84",
    "--now",
    now,
  );
  const [first] = linesOf<{ hlc: string }>(await runCli("log", "--data", folder));
  const ms = Number(first?.hlc.split("-")[0]);
  expect(ms - Date.parse(now)).toBeGreaterThanOrEqual(0);
  expect(ms - Date.parse(now)).toBeLessThan(60_000);
});

test("a row that is refused is named with its reason, and the others come in", async ({
  dataFolder,
}) => {
  const file = join(dataFolder, "cams.csv");
  const rows = ["id,name,lng,lat", "34020000001320000001,一号,120.58,30.0", ",,120.59,30.0"];
  await writeFile(file, `${[...rows, "34020000001320000003,三号,0,0"].join("\n")}\n`);
  const folder = join(dataFolder, "data");
  const words = ["import", file, "--data", folder, "--as", "cameras", "--crs", "wgs84"];
  const { files } = await cliDocument<{ files: (Report & { held: number })[] }>(...words);
  const [report] = files;
  for (const key of ["elapsedMs", "file", "imported", "kind", "rejected", "unchanged", "updated"]) {
    expect(keysOf(report ?? {})).toContain(key);
  }
  expect(report).toMatchObject({ file, kind: "cameras", imported: 2, updated: 0, held: 1 });
  expect(report?.rejected).toEqual([{ row: 3, reason: expect.stringMatching(/./) }]);
});

test("a station says where it listens, and leaves the folder whole when it ends", async ({
  demoFolder,
  station,
}) => {
  const running = await station(demoFolder);
  expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  process.kill(running.pid, 0);
  const second = await refusal("station", "--data", demoFolder, "--port", "0");
  expect(second.code).toBe("folder-in-use");
  expect(second.message).toContain(String(running.pid));
  const busy = ["import", join(demoFolder, "demo", "units.csv"), "--data", demoFolder];
  expect((await refusal(...busy)).code).toBe("folder-in-use");
  // Readers are welcome while it writes.
  expect((await cliDocument<Verified>("verify", "--data", demoFolder)).ok).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  process.kill(running.pid, "SIGTERM");
  await expect.poll(() => isGone(running.pid), { timeout: 10_000 }).toBe(true);
  expect(existsSync(join(demoFolder, "onewall.db-wal"))).toBe(false);
  const verified = await cliDocument<Verified>("verify", "--data", demoFolder);
  expect(verified.checks.filter(({ ok }) => !ok)).toEqual([]);
});

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

test("a damaged city pack is refused by name, and an older one stands in", async ({
  demoFolder,
  station,
}) => {
  const way = ["route", "--data", demoFolder, "--from", oldTown, "--to", southBank];
  const { current } = JSON.parse(await readFile(join(demoFolder, "pack", "current.json"), "utf8"));
  const pack = join(demoFolder, "pack", current.id);
  for (const name of ["roads.bin", "map.pmtiles"]) {
    const kept = await mkdtemp(join(tmpdir(), "onewall-kept-"));
    await cp(join(pack, name), join(kept, name));
    await flipByte(join(pack, name));
    const { code, message } = await refusal(...way);
    expect([code, message]).toEqual(["roads-damaged", expect.stringContaining(name)]);
    await cp(join(kept, name), join(pack, name));
    await rm(kept, { recursive: true });
  }
  expect((await cliDocument<Way>(...way)).metres).toBeGreaterThan(1_000);

  // A second extract makes a second pack; when that one is damaged the first is used again.
  const village = join(demoFolder, "village.osm");
  await writeFile(village, VILLAGE);
  await cliDocument("import", village, "--data", demoFolder);
  const newer = JSON.parse(await readFile(join(demoFolder, "pack", "current.json"), "utf8"));
  expect(newer.previous.id).toBe(current.id);
  await flipByte(join(demoFolder, "pack", newer.current.id, "roads.bin"));
  const run = await runCli(...way);
  expect([run.code, run.err]).toEqual([0, expect.stringContaining("roads.bin")]);
  const running = await station(demoFolder);
  expect(running.said()).toContain("roads.bin");
});

async function flipByte(path: string): Promise<void> {
  const { size } = await stat(path);
  const file = await open(path, "r+");
  const at = Math.floor(size / 2);
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
  await file.write(Buffer.from([(buffer[0] ?? 0) ^ 0x10]), 0, 1, at);
  await file.close();
}

const VILLAGE = `<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
<node id="9000000001" lat="28.80" lon="120.10"/><node id="9000000002" lat="28.80" lon="120.11"/>
<node id="9000000003" lat="28.81" lon="120.11"/>
<way id="9000000004"><nd ref="9000000001"/><nd ref="9000000002"/><nd ref="9000000003"/>
<nd ref="9000000001"/><tag k="highway" v="residential"/><tag k="name" v="新村路"/></way>
</osm>
`;
