// `npm run -s cli -- <command> [flags]`: the command line, built first where that is needed.
import { createRequire } from "node:module";
import { ensureBuild } from "./setup/ensure-build.mjs";
import { ensurePackages } from "./setup/ensure-packages.mjs";
import { inProject } from "./setup/project.mjs";
import { messageOf } from "./setup/say.mjs";

try {
  await ensurePackages();
  await ensureBuild();
  // In this very process: a second one would cost as long again as a short command takes.
  const program = inProject("dist/electron/cli.cjs");
  process.argv[1] = program;
  createRequire(import.meta.url)(program);
} catch (error) {
  const hint = "the messages above say what is missing";
  const refusal = { code: "not-ready", message: messageOf(error), hint };
  process.stdout.write(`${JSON.stringify({ error: refusal })}\n`);
  process.exitCode = 1;
}
