import { builtinModules } from "node:module";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "./tidy/source.ts";

const folder = join(projectRoot, "dist/electron");
const bundles = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith(".cjs"))
  : [];

/** What may be asked for at run time: Node, Electron, the database's binaries, own chunks. */
const known = new Set([
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
  ...["electron", "@photostructure/sqlite", "bufferutil", "utf-8-validate"],
]);

test.skipIf(bundles.length === 0)("the shell asks for nothing that is not packaged", () => {
  const strays = bundles.flatMap((name) =>
    requiresOf(name)
      .filter((what) => !known.has(what) && !bundles.includes(what.replace("./", "")))
      .map((what) => `${name} requires ${what}`),
  );
  expect(strays).toEqual([]);
});

test.skipIf(!bundles.includes("preload.cjs"))(
  "the sandboxed preload requires electron alone",
  () => {
    expect([...new Set(requiresOf("preload.cjs"))]).toEqual(["electron"]);
  },
);

function requiresOf(name: string): string[] {
  const code = readFileSync(join(folder, name), "utf8");
  return [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1] ?? "");
}
