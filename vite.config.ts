import { svelte } from "@sveltejs/vite-plugin-svelte";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EnvironmentOptions, Plugin } from "vite";
import { defineConfig } from "vitest/config";
import type { ViteUserConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const shellFolder = join(root, "dist/electron");

/** Not bundled: the runtime itself, a native module, and the optional native halves of `ws`. */
const external = ["electron", "@photostructure/sqlite", "bufferutil", "utf-8-validate"];

const client = { "renderer/index.html": "index", "renderer/log-in.html": "log-in" };
const main = { "electron/main.ts": "main" };
const preload = { "electron/preload.ts": "preload" };
const station = { "electron/station.ts": "station" };
const cli = { "electron/cli.ts": "cli" };
const solveWorker = { "electron/solve/worker.ts": "solve-worker" };
const packWorker = { "electron/imports/pack/pack-worker.ts": "pack-worker" };
/** One environment an entry: were two to share one, a chunk of the first could start the other. */
const shells = { main, preload, station, cli, solveWorker, packWorker };

/** Benches of what runs in a window, beside the others. */
const GLASS_BENCHES = "build/bench/glass-*.bench.ts";

const sveltePlugin = () => svelte({ configFile: false, compilerOptions: { runes: true } });

export default defineConfig(() => (process.env["VITEST"] === undefined ? builds() : tests()));

/** Everything that ships, in one `vite build --app`. */
function builds(): ViteUserConfig {
  return {
    root: join(root, "renderer"),
    base: "./",
    publicDir: false,
    plugins: [sveltePlugin(), sweepShellFolder()],
    worker: { format: "es" },
    environments: {
      client: {
        build: {
          outDir: join(root, "dist/renderer"),
          emptyOutDir: true,
          target: "chrome114",
          // The page's policy takes fonts and scripts from files only, never from data: addresses.
          assetsInlineLimit: 0,
          chunkSizeWarningLimit: 4000,
          rolldownOptions: { input: present(client) },
        },
      },
      main: shell(main, { target: "node18", oneFile: false }),
      // A sandboxed preload may require `electron` and nothing else.
      preload: shell(preload, { target: "chrome114", oneFile: true }),
      station: shell(station, { target: "node18", oneFile: false }),
      cli: shell(cli, { target: "node18", oneFile: false }),
      solveWorker: shell(solveWorker, { target: "node18", oneFile: true }),
      packWorker: shell(packWorker, { target: "node18", oneFile: true }),
    },
    builder: {
      async buildApp(builder) {
        for (const [name, rows] of Object.entries({ client, ...shells })) {
          const environment = builder.environments[name];
          for (const path of missing(rows)) console.warn(`not there yet, not built: ${path}`);
          if (environment === undefined || missing(rows).length === Object.keys(rows).length)
            continue;
          await builder.build(environment);
        }
      },
    },
  };
}

/** CommonJS: an Electron before 28 starts no ESM, and a sandboxed preload never does. */
function shell(
  rows: Readonly<Record<string, string>>,
  { target, oneFile }: { readonly target: string; readonly oneFile: boolean },
): EnvironmentOptions {
  return {
    consumer: "server",
    resolve: { noExternal: true, external, conditions: ["node", "import", "require", "default"] },
    build: {
      outDir: shellFolder,
      emptyOutDir: false,
      target,
      minify: false,
      sourcemap: true,
      copyPublicDir: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: present(rows),
        external: [...external, ...builtinModules, /^node:/],
        output: {
          format: "cjs",
          entryFileNames: "[name].cjs",
          chunkFileNames: "[name]-[hash].cjs",
          codeSplitting: !oneFile,
        },
      },
    },
  };
}

/** Chunk names carry a hash: what an earlier build left is swept only after the new one stands. */
function sweepShellFolder(): Plugin {
  const written = new Set<string>();
  let builds = 0;
  return {
    name: "onewall:sweep-shell-folder",
    sharedDuringBuild: true,
    applyToEnvironment: (environment) => environment.name !== "client",
    writeBundle(_options, bundle) {
      for (const name of Object.keys(bundle)) written.add(name);
      builds += 1;
      const builtAll = Object.values(shells).filter((rows) => missing(rows).length === 0).length;
      if (builds < builtAll) return;
      for (const name of readdirSync(shellFolder)) {
        if (name.endsWith(".cjs") && !written.has(name)) rmSync(join(shellFolder, name));
        const owner = name.replace(/\.map$/, "");
        if (name.endsWith(".cjs.map") && !written.has(owner)) rmSync(join(shellFolder, name));
      }
    },
  };
}

/**
 * Rune modules compile to the server's half under `node`, where effects never run and what is
 * asserted inside them silently does not happen: the glass is tested under `happy-dom`.
 */
function tests(): ViteUserConfig {
  const kind = process.env["ONEWALL_BENCH"] === undefined ? "test" : "bench";
  return {
    root,
    test: {
      projects: [
        {
          root,
          test: {
            name: "node",
            environment: "node",
            include: [`{shared,electron,build}/**/*.${kind}.ts`],
            exclude: [GLASS_BENCHES],
            testTimeout: kind === "bench" ? 600_000 : 30_000,
            hookTimeout: 120_000,
            // Servers, brokers and databases of their own: two at a time on small machines.
            maxWorkers: "50%",
          },
        },
        {
          root,
          plugins: [sveltePlugin()],
          resolve: { conditions: ["browser", "module", "development|production"] },
          test: {
            name: "happy-dom",
            environment: "happy-dom",
            include: [`renderer/**/*.${kind}.ts`, ...(kind === "bench" ? [GLASS_BENCHES] : [])],
            testTimeout: kind === "bench" ? 600_000 : 30_000,
          },
        },
      ],
    },
  };
}

function present(rows: Readonly<Record<string, string>>): Record<string, string> {
  const there = Object.entries(rows).filter(([path]) => existsSync(join(root, path)));
  return Object.fromEntries(there.map(([path, name]) => [name, join(root, path)]));
}

function missing(rows: Readonly<Record<string, string>>): string[] {
  return Object.keys(rows).filter((path) => !existsSync(join(root, path)));
}
