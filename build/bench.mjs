// `npm run bench`: seeded figures of this build on this machine. A bench is a `*.bench.ts` beside
// its source or in build/bench; it prints its figures with `figure` from build/bench/figure.ts.
//   npm run bench -- [part of a file's name …]
// ONEWALL_BENCH_METRO=1 makes the ten times larger city too; ONEWALL_BENCH_SECONDS=600 watches the
// running station for so long.
import { cpus, release, totalmem } from "node:os";
import { ensureBuild } from "./setup/ensure-build.mjs";
import { ensurePackages } from "./setup/ensure-packages.mjs";
import { ensureSystem } from "./setup/ensure-system.mjs";
import { findElectron } from "./setup/find-electron.mjs";
import { runTool } from "./setup/run-tool.mjs";
import { messageOf, say } from "./setup/say.mjs";

try {
  await ensurePackages();
  await ensureSystem(["electron", "displays", "chromium"]);
  const electron = await findElectron();
  await ensureBuild();
  const cores = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  say(`${cores.length} × ${cores[0]?.model ?? "?"}, ${gigabytes} GB, ${release()}`);
  say(`Node ${process.versions.node}, Electron: ${electron.origin}`);
  const args = ["run", "--reporter=dot", "--no-file-parallelism", ...process.argv.slice(2)];
  const env = { ONEWALL_BENCH: "1", ONEWALL_TEST_ELECTRON: JSON.stringify(electron) };
  const { code } = await runTool("vitest", args, { env });
  process.exitCode = code;
} catch (error) {
  say(`the benches could not be run: ${messageOf(error)}`);
  process.exitCode = 1;
}
