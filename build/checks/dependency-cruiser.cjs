// Rules for dependency-cruiser, all of them made from the rooms table.
const { rooms, entries } = require("./rooms.cjs");

const test = "\\.(test|bench)[a-z-]*\\.ts$";
const testPackages = ["vitest", "fast-check"];
const wings = ["shared", "electron", "renderer"];

/** @param {string} text */
const exactly = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A pattern that no path outside the named packages matches. @param {readonly string[]} names */
const otherPackages = (names) => {
  const inside = names.map((name) => {
    const path = name.endsWith("/*") ? exactly(name.slice(0, -1)) : `${exactly(name)}/`;
    return `(@types/)?${path}`;
  });
  return inside.length === 0 ? "node_modules/" : `node_modules/(?!(${inside.join("|")}))`;
};

/** @param {string} path a room or a file */
const within = (path) => (path.endsWith(".ts") ? `^${exactly(path)}$` : `^${exactly(path)}/`);

const roomRules = rooms.flatMap(({ room, mayImport, packages }) => [
  {
    name: `${room}: room`,
    comment: `${room} may import itself and ${mayImport.join(", ")}; see build/checks/rooms.cjs`,
    severity: "error",
    from: { path: within(room), pathNot: test },
    to: { path: `^(${wings.join("|")})/`, pathNot: [room, ...mayImport].map(within) },
  },
  {
    name: `${room}: packages`,
    comment: `${room} may use ${packages.join(", ") || "no package"}; see build/checks/rooms.cjs`,
    severity: "error",
    from: { path: within(room), pathNot: test },
    to: { path: otherPackages(packages) },
  },
]);

const entryRules = entries.map(({ file, packages }) => ({
  name: `${file}: packages`,
  comment: `${file} may use ${packages.join(", ") || "no package"}; see build/checks/rooms.cjs`,
  severity: "error",
  from: { path: within(file) },
  to: { path: otherPackages(packages) },
}));

/** A test may prove a claim across rooms, but not across what its wing can run. */
const wingRules = [
  ["shared", "^(electron|renderer|build)/"],
  ["electron", "^(renderer|build)/"],
  ["renderer", "^(electron|build)/"],
].map(([wing, forbidden]) => ({
  name: `${wing}: wing`,
  comment: `${wing}/ runs where the code it asks for cannot`,
  severity: "error",
  from: { path: `^${wing}/` },
  to: { path: forbidden },
}));

const oneOfAKind = [
  {
    name: "node only in the shell",
    comment: "shared/ and renderer/ run without Node; what they need is handed to them",
    severity: "error",
    from: { path: "^(shared|renderer)/", pathNot: test },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "one driver file",
    comment: "only electron/store/open.ts opens the database",
    severity: "error",
    from: { pathNot: "^electron/store/open\\.ts$" },
    to: { path: "node_modules/@photostructure/sqlite/" },
  },
  {
    name: "entries are not imported",
    comment: "a process begins in an entry; only the command line starts the station",
    severity: "error",
    from: { pathNot: "^electron/(cli/|cli\\.ts$)" },
    to: { path: entries.map(({ file }) => within(file)) },
  },
  {
    name: "panels never import panels",
    comment: "panels meet in renderer/walls",
    severity: "error",
    from: { path: "^renderer/panels/([^/]+)/" },
    to: { path: "^renderer/panels/[^/]+/", pathNot: "^renderer/panels/$1/" },
  },
  {
    name: "no cycles",
    comment: "two files that need each other are one concept",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "resolvable",
    comment: "the import names nothing that is there",
    severity: "error",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "test tools only in tests",
    comment: "what ships does not carry its tests' tools",
    severity: "error",
    from: { path: `^(${wings.join("|")})/`, pathNot: test },
    to: { path: `node_modules/(${testPackages.join("|")})/` },
  },
];

module.exports = {
  forbidden: [...roomRules, ...entryRules, ...wingRules, ...oneOfAKind],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "build/tsconfig.json" },
    enhancedResolveOptions: {
      conditionNames: ["svelte", "browser", "import", "require", "node", "default", "types"],
      exportsFields: ["exports"],
      extensions: [".ts", ".svelte", ".js", ".mjs", ".cjs", ".d.ts", ".json", ".css", ".woff2"],
      mainFields: ["svelte", "module", "main", "types"],
    },
    parser: "tsc",
  },
};
