import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runNpm } from "../setup/run-tool.mjs";

/** Engines that ours is measured against, in versions that stay: nearly 300 MB, so they are no
 *  packages of the project but fetched by the benches into a folder beside the system's other
 *  temporary files. */
const PEERS = ["@valhallajs/valhallajs@3.6.1", "ngraph.graph@20.1.2", "ngraph.path@1.6.1"];
const INSTALL_MS_MAX = 180_000;

/** What requires one of the peers; null, with a word why, where they cannot be had. */
export async function peerPackages(): Promise<NodeJS.Require | null> {
  const folder = join(tmpdir(), "onewall-bench-peers-1");
  const script = join(folder, "peers.cjs");
  if (!existsSync(join(folder, "whole"))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{"private":true}');
    console.info(`fetching ${PEERS.join(", ")} into ${folder}`);
    const words = ["i", "--save-exact", "--no-audit", "--no-fund", "--loglevel=error", ...PEERS];
    const { code, output } = await runNpm(words, {
      cwd: folder,
      output: "keep",
      timeoutMs: INSTALL_MS_MAX,
    });
    if (code !== 0) {
      console.warn(`no peers measured: npm ended with ${code}: ${output.trim().slice(-300)}`);
      return null;
    }
    writeFileSync(join(folder, "whole"), "");
  }
  return createRequire(script);
}
