import { quoteLongIntegers } from "../../shared/kit/quote-long-integers.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { forbiddenRuleOf } from "../../shared/model/forbidden-fields.ts";

export type JsonFault = { readonly reason: "badFrame" | "forbidden"; readonly detail: string };

/** The value of a JSON text, long integers kept as text (rule N7).  Errors: the parser's words; a
 *  message with a field that may exist nowhere is refused whole, and only the field is named. */
export function valueOfJson(
  text: string,
  isForbidden: (field: string) => boolean = (field) => forbiddenRuleOf(field) !== null,
): Result<unknown, JsonFault> {
  let forbidden: string | null = null;
  try {
    const value: unknown = JSON.parse(quoteLongIntegers(text), (key, part: unknown) => {
      if (forbidden === null && key !== "" && isForbidden(key)) forbidden = key;
      return part;
    });
    return forbidden === null ? ok(value) : err({ reason: "forbidden", detail: forbidden });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return err({ reason: "badFrame", detail });
  }
}
