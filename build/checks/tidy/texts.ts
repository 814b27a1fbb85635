import ts from "typescript";
import { linesWith } from "./check.ts";
import type { Check, Finding } from "./check.ts";
import { isCode, isTest, lineOf, nodesOf } from "./source.ts";
import type { Source } from "./source.ts";

const sample = "electron/store/a.ts";

/** Written in two halves, so that this file does not find itself. */
const words = (...halves: readonly (readonly [string, string])[]): string =>
  halves.map(([head, tail]) => head + tail).join("|");

const undone = new RegExp(`\\b(${words(["TO", "DO"], ["FIX", "ME"], ["XX", "X"])})\\b`);
const homes = words(["/wor", "k/"], ["/roo", "t/"], ["/hom", "e/\\w"], ["/Use", "rs/\\w"]);
const machinePath = new RegExp(`(^|[\\s"'\`(=:])(${homes})|[A-Z]:\\\\\\\\?Users`);
const assistants = new RegExp(
  words(["cl", "aude"], ["anth", "ropic"], ["chat", "gpt"], ["open", "ai"], ["co", "pilot"]),
  "i",
);

export const texts: readonly Check[] = [
  {
    name: "nothing is left for later in a comment",
    mend: "do it now, or write an issue",
    find: ({ text }) => linesWith(text, undone),
    bad: { path: sample, text: ["// TO", "DO: later\n"].join("") },
    good: { path: sample, text: "// Later rows win.\n" },
  },
  {
    name: "no code sleeps in a comment",
    mend: "delete it; git remembers",
    find: sleepingCode,
    bad: { path: sample, text: "// const a = 1;\n" },
    good: { path: sample, text: "// A constant; it never changes.\n" },
  },
  {
    name: "no path of one machine",
    mend: "take the path from an argument, the environment or the system's folders",
    find: ({ text }) => linesWith(text, machinePath),
    bad: { path: sample, text: ['const folder = "/hom', 'e/someone/data";\n'].join("") },
    good: { path: sample, text: "const folder = join(tmpdir(), name);\n" },
  },
  {
    name: "no word about how the text was made",
    mend: "say what the program does and why",
    find: ({ text }) => linesWith(text, assistants),
    bad: { path: "README.md", text: ["Made with Chat", "GPT.\n"].join("") },
    good: { path: "README.md", text: "Made for control rooms.\n" },
  },
  {
    name: "no test is left out and none runs alone",
    mend: "mend the test or delete it; `skipIf` with a printed reason where a sample is absent",
    find: leftOut,
    bad: { path: "shared/kit/a.test.ts", text: 'test.only("a fact", () => {});\n' },
    good: { path: "shared/kit/a.test.ts", text: 'test.skipIf(absent)("a fact", () => {});\n' },
  },
  {
    name: "no `select *`",
    mend: "name the columns",
    find: allColumns,
    bad: { path: sample, text: ['const all = "select ', '* from event";\n'].join("") },
    good: { path: sample, text: "const all = `select seq, count(*) from event`;\n" },
  },
  {
    name: "shared/ is given time and chance",
    mend: "take `now` or a `Random` as an argument",
    find: ownClock,
    bad: { path: "shared/kit/a.ts", text: "export const now = () => Date.now();\n" },
    good: { path: "shared/kit/a.ts", text: "export const day = (now) => new Date(now);\n" },
  },
  {
    name: "no static style attribute",
    mend: "a class, or `style:name={value}`: the page's policy forbids styles in markup",
    find: ({ path, text }) =>
      path.endsWith(".svelte") || path.endsWith(".html") ? linesWith(text, /\sstyle="/) : [],
    bad: { path: "renderer/ui/A.svelte", text: '<p style="color: red">a</p>\n' },
    good: { path: "renderer/ui/A.svelte", text: "<p style:color={colour}>a</p>\n" },
  },
];

function sleepingCode({ path, text }: Source): Finding[] {
  if (!isCode(path)) return [];
  return linesWith(
    text,
    /^\s*\/\/\s*(const|let|import|return|if \(|for \(|await|export|function)\b.*[;{]\s*$/,
  );
}

function leftOut({ path, script }: Source): Finding[] {
  if (script === undefined || !isTest(path)) return [];
  return [...nodesOf(script)].filter(ts.isCallExpression).flatMap((call) => {
    const callee = call.expression.getText(script);
    const first = call.arguments[0];
    const named = first !== undefined && ts.isStringLiteralLike(first);
    const alone = /^(test|it|describe|suite)(\.\w+)*\.(only|todo)$/.test(callee);
    const skipped = /^(test|it|describe|suite)(\.\w+)*\.(skip|fixme)$/.test(callee) && named;
    if (!alone && !skipped && !/^[xf](it|describe)$/.test(callee)) return [];
    return [{ line: lineOf(script, call), what: callee }];
  });
}

function allColumns({ script }: Source): Finding[] {
  if (script === undefined) return [];
  const isText = (node: ts.Node): boolean =>
    ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
  return [...nodesOf(script)]
    .filter((node) => isText(node) && /\bselect\s+(\w+\.)?\*\s+from\b/i.test(node.getText(script)))
    .map((node) => ({ line: lineOf(script, node), what: "select *" }));
}

function ownClock({ path, script }: Source): Finding[] {
  if (script === undefined || !path.startsWith("shared/") || isTest(path)) return [];
  return [...nodesOf(script)].flatMap((node) => {
    const text = node.getText(script);
    const reads = ts.isPropertyAccessExpression(node) && /^(Date\.now|Math\.random)$/.test(text);
    const bare = ts.isNewExpression(node) && /^new Date(\(\))?$/.test(text);
    return reads || bare ? [{ line: lineOf(script, node), what: text }] : [];
  });
}
