import { textFromUtf8, utf8From } from "../kit/utf8.ts";

/** Texts as one run of bytes, so that they travel inside a buffer. */
export type StringTable = {
  /** Text i is bytes[starts[i]] up to but not bytes[starts[i + 1]], UTF-8. */
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
};

export function stringTableFrom(texts: readonly string[]): StringTable {
  const parts = texts.map(utf8From);
  const starts = new Uint32Array(parts.length + 1);
  let total = 0;
  for (const [at, part] of parts.entries()) {
    total += part.length;
    starts[at + 1] = total;
  }
  const bytes = new Uint8Array(total);
  for (const [at, part] of parts.entries()) bytes.set(part, starts[at]);
  return { starts, bytes };
}

/** Text i; the empty text for an index the table does not have. */
export function textAt(table: StringTable, index: number): string {
  return textFromUtf8(table.bytes.subarray(table.starts[index] ?? 0, table.starts[index + 1] ?? 0));
}
