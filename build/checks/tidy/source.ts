import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** A file as the checks see it. */
export type Source = {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The script alone, on the lines where it stands in the file; undefined where there is none. */
  readonly script: ts.SourceFile | undefined;
};

export const projectRoot = fileURLToPath(new URL("../../..", import.meta.url));

const scriptEndings = [".ts", ".svelte", ".mjs", ".cjs", ".js"];
const textEndings = [...scriptEndings, ".md", ".json", ".html", ".css", ".sh", ".yml"];
const skipped = new Set(["node_modules", "dist", ".git", ".cache", ".data", "package-lock.json"]);
const testOutput = new Set(["test-results", "playwright-report"]);
/** A text nobody wrote by hand is data, and data is not held to the house's taste. */
const textBytesMax = 1_000_000;

export function sourceFrom(path: string, text: string): Source {
  const hasScript = scriptEndings.some((ending) => path.endsWith(ending));
  if (!hasScript) return { path, text, script: undefined };
  const code = path.endsWith(".svelte") ? scriptAlone(text) : text;
  const kind = path.endsWith("js") ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  return {
    path,
    text,
    script: ts.createSourceFile(path, code, ts.ScriptTarget.ES2023, true, kind),
  };
}

/** Every text in the project that a person wrote. */
export function sources(): Source[] {
  return textPaths("").map((path) =>
    sourceFrom(path, readFileSync(join(projectRoot, path), "utf8")),
  );
}

export function isTest(path: string): boolean {
  return /\.(test|bench|spec)(-[a-z]+)?\.ts$/.test(path) || path.startsWith("build/e2e/");
}

export function isCode(path: string): boolean {
  return scriptEndings.some((ending) => path.endsWith(ending));
}

/** What a file names in its imports: relative ones as paths from the root, packages as written. */
export function importsOf({ path, script }: Source): string[] {
  if (script === undefined) return [];
  const { importedFiles } = ts.preProcessFile(script.text, true, true);
  return importedFiles.map(({ fileName }) =>
    fileName.startsWith(".") ? posix.join(posix.dirname(path), fileName) : fileName,
  );
}

/** The line a node begins on, counted from 1. */
export function lineOf(script: ts.SourceFile, node: ts.Node): number {
  return script.getLineAndCharacterOfPosition(node.getStart(script)).line + 1;
}

/** Every node of a tree, parents before children. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

function textPaths(folder: string): string[] {
  return readdirSync(join(projectRoot, folder)).flatMap((name) => {
    if (skipped.has(name) || testOutput.has(name)) return [];
    const path = folder === "" ? name : `${folder}/${name}`;
    const stat = statSync(join(projectRoot, path));
    if (stat.isDirectory()) return textPaths(path);
    const isText = textEndings.some((ending) => name.endsWith(ending)) || folder === ".ci";
    return isText && stat.size <= textBytesMax ? [path] : [];
  });
}

/** The markup gives way to spaces, so that every line and column keeps its number. */
function scriptAlone(text: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, " ");
  let at = 0;
  let alone = "";
  for (const match of text.matchAll(/(<script[^>]*>)([\s\S]*?)<\/script>/g)) {
    const begins = match.index + (match[1] ?? "").length;
    const code = match[2] ?? "";
    alone += blank(text.slice(at, begins)) + code;
    at = begins + code.length;
  }
  return alone + blank(text.slice(at));
}
