import { forbiddenRuleOf, namesSubscriber } from "../../shared/model/forbidden-fields.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import type { RowKind } from "./kind-words.ts";

/** The refusal for a column that no file may have, or that a file of base stations may not. */
export function forbiddenColumn(
  columns: readonly string[],
  kinds: ReadonlySet<RowKind>,
): ImportRefusal | null {
  for (const column of columns) {
    const rule = forbiddenRuleOf(column);
    const subscriber = kinds.has("base-stations") && namesSubscriber(column);
    if (rule !== null || subscriber) {
      const shown = column.slice(0, 60);
      return { kind: "forbidden-field", rule: rule ?? "subscriber", column: shown };
    }
  }
  return null;
}
