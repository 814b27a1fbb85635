import { kilometreText } from "../ui/figure-text.ts";
import { said } from "../ui/window-preferences.svelte.ts";
import { controlWords } from "../words/control-words.ts";

/** How far: whole metres below one kilometre, kilometres from there. */
export function distanceText(metres: number): string {
  const words = said(controlWords);
  return metres < 1000 ? words.metres(Math.round(metres)) : words.kilometres(kilometreText(metres));
}
