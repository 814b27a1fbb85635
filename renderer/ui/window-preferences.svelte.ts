import type { Catalogue, Translated } from "../words/bilingual.ts";
import { Preferences } from "./preferences.svelte.ts";

/** The display a window stands on, named in its address; browsers have none. */
export const displayKey: string =
  new URLSearchParams(globalThis.location?.search ?? "").get("display") ?? "browser";

export const preferences = new Preferences(displayKey);

/** The words of a subject in the window's language; changes live where it is read in markup. */
export function said<Subject>(catalogue: Catalogue<Subject>): Translated<Subject> {
  return catalogue[preferences.language];
}
