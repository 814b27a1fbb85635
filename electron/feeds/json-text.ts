import { quoteLongIntegers } from "../../shared/kit/quote-long-integers.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";

/** The value of a JSON text, long integers kept as text (rule N7).  Errors: the parser's words. */
export function valueOfJson(text: string): Result<unknown, string> {
  try {
    const value: unknown = JSON.parse(quoteLongIntegers(text));
    return ok(value);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
