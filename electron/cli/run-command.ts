import { parseArgs } from "node:util";
import { unreachable } from "../../shared/kit/assert.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { CliCommand, CliOutcome, CliWorld } from "./command-line.ts";
import { refusedWith, usage } from "./command-line.ts";

/** Exit codes of the promise: done, refused or failed, wrong words. */
const EXIT = { done: 0, refused: 1, usage: 2 } as const;

/** Runs the command that the words name, prints what it says, and gives the exit code. */
export async function runCommand(
  commands: readonly CliCommand[],
  words: readonly string[],
  world: Omit<CliWorld, "now">,
): Promise<number> {
  const outcome = await outcomeOf(commands, words, world);
  switch (outcome.kind) {
    case "done":
      return EXIT.done;
    case "refused":
      world.print({ error: outcome.refusal });
      return EXIT.refused;
    case "not-well":
      return EXIT.refused;
    case "usage":
      world.say(outcome.message);
      world.print({ error: { code: "usage", message: outcome.message, hint: hintOf(commands) } });
      return EXIT.usage;
    default:
      return unreachable(outcome);
  }
}

async function outcomeOf(
  commands: readonly CliCommand[],
  [name, ...rest]: readonly string[],
  world: Omit<CliWorld, "now">,
): Promise<CliOutcome> {
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    return usage(name === undefined ? "name a command" : `there is no command ${name}`);
  }
  try {
    const given = parsed(command, rest);
    if (given.kind === "wrong") return usage(`${command.usage}: ${given.message}`);
    const now = clockFrom(given.flags["now"]);
    if (now === null) return usage("--now is an ISO time such as 2026-11-24T08:00:00+08:00");
    return await command.run(given, { ...world, now });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return refusedWith("failed", message, "this is a fault of the program; please report it");
  }
}

function parsed(command: CliCommand, words: readonly string[]) {
  const options: Record<string, { type: "string" | "boolean" }> = { now: { type: "string" } };
  for (const flag of command.flags) {
    const bare = flag.replace("?", "");
    options[bare] = { type: flag.endsWith("?") ? "boolean" : "string" };
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options,
      allowPositionals: true,
      strict: true,
    });
    const flags: Record<string, string | undefined> = {};
    for (const [key, value] of Object.entries(values)) {
      flags[key] = value === undefined ? undefined : String(value);
    }
    return { kind: "right", flags, files: positionals } as const;
  } catch (error) {
    return { kind: "wrong", message: error instanceof Error ? error.message : "" } as const;
  }
}

/** The machine's clock, or one that starts at a given moment and runs on. */
function clockFrom(text: string | undefined): (() => EpochMs) | null {
  if (text === undefined) return () => epochMs(Date.now());
  const start = Date.parse(text);
  if (!Number.isFinite(start)) return null;
  const began = performance.now();
  return () => epochMs(start + Math.floor(performance.now() - began));
}

function hintOf(commands: readonly CliCommand[]): string {
  return commands.map((command) => command.usage).join(" | ");
}
