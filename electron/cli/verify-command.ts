import { verify } from "../store/verify.ts";
import type { CliCommand } from "./command-line.ts";
import { DONE, NOT_WELL, usage } from "./command-line.ts";
import { neededFlag } from "./flag-values.ts";

export const verifyCommand: CliCommand = {
  name: "verify",
  usage: "verify --data DIR",
  flags: ["data"],
  run: (given, world) => {
    const dir = neededFlag(given.flags, "data");
    if (!dir.ok) return Promise.resolve(usage(dir.refusal));
    const report = verify(dir.value);
    world.print(report);
    return Promise.resolve(report.ok ? DONE : NOT_WELL);
  },
};
