import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import ts from "typescript";
import { expect, test } from "vitest";
import { openStore } from "../../electron/store/open-store.ts";
import { verify } from "../../electron/store/verify.ts";
import { FORBIDDEN_FIELDS, FORBIDDEN_RULES } from "../../shared/model/forbidden-fields.ts";
import { forbiddenRuleOf, namesSubscriber } from "../../shared/model/forbidden-fields.ts";
import { fieldNamesOf } from "../../shared/model/schema-fields.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { lineOf, nodesOf, sourceFrom, sources } from "./tidy/source.ts";
import type { Source } from "./tidy/source.ts";

// product.md B17: what may exist nowhere has no place to live, and a field for it fails the build.

const modules = import.meta.glob<Record<string, unknown>>(
  [
    "../../shared/{model,events,commands,wire}/*.ts",
    "!**/*.test.ts",
    "!../../shared/model/forbidden-fields.ts",
  ],
  { eager: true },
);
const schemas = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported)
    .filter(([, value]) => typeof value === "object" && value !== null)
    .map(([name, value]) => ({ name: `${file.slice(6)}: ${name}`, value })),
);
/** The rule itself names what it forbids. */
const project = sources().filter(({ path }) => path !== "shared/model/forbidden-fields.ts");
const typed = project.filter(({ path }) => /^(shared|electron|renderer)\/.*\.ts$/.test(path));

test("no schema of a model, an event, a command or a message has a forbidden field", () => {
  expect(schemas.length).toBeGreaterThan(50);
  expect(schemas.flatMap(({ name, value }) => faultsOf(name, fieldsOf(value)))).toEqual([]);
});

test("no type in the program has a forbidden field", () => {
  expect(typed.length).toBeGreaterThan(100);
  expect(typed.flatMap(declaredFaults)).toEqual([]);
});

test("no column of a new data folder is forbidden", () => {
  const dir = mkdtempSync(join(tmpdir(), "onewall-columns-"));
  const store = openStore({ dir, now: () => epochMs(0) });
  if (!store.ok) throw new Error(store.refusal.kind);
  store.value.close();
  const schema = verify(dir).checks.find(({ name }) => name === "schema");
  rmSync(dir, { recursive: true, force: true });
  expect(schema).toMatchObject({ ok: true });
});

test("a base station has no field about those who use it", () => {
  const [station] = schemas.filter(({ name }) => name.endsWith(": baseStationSchema"));
  expect(fieldNamesOf(station?.value).length).toBeGreaterThan(3);
  expect(fieldNamesOf(station?.value).filter(namesSubscriber)).toEqual([]);
});

test("every forbidden name is found, and found wherever in a schema it is added", () => {
  const names = FORBIDDEN_RULES.map((rule) => {
    const { words, parts } = FORBIDDEN_FIELDS[rule];
    return [...words, ...parts];
  });
  expect(names.flat().length).toBeGreaterThan(40);
  for (const name of names.flat()) {
    expect(faultsOf("a", fieldsOf(v.object({ [name]: v.string() }))), name).not.toEqual([]);
  }
  // Each place takes one of the names, by turns: that every name is found is shown above.
  const one = names.map(([name]) => name ?? "");
  const missed: string[] = [];
  let added = 0;
  for (const [i, { name, value }] of schemas.entries()) {
    const field = one[i % one.length] ?? "";
    for (const mutant of mutants(value, field)) {
      added++;
      if (faultsOf(name, fieldsOf(mutant)).length === 0) missed.push(`${name} with ${field}`);
    }
  }
  expect(missed).toEqual([]);
  expect(added).toBeGreaterThan(1000);
}, 120_000);

test("a forbidden field in a type is found, and a harmless one is not", () => {
  const typeWith = (field: string) =>
    sourceFrom("shared/model/a.ts", `export type A = { readonly at: number; ${field}: string };\n`);
  expect(declaredFaults(typeWith("faceId"))).not.toEqual([]);
  expect(declaredFaults(typeWith("readonly imsi"))).not.toEqual([]);
  expect(declaredFaults(typeWith("surface"))).toEqual([]);
});

/** A schema's fields; of a table of schemas, those of every schema in it. */
function fieldsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if ("kind" in value && value.kind === "schema") return fieldNamesOf(value);
  return Object.entries(value).flatMap(([name, part]) => {
    const isRow = typeof part === "object" && part !== null && !Array.isArray(part);
    return isRow ? [name, ...fieldsOf(part)] : [];
  });
}

function faultsOf(where: string, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const rule = forbiddenRuleOf(name);
    return rule === null ? [] : [`${where} has a field ${name}: ${rule}`];
  });
}

/** The same schema with one more field, once for each object in it. */
function* mutants(schema: unknown, field: string): Iterable<unknown> {
  if (typeof schema !== "object" || schema === null) return;
  if (Array.isArray(schema)) {
    for (const [i, part] of schema.entries()) {
      for (const mutant of mutants(part, field)) yield schema.with(i, mutant);
    }
    return;
  }
  for (const [name, part] of Object.entries(schema)) {
    if (name === "entries" && typeof part === "object") {
      yield { ...schema, entries: { ...part, [field]: v.string() } };
    }
    for (const mutant of mutants(part, field)) yield { ...schema, [name]: mutant };
  }
}

/** Fields that a type, an interface or a class declares. */
function declaredFaults({ path, script }: Source): string[] {
  if (script === undefined) return [];
  return [...nodesOf(script)]
    .filter((node) => ts.isPropertySignature(node) || ts.isPropertyDeclaration(node))
    .flatMap((node) => {
      const name = node.name.getText(script);
      return faultsOf(`${path}:${lineOf(script, node)}`, [name]);
    });
}
