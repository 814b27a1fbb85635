// `npm run fix`: what a program can mend, it mends.
import { readFileSync, writeFileSync } from "node:fs";
import { readmeWithRooms } from "./checks/rooms-table.mjs";
import { inProject } from "./setup/project.mjs";
import { runTool } from "./setup/run-tool.mjs";
import { messageOf } from "./setup/say.mjs";

const readme = inProject("README.md");
try {
  const mended = readmeWithRooms(readFileSync(readme, "utf8"));
  if (mended !== undefined) writeFileSync(readme, mended);
} catch (error) {
  console.warn(`the README's rooms table was not written: ${messageOf(error)}`);
}
const lint = await runTool("eslint", ["-c", "build/checks/eslint.config.js", "--fix", "."]);
const format = await runTool("prettier", ["--write", "--log-level", "warn", "."]);
process.exitCode = lint.code || format.code;
