/** Lines of a CSV file; a value with a comma, a quote or a break is quoted. */
export function csvLines(rows: readonly (readonly (string | number)[])[]): string[] {
  return rows.map((row) => `${row.map((value) => quoted(String(value))).join(",")}\n`);
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
