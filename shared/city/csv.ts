/** Lines of a CSV file, a heading line first; a value with a comma, quote or break is quoted. */
export function* csvChunks(
  columns: readonly string[],
  rows: Iterable<readonly (string | number)[]>,
): Generator<string> {
  yield `${columns.join(",")}\n`;
  for (const row of rows) yield `${row.map((value) => quoted(String(value))).join(",")}\n`;
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
