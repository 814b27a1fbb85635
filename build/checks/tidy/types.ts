import ts from "typescript";
import type { Check, Finding } from "./check.ts";
import { isTest, lineOf, nodesOf } from "./source.ts";
import type { Source } from "./source.ts";

const sample = "electron/store/a.ts";

/** Units brand a number and the wire brands a parsed value: there a cast is the whole point. */
const castingRooms = ["shared/units/", "shared/wire/"];

export const types: readonly Check[] = [
  {
    name: "no `any`",
    mend: "say `unknown`, then parse or narrow",
    find: (source) => outsideCasting(source, ({ kind }) => kind === ts.SyntaxKind.AnyKeyword),
    bad: { path: sample, text: "export const a: any = 1;\n" },
    good: { path: sample, text: "export const a: unknown = 1;\n" },
  },
  {
    name: "no `!`",
    mend: '`present(value, "what is always so")` from shared/kit/assert.ts, or narrow it',
    find: (source) => outsideCasting(source, insists),
    bad: { path: sample, text: "export const a = list[0]!;\n" },
    good: { path: sample, text: 'export const a = present(list[0], "the list has a head");\n' },
  },
  {
    name: "no `as`",
    mend: "`satisfies`, a type guard, or a parser at the edge; `as const` is free",
    find: (source) => outsideCasting(source, casts),
    bad: { path: sample, text: "export const a = b as string;\n" },
    good: { path: sample, text: 'export const a = ["x"] as const;\n' },
  },
  {
    name: "no empty `catch`",
    mend: "handle the error once: log it, return a refusal, or let it pass",
    find: ({ script }) =>
      found(script, (node) => ts.isCatchClause(node) && node.block.statements.length === 0),
    bad: { path: sample, text: "try { a(); } catch { /* fine */ }\n" },
    good: { path: sample, text: "try { a(); } catch (error) { log(error); }\n" },
  },
  {
    name: "a switch over `kind` knows every kind",
    mend: "end it with `default: return unreachable(x);`",
    // A read model folds the kinds it is about and leaves its state alone at every other one.
    find: ({ path, script }) =>
      found(script, path.startsWith("shared/fold/") ? lacksDefault : forgetsKinds),
    bad: { path: sample, text: 'switch (x.kind) { case "a": break; }\n' },
    good: {
      path: sample,
      text: 'switch (x.kind) { case "a": break; default: unreachable(x); }\n',
    },
  },
];

function outsideCasting(source: Source, matches: (node: ts.Node) => boolean): Finding[] {
  const { path, script } = source;
  const free = isTest(path) || castingRooms.some((room) => path.startsWith(room));
  return free ? [] : found(script, matches);
}

function insists(node: ts.Node): boolean {
  if (ts.isNonNullExpression(node)) return true;
  return (
    (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) &&
    node.exclamationToken !== undefined
  );
}

function casts(node: ts.Node): boolean {
  if (ts.isTypeAssertionExpression(node)) return true;
  return ts.isAsExpression(node) && node.type.getText() !== "const";
}

function forgetsKinds(node: ts.Node): boolean {
  const last = lastClauseOverKind(node);
  if (last === undefined) return false;
  return !ts.isDefaultClause(last) || !last.getText().includes("unreachable(");
}

function lacksDefault(node: ts.Node): boolean {
  const last = lastClauseOverKind(node);
  return last !== undefined && !ts.isDefaultClause(last);
}

function lastClauseOverKind(node: ts.Node): ts.CaseOrDefaultClause | undefined {
  if (!ts.isSwitchStatement(node)) return undefined;
  const { expression, caseBlock } = node;
  const overKind = ts.isPropertyAccessExpression(expression) && expression.name.text === "kind";
  return overKind ? caseBlock.clauses.at(-1) : undefined;
}

function found(script: ts.SourceFile | undefined, matches: (node: ts.Node) => boolean): Finding[] {
  if (script === undefined) return [];
  return [...nodesOf(script)].filter(matches).map((node) => ({
    line: lineOf(script, node),
    what: node.getText(script).split("\n")[0] ?? "",
  }));
}
