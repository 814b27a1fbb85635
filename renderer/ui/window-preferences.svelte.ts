import { BROWSER_DISPLAY, OWN_WALL } from "../../shared/model/wall-id.ts";
import type { Catalogue, Translated } from "../words/bilingual.ts";
import { Preferences } from "./preferences.svelte.ts";

/** The display a window stands on, named in its address; browsers have none. */
export const displayKey: string =
  new URLSearchParams(globalThis.location?.search ?? "").get("display") ?? BROWSER_DISPLAY;

/** The wall that this window is part of: the machine's own, or a browser's, which stays the same
 *  from visit to visit. */
export const wallId: string = displayKey === BROWSER_DISPLAY ? browserWall() : OWN_WALL;

export const preferences = new Preferences(displayKey);

/** The words of a subject in the window's language; changes live where it is read in markup. */
export function said<Subject>(catalogue: Catalogue<Subject>): Translated<Subject> {
  return catalogue[preferences.language];
}

function browserWall(): string {
  const place = "onewall.wall";
  const made = `browser-${crypto.getRandomValues(new Uint32Array(2)).join("").slice(0, 16)}`;
  try {
    const kept = localStorage.getItem(place);
    if (kept !== null && /^browser-[0-9]{8,16}$/.test(kept)) return kept;
    localStorage.setItem(place, made);
  } catch (error) {
    console.warn("this browser's layout will not be found again", error);
  }
  return made;
}
