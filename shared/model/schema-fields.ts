/** The name of every field that a schema has a place for, however deep.
 *  Errors: none; what is no schema has no fields. */
export function fieldNamesOf(schema: unknown): string[] {
  const names = new Set<string>();
  collect(schema, names, new Set());
  return [...names];
}

/** The parts of a schema that are schemas themselves, by what valibot calls them. */
const PARTS = ["item", "items", "options", "rest", "wrapped", "key", "value", "pipe"] as const;

function collect(part: unknown, names: Set<string>, seen: Set<unknown>): void {
  if (typeof part !== "object" || part === null || seen.has(part)) return;
  seen.add(part);
  if (Array.isArray(part)) {
    for (const one of part) collect(one, names, seen);
    return;
  }
  const fields = new Map<string, unknown>(Object.entries(part));
  const entries = fields.get("entries");
  if (typeof entries === "object" && entries !== null) {
    for (const [name, field] of Object.entries(entries)) {
      names.add(name);
      collect(field, names, seen);
    }
  }
  for (const name of PARTS) collect(fields.get(name), names, seen);
}
