import { expect, test } from "vitest";
import { dbfTable } from "./dbf.ts";

type Column = { readonly name: string | Uint8Array; readonly type: string; readonly bytes: number };

/** A table as dBASE writes it; a record of null is deleted. */
function dbf(columns: readonly Column[], records: readonly (readonly Uint8Array[] | null)[]) {
  const headerBytes = 32 + columns.length * 32 + 1;
  const recordBytes = columns.reduce((sum, { bytes }) => sum + bytes, 1);
  const file = Buffer.alloc(headerBytes + records.length * recordBytes, 0x20);
  file.fill(0, 0, headerBytes);
  file.writeUInt8(3, 0);
  file.writeUInt32LE(records.length, 4);
  file.writeUInt16LE(headerBytes, 8);
  file.writeUInt16LE(recordBytes, 10);
  for (const [at, { name, type, bytes }] of columns.entries()) {
    Buffer.from(name).copy(file, 32 + at * 32, 0, 10);
    file.write(type, 32 + at * 32 + 11, "latin1");
    file.writeUInt8(bytes, 32 + at * 32 + 16);
  }
  file.writeUInt8(0x0d, headerBytes - 1);
  for (const [row, values] of records.entries()) {
    let at = headerBytes + row * recordBytes;
    file.writeUInt8(values === null ? 0x2a : 0x20, at);
    at += 1;
    for (const [column, { bytes }] of columns.entries()) {
      Buffer.from(values?.[column] ?? "").copy(file, at, 0, bytes);
      at += bytes;
    }
  }
  return file;
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
/** "球机" in GB18030. */
const BALL_CAMERA = Buffer.from("c7f2bbfa", "hex");
const ID = "34020000001320000001";
const COLUMNS = [
  { name: "ID", type: "N", bytes: 20 },
  { name: "NAME", type: "C", bytes: 254 },
  { name: "MADE", type: "D", bytes: 8 },
];

test("a number of twenty digits and a date are the text that was written, on any host", () => {
  const table = dbfTable(dbf(COLUMNS, [[text(ID), text("东门"), text("20260102")]]), null);
  expect(table.ok && [...(table.value.records[0] ?? [])]).toEqual([
    ["ID", ID],
    ["NAME", "东门"],
    ["MADE", "20260102"],
  ]);
});

test("deleted records keep their place and unset numbers are empty", () => {
  const table = dbfTable(dbf(COLUMNS, [null, [text("*".repeat(20)), text("a"), text("")]]), null);
  expect(table.ok && table.value.records[0]).toBeNull();
  expect(table.ok && table.value.records[1]?.get("ID")).toBe("");
});

test("without a label the words decide, whatever bytes the header happens to hold", () => {
  const rows = (name: Uint8Array) =>
    Array.from({ length: 200 }, () => [text("1"), name, text("20260102")]);
  const utf8 = dbfTable(dbf(COLUMNS, rows(text("球机"))), null);
  expect(utf8).toMatchObject({ value: { encoding: "utf-8", lossy: false } });
  const gb = dbfTable(dbf(COLUMNS, rows(BALL_CAMERA)), null);
  expect(gb).toMatchObject({ value: { encoding: "gb18030", lossy: false } });
  expect(gb.ok && gb.value.records[199]?.get("NAME")).toBe("球机");
});

test("a wrong label is heard, and an unknown one is passed over", () => {
  const file = dbf(COLUMNS, [[text("1"), BALL_CAMERA, text("")]]);
  expect(dbfTable(file, "utf-8")).toMatchObject({ value: { lossy: true } });
  expect(dbfTable(file, "klingon")).toMatchObject({ value: { encoding: "gb18030" } });
});

test("every cut of a table is refused", () => {
  const file = dbf(COLUMNS, [[text(ID), text("东门"), text("20260102")]]);
  for (let end = 0; end < file.length; end += 1) {
    expect(dbfTable(file.subarray(0, end), null).ok).toBe(false);
  }
});
