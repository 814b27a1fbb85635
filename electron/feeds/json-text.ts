import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";

/** Integers this long lose digits as numbers; ids of 20 digits are common (rule N7). */
const LONG_INTEGER = /("(?:[^"\\]|\\.)*")|(-?\d{16,})(?![\d.eE])/g;

/** The value of a JSON text, long integers kept as text.  Errors: the parser's own words. */
export function valueOfJson(text: string): Result<unknown, string> {
  const quoted = text.replace(LONG_INTEGER, (whole, inString: string | undefined) =>
    inString === undefined ? `"${whole}"` : whole,
  );
  try {
    const value: unknown = JSON.parse(quoted);
    return ok(value);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
