import ts from "typescript";
import { linesWith } from "./check.ts";
import type { Check, Finding } from "./check.ts";
import { isTest, lineOf, nodesOf } from "./source.ts";
import type { Source } from "./source.ts";

/** Calls that came after Node 18.15 or Chromium 114, where Electron 25 stands. */
const tooNewCalls = new Set([
  ...["import.meta.dirname", "import.meta.filename", "Array.fromAsync", "Promise.withResolvers"],
  ...["Promise.try", "Object.groupBy", "Map.groupBy", "AbortSignal.any", "URL.canParse"],
  ...["URL.parse", "crypto.hash", "process.loadEnvFile", "process.getBuiltinModule"],
]);

/** Words of CSS that Chromium 114 does not know. */
const tooNewCss = new RegExp(
  ["light-dark\\(", "\\bsubgrid\\b", "@starting-style", "\\banchor-name\\b", "field-sizing"]
    .concat(
      "\\b(rgb|hsl|oklch|lab)\\(from\\b",
      "transition-behavior",
      "interpolate-size",
      "@scope\\b",
    )
    .join("|"),
);

const shipped = /^(shared|electron|renderer)\//;

export const oldRuntimes: readonly Check[] = [
  {
    name: "what ships calls nothing that Node 18 and Chromium 114 lack",
    mend: "the fallback Electron runs them: write it with what was there before",
    find: newCalls,
    bad: { path: "electron/store/a.ts", text: "const { promise } = Promise.withResolvers();\n" },
    good: { path: "electron/store/a.ts", text: "const a = new Promise(() => {});\n" },
  },
  {
    name: "no style that Chromium 114 does not know",
    mend: "the fallback Electron shows it: say it in older words",
    find: ({ path, text }) =>
      /^renderer\/.*\.(css|svelte|html)$/.test(path) ? linesWith(text, tooNewCss) : [],
    bad: { path: "renderer/ui/a.css", text: ".a { grid-template-rows: subgrid; }\n" },
    good: { path: "renderer/ui/a.css", text: ".a { grid-template-rows: auto 1fr; }\n" },
  },
];

function newCalls({ path, script }: Source): Finding[] {
  if (script === undefined || !shipped.test(path) || isTest(path)) return [];
  return [...nodesOf(script)].flatMap((node) => {
    const what = ts.isPropertyAccessExpression(node) ? node.getText(script) : builtinOf(node);
    return tooNewCalls.has(what) || what === "node:sqlite"
      ? [{ line: lineOf(script, node), what }]
      : [];
  });
}

function builtinOf(node: ts.Node): string {
  const isImport = ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier);
  return isImport ? node.moduleSpecifier.text : "";
}
