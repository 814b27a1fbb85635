import { spawn } from "node:child_process";
import { ensureBuild } from "../setup/ensure-build.mjs";
import { projectRoot } from "../setup/project.mjs";

export type CliRun = {
  readonly code: number | null;
  readonly out: string;
  /** What it said beside its documents. */
  readonly err: string;
};

/** One command of the built command line, as a process of its own, under plain Node. */
export async function runCli(...words: readonly string[]): Promise<CliRun> {
  await ensureBuild();
  const child = spawn(process.execPath, ["dist/electron/cli.cjs", ...words], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const heard = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (heard.out += String(chunk)));
  child.stderr.on("data", (chunk) => (heard.err += String(chunk)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { code, ...heard };
}

/** The one document that a command prints.  A second line, or none, is a fault. */
export function documentOf<Document = unknown>({ out, err }: CliRun): Document {
  const lines = out.split("\n");
  if (lines.length !== 2 || lines[1] !== "") {
    throw new Error(`one JSON document and its newline, not: ${out.slice(0, 400)}\n${err}`);
  }
  return JSON.parse(lines[0] ?? "") as Document;
}

/** The documents of a command that prints JSON lines. */
export function linesOf<Line = unknown>({ out }: CliRun): Line[] {
  return out
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

/** As `documentOf`, of a command that must succeed. */
export async function cliDocument<Document>(...words: readonly string[]): Promise<Document> {
  const run = await runCli(...words);
  if (run.code !== 0) throw new Error(`${words.join(" ")}: ${run.out}\n${run.err}`);
  return documentOf<Document>(run);
}
