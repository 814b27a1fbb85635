import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { randomFrom } from "../../shared/kit/random.ts";
import type { Random } from "../../shared/kit/random.ts";
import { newFolder, openedStore, sweepStores } from "./temporary-store.test-data.ts";
import { verify } from "./verify.ts";

const KILLS = 20;
const ALIVE_MS_MAX = 400;
const SOURCE = fileURLToPath(new URL("./append-until-killed.test-child.ts", import.meta.url));
/** Inside the project, so that the child finds the driver where the station does. */
const OUT = fileURLToPath(new URL(`../../dist/store-test-${process.pid}`, import.meta.url));

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true, external: ["@photostructure/sqlite"] },
    build: {
      ssr: true,
      outDir: OUT,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: { child: SOURCE },
        external: ["@photostructure/sqlite"],
        output: { format: "es", entryFileNames: "[name].mjs" },
      },
    },
  });
});

afterAll(() => {
  sweepStores();
  rmSync(OUT, { recursive: true, force: true });
});

test("no acknowledged event is lost when the writer is killed 20 times", async () => {
  const seed = Number(process.env["ONEWALL_SEED"] ?? Math.floor(Math.random() * 1e9));
  console.log(`seed ${seed} (set ONEWALL_SEED to repeat)`);
  const random = randomFrom(seed);
  const dir = newFolder();
  let acknowledged = 0;
  for (let round = 1; round <= KILLS; round++) {
    const last = await lastAcknowledged(dir, random);
    expect(last, `round ${round}: the child went on`).toBeGreaterThan(acknowledged);
    acknowledged = last;
    const reader = openedStore({ dir, readonly: true });
    expect(reader.head().sseq, `round ${round}`).toBeGreaterThanOrEqual(acknowledged);
    expect(reader.counts().events, `round ${round}`).toBe(reader.head().sseq);
    reader.close();
  }
  console.log(`${acknowledged} acknowledged events over ${KILLS} kills`);
  expect(verify(dir).checks.filter(({ ok }) => !ok)).toEqual([]);
  const again = openedStore({ dir });
  expect(again.head().sseq).toBeGreaterThanOrEqual(acknowledged);
}, 180_000);

/** Runs the writer, kills it at some moment after its first word, and gives its last one. */
function lastAcknowledged(dir: string, random: Random): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(OUT, "child.mjs"), dir], {
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 60_000,
      killSignal: "SIGKILL",
    });
    let said = "";
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (said === "") setTimeout(() => child.kill("SIGKILL"), random() * ALIVE_MS_MAX);
      said += text;
    });
    child.on("error", reject);
    child.on("close", () => {
      // The kill may cut the last line; only whole lines were acknowledged.
      const whole = said.slice(0, said.lastIndexOf("\n")).split("\n");
      const last = Number(whole.at(-1));
      if (said === "" || !Number.isInteger(last)) reject(new Error(complaint || "nothing said"));
      else resolve(last);
    });
  });
}
