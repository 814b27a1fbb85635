import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readmeWithRooms, roomsTable } from "./rooms-table.mjs";
import { entries, rooms } from "./rooms.cjs";
import { importsOf, isTest, projectRoot, sourceFrom, sources } from "./tidy/source.ts";

const wings = ["shared", "electron", "renderer"];
const project = sources();
const outside = new Set(entries.map(({ file }) => file));
const scratch = mkdtempSync(join(tmpdir(), "onewall-rooms-"));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("every source file of the three wings stands in a room or is an entry", () => {
  const homeless = project
    .map(({ path }) => path)
    .filter((path) => wings.some((wing) => path.startsWith(`${wing}/`)))
    .filter((path) => !outside.has(path) && roomOf(path) === undefined)
    .filter((path) => !/^\w+\/(tsconfig\.json|[\w-]+\.(html|css|d\.ts))$/.test(path));
  expect(homeless.map((path) => `${path}: no such room in build/checks/rooms.cjs`)).toEqual([]);
});

test("every room a row names stands above it, so rooms cannot form a cycle", () => {
  const named = rooms.map(({ room }) => room);
  const upward = rooms.flatMap(({ room, mayImport }, index) =>
    mayImport
      .filter((other) => !outside.has(other) && !named.slice(0, index).includes(other))
      .map((other) => `${room} names ${other}`),
  );
  expect(upward).toEqual([]);
});

test("a component imports only what its room may, types counted", () => {
  // dependency-cruiser reads components as Svelte compiles them, where imports of types are gone.
  const components = project.filter(({ path }) => path.endsWith(".svelte"));
  expect(components.flatMap(({ path, text }) => strayImports(path, text))).toEqual([]);
});

test("a component that imports a type from a room it may not is seen", () => {
  const path = "renderer/ui/A.svelte";
  const script = `<script lang="ts">import type { A } from "../live/a.ts";</script>`;
  expect(strayImports(path, script)).toEqual([`${path} imports renderer/live/a.ts`]);
});

test("the README prints the table", (context) => {
  const readme = join(projectRoot, "README.md");
  if (!existsSync(readme)) return context.skip("there is no README.md yet");
  const text = readFileSync(readme, "utf8");
  expect(readmeWithRooms(text), "README.md has the markers of the rooms table").toBeDefined();
  expect(text, "run `npm run fix`").toBe(readmeWithRooms(text));
});

test("the README's table is replaced between its markers and nowhere else", () => {
  const readme = "# A\n\n<!-- rooms -->\nold\n<!-- /rooms -->\n\nend\n";
  const mended = `# A\n\n<!-- rooms -->\n\n${roomsTable()}\n\n<!-- /rooms -->\n\nend\n`;
  expect(readmeWithRooms(readme)).toBe(mended);
  expect(readmeWithRooms(mended)).toBe(mended);
  expect(readmeWithRooms("# A\n")).toBeUndefined();
});

test("the rules made from the table see each way of leaving a room", async () => {
  const seen = await violations(brokenFiles);
  expect(seen).toEqual(
    expect.arrayContaining([
      "shared/kit: room: shared/kit/up.ts",
      "node only in the shell: shared/units/reads.ts",
      "shared/units: packages: shared/units/parses.ts",
      "electron/hub: packages: electron/hub/opens.ts",
      "one driver file: electron/hub/opens.ts",
      "electron/desk: packages: electron/desk/shows.ts",
      "electron: wing: electron/desk/glass.ts",
      "no cycles: renderer/live/b.ts",
      "panels never import panels: renderer/panels/one/One.svelte",
      "renderer/ui: room: renderer/ui/D.svelte",
      "resolvable: electron/hub/lost.ts",
    ]),
  );
});

test("the rules made from the table let through what a row allows", async () => {
  expect(await violations(soundFiles)).toEqual([]);
});

const brokenFiles: Readonly<Record<string, string>> = {
  "shared/kit/up.ts": `import type { A } from "../units/a.ts";
    export type B = A;`,
  "shared/units/a.ts": `export type A = 1;`,
  "shared/units/reads.ts": `import { readFileSync } from "node:fs";
    readFileSync("a");`,
  "shared/units/parses.ts": `import * as v from "valibot";
    v.string();`,
  "electron/hub/opens.ts": `import { DatabaseSync } from "@photostructure/sqlite";
    DatabaseSync;`,
  "electron/desk/shows.ts": `import { app } from "electron";
    app;`,
  "electron/desk/glass.ts": `import { b } from "../../renderer/live/b.ts";
    b;`,
  "renderer/live/b.ts": `import { c } from "./c.ts";
    export const b = c;`,
  "renderer/live/c.ts": `import { b } from "./b.ts";
    export const c = b;`,
  "renderer/panels/one/One.svelte": `<script>import Two from "../two/Two.svelte";</script><Two />`,
  "renderer/panels/two/Two.svelte": `<p>two</p>`,
  "renderer/ui/D.svelte": `<script>import { b } from "../live/b.ts";</script><p>{b}</p>`,
  "electron/hub/lost.ts": `import { d } from "./not-there.ts";
    d;`,
};

const soundFiles: Readonly<Record<string, string>> = {
  "shared/kit/a.ts": `export const a = 1;`,
  "shared/model/b.ts": `import * as v from "valibot";
    import { a } from "../kit/a.ts";
    export const b = v.literal(a);`,
  "electron/store/open.ts": `import { readFileSync } from "node:fs";
    import { DatabaseSync } from "@photostructure/sqlite";
    export const open = () => new DatabaseSync(String(readFileSync));`,
  "electron/windows/c.ts": `import { app } from "electron";
    export const c = app;`,
  "electron/main.ts": `import { c } from "./windows/c.ts";
    c;`,
  "renderer/map/worker.ts": `import url from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
    export const e = url;`,
};

function roomOf(path: string): string | undefined {
  return rooms.find(({ room }) => path.startsWith(`${room}/`))?.room;
}

function strayImports(path: string, text: string): string[] {
  const row = rooms.find(({ room }) => room === roomOf(path));
  if (row === undefined || isTest(path)) return [];
  const open = [row.room, ...row.mayImport];
  return importsOf(sourceFrom(path, text))
    .filter((target) => wings.some((wing) => target.startsWith(`${wing}/`)))
    .filter((target) => !open.some((room) => target === room || target.startsWith(`${room}/`)))
    .map((target) => `${path} imports ${target}`);
}

/** `rule: file` for each violation in a project that holds the given files only. */
async function violations(files: Readonly<Record<string, string>>): Promise<string[]> {
  const root = mkdtempSync(join(scratch, "p"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const name of ["build/tsconfig.json", "tsconfig.json", "package.json"]) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), readFileSync(join(projectRoot, name)));
  }
  symlinkSync(join(projectRoot, "node_modules"), join(root, "node_modules"), "junction");
  const cruise = join(projectRoot, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const config = join(projectRoot, "build/checks/dependency-cruiser.cjs");
  const folders = wings.filter((wing) => existsSync(join(root, wing)));
  const args = [cruise, "--config", config, "--output-type", "json", ...folders];
  const out = await new Promise<string>((resolve) => {
    const options = { cwd: root, maxBuffer: 50_000_000 };
    execFile(process.execPath, args, options, (_error, stdout, stderr) =>
      resolve(stdout || stderr),
    );
  });
  const parsed = JSON.parse(out) as {
    summary: { violations: { rule: { name: string }; from: string }[] };
  };
  return parsed.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}
