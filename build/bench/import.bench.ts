import { statSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { cliCost } from "./child-cost.ts";
import { figure } from "./figure.ts";
import { samplePath } from "./sample-path.ts";
import { scratchFolder } from "./scratch-folder.ts";

const SEED = 20_261_124;
const MEGABYTE = 2 ** 20;
const folder = scratchFolder();

/** Bars of the first release for each: 30 s of processor time, 700 MB. */
for (const name of ["liechtenstein-2021.osm.pbf", "mannheim-heidelberg-2016.osm.pbf"]) {
  test(`import of ${name} by the command line`, async () => {
    const path = samplePath(`osm/${name}`);
    if (path === null) return;
    const data = join(folder, name);
    const cost = await cliCost(["import", path, "--data", data]);
    const { parts } = reportsIn(cost.printed)[0] ?? { parts: {} };
    figure(
      "import",
      { file: name, megabytes: statSync(path).size / MEGABYTE },
      {
        cpuSeconds: cost.cpuMs / 1000,
        peakRssMb: cost.rssMb,
        elapsedSeconds: cost.elapsedMs / 1000,
        ...parts,
      },
    );
    const again = await cliCost(["import", path, "--data", data]);
    const { unchanged } = reportsIn(again.printed)[0] ?? { unchanged: NaN };
    const measured = { cpuSeconds: again.cpuMs / 1000, peakRssMb: again.rssMb, unchanged };
    figure("import, the same again", { file: name }, measured);
  });
}

/** The metropolis takes minutes: it is made only when the whole set is asked for. */
const scales = process.env["ONEWALL_BENCH_METRO"] === undefined ? ["county"] : ["county", "metro"];
for (const scale of scales) {
  test(`the demo city at the scale ${scale}`, async () => {
    const data = join(folder, scale);
    const args = ["demo", "--data", data, "--scale", scale, "--seed", String(SEED)];
    const cost = await cliCost(args);
    const made = JSON.parse(cost.printed) as Record<Counted, number> & {
      roads: { nodes: number; arcs: number };
    };
    const { cameras, checkpoints, units, areas, rejected, roads } = made;
    figure(
      "demo city",
      { scale, seed: SEED },
      {
        cpuSeconds: cost.cpuMs / 1000,
        peakRssMb: cost.rssMb,
        elapsedSeconds: cost.elapsedMs / 1000,
        ...{ cameras, checkpoints, units, areas, rejected, arcs: roads.arcs },
      },
    );
  });
}

type Counted = "cameras" | "checkpoints" | "units" | "areas" | "rejected";

type Report = { readonly parts: Record<string, number>; readonly unchanged: number };

function reportsIn(printed: string): Report[] {
  return (JSON.parse(printed) as { files: Report[] }).files;
}
