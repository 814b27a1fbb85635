import type { Deeds } from "../../../shared/fold/duty-board.ts";
import { PATROL_DEEDS } from "../../../shared/model/patrol-result.ts";
import { said } from "../../ui/window-preferences.svelte.ts";
import { nightWords } from "../../words/night-words.ts";

/** "劝导 3  整改 1": what was done, without what was not. */
export function deedsText(deeds: Deeds): string {
  const words = said(nightWords);
  const done = PATROL_DEEDS.filter((deed) => deeds[deed] > 0);
  return done.map((deed) => `${words.deed[deed]} ${deeds[deed]}`).join("  ") || words.nothing;
}
