// Starts a program that runs until it is stopped, and ends with it.
import { spawn } from "node:child_process";
import { projectRoot } from "./project.mjs";

/** A program asked to stop gets so long to put its data down. */
const stopMsMax = 10_000;
/** Ctrl-C reaches the program from the terminal too: it is told again only if it stays. */
const ctrlCMs = 1_500;

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to the environment there is
 * @returns {Promise<number>} its exit code
 */
export function stayWith(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: "inherit",
    });
    const stop = () => {
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), stopMsMax).unref();
    };
    process.on("SIGINT", () => setTimeout(stop, ctrlCMs).unref());
    for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, stop);
    process.once("exit", () => child.kill("SIGKILL"));
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? (signal === "SIGTERM" ? 0 : 1)));
  });
}
