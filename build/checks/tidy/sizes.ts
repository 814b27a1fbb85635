import ts from "typescript";
import type { Check, Finding } from "./check.ts";
import { isCode, isTest, lineOf, nodesOf } from "./source.ts";
import type { Source } from "./source.ts";

const columnsMax = 100;
const functionLinesMax = 70;
const fileLinesMax = 400;
const parametersMax = 4;

export const sizes: readonly Check[] = [
  {
    name: `no line is longer than ${columnsMax} columns`,
    mend: "run prettier; break a long string into joined parts",
    find: ({ path, text }) => (isCode(path) ? longLines(text) : []),
    bad: { path: "shared/kit/a.ts", text: `export const a = "${"x".repeat(100)}";\n` },
    good: { path: "shared/kit/a.ts", text: `export const a =\n  "${"x".repeat(90)}";\n` },
  },
  {
    name: `no file is longer than ${fileLinesMax} lines`,
    mend: "one concept a file: find the second concept and give it a file of its own",
    find: ({ path, text }) => {
      const lines = text.split("\n").length - 1;
      if (!isCode(path) || lines <= fileLinesMax) return [];
      return [{ line: fileLinesMax + 1, what: `${lines} lines` }];
    },
    bad: { path: "shared/kit/a.ts", text: "export {};\n".repeat(401) },
    good: { path: "shared/kit/a.ts", text: "export {};\n".repeat(400) },
  },
  {
    name: `no function is longer than ${functionLinesMax} lines`,
    mend: "one function owns the branching; its straight-line parts become functions beside it",
    find: longFunctions,
    bad: { path: "shared/kit/a.ts", text: `function a() {${"\n".repeat(70)}}\n` },
    good: { path: "shared/kit/a.ts", text: `function a() {${"\n".repeat(69)}}\n` },
  },
  {
    name: `no function takes more than ${parametersMax} positional parameters`,
    mend: "hand over one object with names",
    find: wideFunctions,
    bad: { path: "shared/kit/a.ts", text: "const a = (b, c, d, e, f) => b;\n" },
    good: { path: "shared/kit/a.ts", text: "const a = ({ b, c, d, e, f }) => b;\n" },
  },
];

function longLines(text: string): Finding[] {
  return text.split("\n").flatMap((line, index) => {
    const isAddress = /^\s*(\/\/|\*|<!--).*https?:\/\/\S+$/.test(line);
    if (line.length <= columnsMax || isAddress) return [];
    return [{ line: index + 1, what: `${line.length} columns` }];
  });
}

function longFunctions({ path, script }: Source): Finding[] {
  if (script === undefined) return [];
  return functionsOf(script).flatMap((node) => {
    const begins = lineOf(script, node);
    const lines = script.getLineAndCharacterOfPosition(node.end).line + 2 - begins;
    if (lines <= functionLinesMax || (isTest(path) && groupsTests(node))) return [];
    return [{ line: begins, what: `${lines} lines` }];
  });
}

function wideFunctions({ script }: Source): Finding[] {
  if (script === undefined) return [];
  return functionsOf(script).flatMap((node) => {
    const positional = node.parameters.filter(({ name }) => name.getText(script) !== "this");
    if (positional.length <= parametersMax) return [];
    return [{ line: lineOf(script, node), what: `${positional.length} parameters` }];
  });
}

function functionsOf(script: ts.SourceFile): ts.SignatureDeclaration[] {
  return [...nodesOf(script)].filter(
    (node): node is ts.SignatureDeclaration => ts.isFunctionLike(node) && "parameters" in node,
  );
}

/** The function handed to `describe` is a heading, not a function of its own. */
function groupsTests(node: ts.Node): boolean {
  const call = node.parent;
  return ts.isCallExpression(call) && /\bdescribe\b/.test(call.expression.getText());
}
