import { basename } from "node:path";
import type { ImportKind } from "../../shared/model/import-report.ts";
import { IMPORT_KINDS } from "../../shared/model/import-report.ts";
import { importFile } from "../imports/import-files.ts";
import { importPortsOf } from "../ports/import-ports-of.ts";
import { openStore } from "../store/open-store.ts";
import type { CliCommand } from "./command-line.ts";
import { DONE, refusedWith, usage } from "./command-line.ts";
import { neededFlag } from "./flag-values.ts";
import { importRefusalOf } from "./import-refusal-words.ts";
import { storeRefusalOf } from "./store-refusal-words.ts";

const CRS = /^(wgs84|cgcs2000|gcj02|bd09|epsg:\d{4,6})$/i;

export const importCommand: CliCommand = {
  name: "import",
  usage: "import FILE… --data DIR [--as KIND] [--crs wgs84|gcj02|bd09|cgcs2000|epsg:N]",
  flags: ["data", "as", "crs"],
  run: async (given, world) => {
    const dir = neededFlag(given.flags, "data");
    if (!dir.ok) return usage(dir.refusal);
    if (given.files.length === 0) return usage("name at least one file");
    const as = given.flags["as"] ?? null;
    if (!isKind(as)) return usage(`--as is one of ${IMPORT_KINDS.join(", ")}`);
    // What the command line calls a coordinate is WGS-84 unless somebody says otherwise.
    const crs = given.flags["crs"]?.toLowerCase() ?? null;
    if (crs !== null && !CRS.test(crs)) return usage("--crs is wgs84, gcj02, bd09 or epsg:4528");
    const store = openStore({ dir: dir.value, now: world.now });
    if (!store.ok) return storeRefusalOf(store.refusal);
    const files: unknown[] = [];
    try {
      for (const path of given.files) {
        const name = basename(path);
        const ports = importPortsOf(store.value, { dir: dir.value, now: world.now }, (progress) => {
          world.say(`${name}: ${progress.step} ${Math.round(progress.done * 100)} %`);
        });
        const source = { name, content: { kind: "path", path }, as, crs } as const;
        const report = await importFile(source, ports);
        if (!report.ok) {
          const refusal = importRefusalOf(name, report.refusal);
          // What came in before stays; the document says so beside the refusal.
          if (files.length > 0) world.say(`${files.length} files before it were imported`);
          return refusedWith(refusal.code, refusal.message, refusal.hint);
        }
        files.push({ ...report.value, file: path });
      }
    } finally {
      store.value.close();
    }
    world.print({ files });
    return DONE;
  },
};

function isKind(text: string | null): text is ImportKind | null {
  return text === null || IMPORT_KINDS.some((kind) => kind === text);
}
