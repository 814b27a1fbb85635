import { demoCommand } from "./cli/demo-command.ts";
import { doctorCommand } from "./cli/doctor-command.ts";
import { importCommand } from "./cli/import-command.ts";
import { logCommand } from "./cli/log-command.ts";
import { matrixCommand, nearestCommand, reachCommand, routeCommand } from "./cli/road-commands.ts";
import { patrolCommand } from "./cli/patrol-command.ts";
import { runCommand } from "./cli/run-command.ts";
import { stationCommand } from "./cli/station-command.ts";
import { topCommand } from "./cli/top-command.ts";
import { verifyCommand } from "./cli/verify-command.ts";

const COMMANDS = [
  importCommand,
  routeCommand,
  matrixCommand,
  reachCommand,
  patrolCommand,
  nearestCommand,
  topCommand,
  stationCommand,
  demoCommand,
  logCommand,
  verifyCommand,
  doctorCommand,
];

const stopped = new Promise<void>((resolve) => {
  process.once("SIGINT", () => resolve());
  process.once("SIGTERM", () => resolve());
});

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Whoever reads has read enough, as `head` does.
  if (error.code === "EPIPE") process.exit();
  throw error;
});

void runCommand(COMMANDS, process.argv.slice(2), {
  print: (document) => void process.stdout.write(`${JSON.stringify(document)}\n`),
  say: (line) => void process.stderr.write(`${line}\n`),
  stopped,
}).then((code) => {
  process.exitCode = code;
});
