import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import { COLUMNS_MAX, FIELD_LENGTH_MAX, ROWS_MAX } from "./import-limits.ts";
import type { RawRow, RawTable } from "./raw-table.ts";
import { RejectedRows } from "./rejected-rows.ts";

/** Rows of a delimited text: comma, semicolon, tab or full-width comma, quotes as in RFC 4180, any
 *  line end.  A row's number is the line it starts on. */
export function tableFromCsv(text: string, layer: string): Result<RawTable, ImportRefusal> {
  const records = csvRecords(text);
  const [header, ...rest] = records;
  if (header === undefined) return err({ kind: "file-empty" });
  if (header.fields.length > COLUMNS_MAX) {
    return err({ kind: "columns-too-many", columnsMax: COLUMNS_MAX });
  }
  if (rest.length > ROWS_MAX) return err({ kind: "rows-too-many", rowsMax: ROWS_MAX });
  const columns = header.fields.map((name) => name.trim());
  const rejected = new RejectedRows();
  const rows = rest.flatMap((record) => rowOf(record, columns, rejected) ?? []);
  return ok({
    format: "csv",
    layer,
    columns: columns.filter((name) => name !== ""),
    rows,
    stated: { kind: "none" },
    rejected,
    warnings: [],
  });
}

export type CsvRecord = {
  readonly line: number;
  readonly fields: readonly string[];
  /** A quote was opened and never closed. */
  readonly open: boolean;
};

/** Every record that is not an empty line, in order. */
export function csvRecords(text: string, delimiter: string = delimiterOf(text)): CsvRecord[] {
  const records: CsvRecord[] = [];
  let at = text.startsWith("\ufeff") ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const record = recordAt(text, at, delimiter);
    const blank = record.fields.length === 1 && record.fields[0] === "" && !record.quoted;
    if (!blank) records.push({ line, fields: record.fields, open: record.open });
    line += record.lines;
    at = record.end;
  }
  return records;
}

type Scanned = {
  readonly fields: string[];
  readonly quoted: boolean;
  readonly open: boolean;
  readonly lines: number;
  readonly end: number;
};

function recordAt(text: string, start: number, delimiter: string): Scanned {
  const fields: string[] = [];
  let [at, lines, quoted] = [start, 0, false];
  for (;;) {
    let field = "";
    if (text[at] === '"') {
      quoted = true;
      const closed = quotedAt(text, at + 1);
      lines += lineEndsIn(text, at, closed.end);
      if (closed.open)
        return { fields: [...fields, closed.value], quoted, open: true, lines, end: text.length };
      field = closed.value;
      at = closed.end;
    }
    const end = plainEnd(text, at, delimiter);
    field += text.slice(at, end);
    fields.push(field);
    at = end;
    if (text[at] !== delimiter) break;
    at += 1;
  }
  if (at >= text.length) return { fields, quoted, open: false, lines, end: at };
  const wide = text[at] === "\r" && text[at + 1] === "\n";
  return { fields, quoted, open: false, lines: lines + 1, end: at + (wide ? 2 : 1) };
}

function quotedAt(text: string, start: number): { value: string; end: number; open: boolean } {
  const parts: string[] = [];
  let at = start;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1)
      return { value: parts.join("") + text.slice(at), end: text.length, open: true };
    parts.push(text.slice(at, close));
    if (text[close + 1] !== '"') return { value: parts.join(""), end: close + 1, open: false };
    parts.push('"');
    at = close + 2;
  }
}

function plainEnd(text: string, start: number, delimiter: string): number {
  let at = start;
  while (at < text.length) {
    const char = text[at];
    if (char === delimiter || char === "\n" || char === "\r") return at;
    at += 1;
  }
  return at;
}

function lineEndsIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const char = text[at];
    if (char === "\n" || (char === "\r" && text[at + 1] !== "\n")) count += 1;
  }
  return count;
}

const DELIMITERS = [",", ";", "\t", "，", "|"];

/** The delimiter that stands most often outside quotes in the first line. */
function delimiterOf(text: string): string {
  const first = text.slice(0, 65_536).replace(/"(?:[^"]|"")*"/g, "");
  const line = /^[^\r\n]*/.exec(first.replace(/^\ufeff?\s*/, ""))?.[0] ?? "";
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

function rowOf(
  record: CsvRecord,
  columns: readonly string[],
  rejected: RejectedRows,
): RawRow | null {
  const { line, fields } = record;
  const reject = (reason: Parameters<RejectedRows["add"]>[1], detail: string | number = "") => {
    rejected.add(line, reason, detail);
    return null;
  };
  if (record.open) return reject("quote-open");
  const used = fields.findLastIndex((field) => field.trim() !== "") + 1;
  if (used === 0) return null;
  if (used > columns.length) return reject("columns-extra", `${used} > ${columns.length}`);
  if (fields.some((field) => field.length > FIELD_LENGTH_MAX)) return reject("field-too-long");
  const values = new Map<string, string>();
  for (const [at, column] of columns.entries()) {
    const value = (fields[at] ?? "").trim();
    if (column !== "" && !values.has(column)) values.set(column, value);
  }
  return { row: line, fields: values, geometry: { kind: "none" } };
}
