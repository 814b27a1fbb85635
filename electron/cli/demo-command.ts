import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { cityFiles } from "../../shared/city/city-files.ts";
import type { CityFile } from "../../shared/city/city-files.ts";
import { CENTRE, stationNameOfArea } from "../../shared/fold/station-of.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { ImportKind, ImportReport } from "../../shared/model/import-report.ts";
import { arcCountOf, nodeCountOf } from "../../shared/roads/network.ts";
import { incidentProfileFrom } from "../feeds/simulator/incident-profile.ts";
import { importFile } from "../imports/import-files.ts";
import { demoAlertRoutes, demoPartners, demoRosters } from "../partners/demo-partners.ts";
import { streetsFromFile } from "../solve/load-streets.ts";
import { openPack } from "../imports/pack/open-pack.ts";
import { writeStationName } from "../desk/station-name.ts";
import { importPortsOf } from "../ports/import-ports-of.ts";
import { openStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";
import type { CliCommand, CliRefusal, CliWorld } from "./command-line.ts";
import { DONE, usage } from "./command-line.ts";
import { demoGathering } from "./demo-gathering.ts";
import { historyTable } from "./demo-history.ts";
import { neededFlag, wholeFlag } from "./flag-values.ts";
import { importRefusalOf } from "./import-refusal-words.ts";
import { storeRefusalOf } from "./store-refusal-words.ts";

const SCALES = ["county", "city", "metro"] as const;
const SEED = 20_261_124;
/** Where the city's own files lie in the data folder, for whoever wants to see them. */
const FOLDER = "demo";
/** Stations that alerts go to; each is played by an end of its own. */
const STATIONS_MAX = 40;
const PROFILE = "incident-profile.json";
const DEMO_ACTOR = { name: "演示城市", role: "feed" } as const;

export const demoCommand: CliCommand = {
  name: "demo",
  usage: "demo --data DIR [--seed N] [--scale county|city|metro]",
  flags: ["data", "seed", "scale"],
  run: async (given, world) => {
    const dir = neededFlag(given.flags, "data");
    if (!dir.ok) return usage(dir.refusal);
    const seed = wholeFlag(given.flags, "seed", { least: 0, most: 2 ** 31 - 1, absent: SEED });
    if (!seed.ok) return usage(seed.refusal);
    const scale = SCALES.find((candidate) => candidate === (given.flags["scale"] ?? "county"));
    if (scale === undefined) return usage(`--scale is one of ${SCALES.join(", ")}`);
    const store = openStore({ dir: dir.value, now: world.now });
    if (!store.ok) return storeRefusalOf(store.refusal);
    try {
      const files = cityFiles({ seed: seed.value, scale });
      const filling = { store: store.value, dir: dir.value, seed: seed.value, world };
      const made = await fill(filling, files);
      if (!made.ok) return { kind: "refused", refusal: made.refusal };
      const feeds = [{ kind: "simulator", seed: seed.value, profile: `${FOLDER}/${PROFILE}` }];
      writeFileSync(join(dir.value, "feeds.json"), `${JSON.stringify({ feeds }, null, 2)}\n`);
      writePartners(filling);
      const stations = store.value.placesOfClasses(["station"], 1);
      const events = demoGathering(store.value.wall(), stations, world.now());
      store.value.append(events, DEMO_ACTOR);
      writeStationName(dir.value, "枫溪市公安局指挥中心");
      world.print(await summaryOf(store.value, dir.value, made.value));
      return DONE;
    } finally {
      store.value.close();
    }
  },
};

/** Bodies to hand work to, and who stands on which post of each station. */
function writePartners({ store, dir, seed, world }: Filling): void {
  const now = world.now();
  const jurisdictions = [...store.wall().area.values()].filter(({ asset }) => {
    return asset.class === "jurisdiction";
  });
  const stations = jurisdictions.map(({ asset }) => stationNameOfArea(asset.name));
  const named = [...new Set(stations)].filter((name) => name !== CENTRE).slice(0, STATIONS_MAX);
  const routes = demoAlertRoutes();
  const set = { kind: "alert-routes-set", v: 1, routes, at: now } as const;
  store.append([set], DEMO_ACTOR);
  const files = {
    "partners.json": demoPartners(seed, named),
    "roster.json": demoRosters([...new Set([...stations, CENTRE])], seed),
  };
  for (const [name, file] of Object.entries(files)) {
    writeFileSync(join(dir, name), `${JSON.stringify(file, null, 2)}\n`);
  }
}

type Made = { readonly incidentsPerDay: number; readonly reports: readonly ImportReport[] };
type Filling = {
  readonly store: Store;
  readonly dir: string;
  readonly seed: number;
  readonly world: CliWorld;
};

/** Writes each file as anybody would have it, then brings it in as anybody would. */
async function fill(
  filling: Filling,
  files: readonly CityFile[],
): Promise<Result<Made, CliRefusal>> {
  mkdirSync(join(filling.dir, FOLDER), { recursive: true });
  const reports: ImportReport[] = [];
  for (const file of files) {
    await write(filling, file.name, file.chunks());
    if (file.as === "incident-profile") continue;
    const report = await bring(filling, { ...file, as: file.as });
    if (!report.ok) return report;
    reports.push(report.value);
  }
  const path = join(filling.dir, FOLDER, PROFILE);
  const profile = incidentProfileFrom(readFileSync(path, "utf8"));
  if (!profile.ok) return err({ code: "bad-profile", message: profile.refusal, hint: path });
  const { seed, world } = filling;
  const history = { name: "incidents.csv", as: "incidents", crs: "wgs84" } as const;
  await write(filling, history.name, historyTable(profile.value, { seed, now: world.now() }));
  const report = await bring(filling, history);
  if (!report.ok) return report;
  return ok({ incidentsPerDay: profile.value.perDay, reports: [...reports, report.value] });
}

async function write(of: Filling, name: string, chunks: Iterable<string>): Promise<void> {
  of.world.say(`writing ${name}`);
  await pipeline(Readable.from(chunks), createWriteStream(join(of.dir, FOLDER, name)));
}

async function bring(
  { store, dir, world }: Filling,
  { name, as, crs }: { readonly name: string; readonly as: ImportKind; readonly crs: string },
): Promise<Result<ImportReport, CliRefusal>> {
  const ports = importPortsOf(store, { dir, now: world.now }, ({ step, done }) => {
    world.say(`${name}: ${step} ${Math.round(done * 100)} %`);
  });
  const path = join(dir, FOLDER, name);
  const report = await importFile({ name, content: { kind: "path", path }, as, crs }, ports);
  return report.ok ? report : err(importRefusalOf(name, report.refusal));
}

async function summaryOf(store: Store, dir: string, made: Made) {
  const wall = store.wall();
  const pack = await openPack(join(dir, "pack"));
  const streets = streetsFromFile(pack.ok ? pack.value.roadsPath : null);
  const car = streets.ok ? streets.value.graph.networks.car : null;
  return {
    cameras: wall.camera.size,
    checkpoints: wall.checkpoint.size,
    units: wall.unit.size,
    incidentsPerDay: made.incidentsPerDay,
    roads: { nodes: car === null ? 0 : nodeCountOf(car), arcs: car === null ? 0 : arcCountOf(car) },
    baseStations: wall["base-station"].size,
    areas: wall.area.size,
    posts: wall.post.size,
    rejected: made.reports.reduce((sum, report) => sum + report.rejected.length, 0),
  };
}
