import { clockText } from "../ui/time-text.ts";
import { said } from "../ui/window-preferences.svelte.ts";
import { controlWords } from "../words/control-words.ts";

/** Since when a clock runs, and what began it; for who points at it. */
export function whySince(at: number, what = ""): string {
  return [what, said(controlWords).since(clockText(at))].filter((part) => part !== "").join(" ");
}

/** Of which time a datum is, and whose word that is; for who points at its age. */
export function whyOf(at: number, source = ""): string {
  return [source, said(controlWords).asOf(clockText(at))].filter((part) => part !== "").join(" ");
}
