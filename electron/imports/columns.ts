import { COLUMN_WORDS, FIELDS, plainColumn } from "./column-words.ts";
import type { Field } from "./column-words.ts";

/** The columns of a table that say something of a field: tiers by how surely, each with the columns
 *  that mean the same. */
export type Columns = ReadonlyMap<Field, readonly (readonly string[])[]>;

/** Bytes that a column name may have in a .dbf; a longer one was cut off there. */
const DBF_NAME_BYTES = 10;

export function columnsFrom(names: readonly string[], format: string): Columns {
  const spelled = names.map((name) => ({ name, plain: plainColumn(name) }));
  const cutOff = format === "shapefile";
  const columns = new Map<Field, string[][]>();
  for (const field of FIELDS) {
    const tiers = COLUMN_WORDS[field].map((words) =>
      spelled
        .filter(({ name, plain }) => isOneOf(plain, words, cutOff && wasCut(name)))
        .map(nameOf),
    );
    const filled = tiers.filter((tier) => tier.length > 0);
    if (filled.length > 0) columns.set(field, filled);
  }
  return columns;
}

const nameOf = ({ name }: { readonly name: string }): string => name;

function isOneOf(plain: string, words: readonly string[], cut: boolean): boolean {
  if (words.includes(plain)) return true;
  const stem = plain.replaceAll("\ufffd", "");
  return cut && stem.length >= 3 && words.some((word) => word.startsWith(stem));
}

function wasCut(name: string): boolean {
  return name.endsWith("\ufffd") || new TextEncoder().encode(name).length >= DBF_NAME_BYTES - 1;
}
