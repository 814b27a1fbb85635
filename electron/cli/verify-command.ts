import { verify } from "../store/verify.ts";
import type { CliCommand } from "./command-line.ts";
import { DONE, NOT_WELL, usage } from "./command-line.ts";
import { neededFlag } from "./flag-values.ts";

export const verifyCommand: CliCommand = {
  name: "verify",
  usage: "verify --data DIR",
  flags: ["data"],
  run: async (given, world) => {
    const dir = neededFlag(given.flags, "data");
    if (!dir.ok) return usage(dir.refusal);
    const report = await verify(dir.value);
    world.print(report);
    return report.ok ? DONE : NOT_WELL;
  },
};
