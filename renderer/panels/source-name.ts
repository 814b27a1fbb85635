import { said } from "../ui/window-preferences.svelte.ts";
import { breathing } from "../words/breathing.ts";
import { sourceWords } from "../words/source-words.ts";

/** Sources that every station has are named in the reader's language; others have a name of their
 *  own. */
export function sourceName({ id, name }: { readonly id: string; readonly name: string }): string {
  const own: Readonly<Record<string, string>> = said(sourceWords).own;
  return own[id] ?? breathing(name);
}
