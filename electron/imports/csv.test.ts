import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRecords, tableFromCsv } from "./csv.ts";

const seed = 20_261_124;
console.log(`csv laws: seed ${seed}`);

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;
const field = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(",", ";", '"', "\n", "\r", "\t", "a", "名", " ", "，"),
    maxLength: 8,
  }),
);

test("what is written with quotes reads back the same, for every delimiter and line end", () => {
  const table = fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), {
    minLength: 1,
    maxLength: 8,
  });
  const law = fc.property(
    table,
    fc.constantFrom(",", ";", "\t", "，", "|"),
    fc.constantFrom("\n", "\r\n", "\r"),
    fc.boolean(),
    (rows, delimiter, lineEnd, mark) => {
      const text = rows.map((row) => row.map(quoted).join(delimiter)).join(lineEnd);
      const read = csvRecords((mark ? "\ufeff" : "") + text, delimiter);
      expect(read.map(({ fields }) => fields)).toEqual(rows);
      expect(read.every(({ open }) => !open)).toBe(true);
    },
  );
  fc.assert(law, { seed, numRuns: 500 });
});

test("any text at all is read without an exception, and no row is both taken and rejected", () => {
  const law = fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
    const table = tableFromCsv(text, "any");
    if (!table.ok) return;
    const taken = new Set(table.value.rows.map(({ row }) => row));
    expect(table.value.rejected.listed.some(({ row }) => taken.has(row))).toBe(false);
  });
  fc.assert(law, { seed, numRuns: 1000 });
});

test("a row is numbered by the line it starts on, whatever lies within quotes before it", () => {
  const read = csvRecords('id,name\r\n1,"a\r\nb"\r\n\r\n2,c\r\n');
  expect(read.map(({ line }) => line)).toEqual([1, 2, 5]);
});

test.each([
  ["semicolons", "编号;名称;经度\n1;东门,北;120.5\n"],
  ["tabs", "编号\t名称\t经度\n1\t东门,北\t120.5\n"],
  ["full-width commas", "编号，名称，经度\n1，东门,北，120.5\n"],
])("a file with %s is split by them", (_, text) => {
  const table = tableFromCsv(text, "t");
  expect(table.ok && table.value.columns).toEqual(["编号", "名称", "经度"]);
  expect(table.ok && table.value.rows[0]?.fields.get("名称")).toBe("东门,北");
});

test("a quote that is never closed costs its row alone, with the line it began on", () => {
  const table = tableFromCsv('id,name\n1,a\n2,"b\n3,c\n', "t");
  expect(table.ok && table.value.rows.map(({ row }) => row)).toEqual([2]);
  expect(table.ok && table.value.rejected.listed).toEqual([{ row: 3, reason: "quote-open" }]);
});

test("a row with more values than columns is rejected, one with fewer is taken", () => {
  const table = tableFromCsv("id,name\n1,a,extra\n2\n3,c,\n", "t");
  expect(table.ok && table.value.rows.map(({ row }) => row)).toEqual([3, 4]);
  expect(table.ok && table.value.rejected.listed).toEqual([
    { row: 2, reason: "columns-extra: 3 > 2" },
  ]);
});
