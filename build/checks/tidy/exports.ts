import ts from "typescript";
import type { Check, Finding } from "./check.ts";
import { lineOf, nodesOf } from "./source.ts";
import type { Source } from "./source.ts";

/** Files whose shape a tool dictates. */
const defaultExporters = [
  "vite.config.ts",
  "build/checks/eslint.config.js",
  "build/checks/vitest-counts.mjs",
  "build/e2e/playwright.config.ts",
  "build/e2e/playwright-counts.mjs",
];

export const exportsAndImports: readonly Check[] = [
  {
    name: "nothing is exported by default",
    mend: "give it its name: `export const` or `export function`",
    find: defaultExports,
    bad: { path: "shared/kit/a.ts", text: "export default 1;\n" },
    good: { path: "shared/kit/a.ts", text: "export const one = 1;\n" },
  },
  {
    name: "nothing is exported again",
    mend: "import it from the file where it lives",
    find: reexports,
    bad: { path: "shared/kit/a.ts", text: 'export { heap } from "./heap.ts";\n' },
    good: { path: "shared/kit/a.ts", text: 'import { heap } from "./heap.ts";\nheap();\n' },
  },
  {
    name: "what is imported is not exported again under the same name",
    mend: "import it from the file where it lives",
    find: passedOn,
    bad: {
      path: "shared/kit/a.ts",
      text: 'import { heap } from "./heap.ts";\nexport { heap };\n',
    },
    good: { path: "shared/kit/a.ts", text: "const heap = 1;\nexport { heap };\n" },
  },
  {
    name: "no import climbs three folders",
    mend: "the file is in the wrong room: move it, or what it asks for",
    // A folder in a room (a protocol, a format, a panel) lies so deep that its way to shared/ and
    // resources/ is long; every other way is not.
    find: ({ path, script }) => {
      const far = /^(electron|renderer)\/[^/]+\/[^/]+\/[^/]+$/.test(path);
      const tooFar = far ? /^(\.\.\/){3}(?!(shared|resources)\/)/ : /^(\.\.\/){3}/;
      return specifiers(script).filter(({ what }) => tooFar.test(what));
    },
    bad: { path: "shared/kit/a/b/c.ts", text: 'import { x } from "../../../x.ts";\n' },
    good: { path: "shared/kit/a/b.ts", text: 'import { x } from "../../x.ts";\n' },
  },
  {
    name: "a relative import names the whole file",
    mend: "write the ending: `./heap.ts`, `./Panel.svelte`",
    find: ({ path, script }) =>
      path.endsWith("js") ? [] : specifiers(script).filter(({ what }) => lacksEnding(what)),
    bad: { path: "shared/kit/a.ts", text: 'import { x } from "./x";\n' },
    good: { path: "shared/kit/a.ts", text: 'import { x } from "./x.ts";\n' },
  },
];

function defaultExports({ path, script }: Source): Finding[] {
  if (script === undefined || defaultExporters.includes(path)) return [];
  const isDefault = (node: ts.Node): boolean => {
    if (ts.isExportAssignment(node)) return node.isExportEquals !== true;
    if (ts.isExportSpecifier(node)) return node.name.text === "default";
    return node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent);
  };
  return found(script, isDefault, "export default");
}

function reexports({ script }: Source): Finding[] {
  if (script === undefined) return [];
  const isReexport = (node: ts.Node): boolean =>
    ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined;
  return found(script, isReexport, "export … from");
}

function passedOn({ script }: Source): Finding[] {
  if (script === undefined) return [];
  const nodes = [...nodesOf(script)];
  const imported = new Set(nodes.filter(ts.isImportSpecifier).map(({ name }) => name.text));
  return nodes
    .filter(ts.isExportSpecifier)
    .filter(({ name, propertyName }) => imported.has((propertyName ?? name).text))
    .map((node) => ({ line: lineOf(script, node), what: `export { ${node.name.text} }` }));
}

function found(
  script: ts.SourceFile,
  matches: (node: ts.Node) => boolean,
  what: string,
): Finding[] {
  return [...nodesOf(script)].filter(matches).map((node) => ({ line: lineOf(script, node), what }));
}

function specifiers(script: ts.SourceFile | undefined): Finding[] {
  if (script === undefined) return [];
  return [...nodesOf(script)].flatMap((node) => {
    const named = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    const specifier = named ? node.moduleSpecifier : importCallTarget(node);
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return [];
    return [{ line: lineOf(script, node), what: specifier.text }];
  });
}

function importCallTarget(node: ts.Node): ts.Expression | undefined {
  const isImport =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isImport ? node.arguments[0] : undefined;
}

function lacksEnding(specifier: string): boolean {
  const isRelative = specifier.startsWith("./") || specifier.startsWith("../");
  return isRelative && !/\.\w+(\?[\w&]+)?$/.test(specifier);
}
