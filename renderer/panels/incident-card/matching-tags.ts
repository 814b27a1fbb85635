import { TAG_VOCABULARY, isTag } from "../../../shared/model/tag-vocabulary.ts";
import type { IncidentTag } from "../../../shared/model/tag-vocabulary.ts";

export const TAGS_SHOWN_MAX = 8;

/** The tags that what was typed means, best first: initials or a word from its beginning, then
 *  anywhere in it. */
export function matchingTags(
  typed: string,
  names: Readonly<Record<IncidentTag, string>>,
): readonly IncidentTag[] {
  const text = typed.normalize("NFKC").trim().toLowerCase();
  if (text === "") return [];
  const ranked = Object.entries(TAG_VOCABULARY).flatMap(([id, initials]) => {
    if (!isTag(id)) return [];
    const rank = rankOf(text, initials, names[id].toLowerCase());
    return rank === null ? [] : [{ id, rank }];
  });
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, TAGS_SHOWN_MAX).map(({ id }) => id);
}

function rankOf(text: string, initials: string, name: string): number | null {
  if (initials === text || name === text) return 0;
  if (initials.startsWith(text)) return 1;
  if (name.startsWith(text)) return 2;
  return name.includes(text) ? 3 : null;
}
