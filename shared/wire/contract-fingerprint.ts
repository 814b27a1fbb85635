import { PUSHES, REQUESTS } from "./contract.ts";

/** A text that changes when the shape of any request or push does.
 *  Shape: one line a schema, its structure without functions.   Errors: none. */
export function contractShape(): string {
  const rows = Object.entries(REQUESTS).map(([name, { input, output }]) => {
    return `${name} ${shapeOf(input, 0)} -> ${shapeOf(output, 0)}`;
  });
  const pushes = Object.entries(PUSHES).map(([name, body]) => `push ${name} ${shapeOf(body, 0)}`);
  return [...rows, ...pushes].join("\n");
}

/** Deeper than any schema here; a recursive one would be a bug. */
const DEPTH_MAX = 40;

function shapeOf(value: unknown, depth: number): string {
  if (depth > DEPTH_MAX) throw new Error("a schema is nested without end");
  if (typeof value === "function") return "";
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof RegExp) return value.source;
  if (Array.isArray(value)) return `[${value.map((item) => shapeOf(item, depth + 1)).join()}]`;
  const parts = Object.entries(value)
    .filter(([key]) => key !== "reference" && key !== "message" && !key.startsWith("~"))
    .map(([key, item]) => `${key}:${shapeOf(item, depth + 1)}`);
  return `{${parts.sort().join()}}`;
}
