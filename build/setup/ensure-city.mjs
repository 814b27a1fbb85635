// Makes the demo city where a data folder is empty, so that a first start shows a town alive.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { inProject } from "./project.mjs";
import { run } from "./run-tool.mjs";
import { sayWhile } from "./say.mjs";

/** @param {string} folder */
export async function ensureCity(folder) {
  if (existsSync(folder) && readdirSync(folder).length > 0) return;
  // Made beside its place and moved there whole: a start cut short leaves no half a city.
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  const command = [inProject("dist/electron/cli.cjs"), "demo", "--data", making];
  const { code } = await sayWhile(`making the demo city in ${folder}`, () =>
    run(process.execPath, command, { output: "show" }),
  );
  if (code !== 0) {
    rmSync(making, { recursive: true, force: true });
    throw new Error("the demo city could not be made; what is wrong stands above");
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
}
