import type { StoreRefusal } from "../store/store-refusal.ts";
import { STORE_REFUSALS } from "../store/store-refusal.ts";
import type { CliOutcome } from "./command-line.ts";
import { refusedWith } from "./command-line.ts";

/** The sentence of a data folder that was not opened, with what belongs to it. */
export function storeRefusalOf(refusal: StoreRefusal): CliOutcome {
  const { kind, ...detail } = refusal;
  const { message, hint } = STORE_REFUSALS[kind];
  const more = Object.entries(detail).map(([name, value]) => `${name} ${String(value)}`);
  return refusedWith(kind, [message, ...more].join("; "), hint);
}
