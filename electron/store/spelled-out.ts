import { pinyin } from "pinyin-pro";

/** Readings of one name that are kept beyond its usual one. */
const VARIANTS_MAX = 24;
/** Longest spelling that is indexed, letters; a longer question is cut to it. */
export const SPELLING_LENGTH_MAX = 24;
/** Signs whose readings are remembered; the whole plane of common signs fits. */
const SIGNS_REMEMBERED_MAX = 30_000;

/** One place in a name: a sign's sound, or a word of letters as it stands. */
type Sound = { readonly text: string; readonly initial: string };

/** How a stretch of signs and letters is spelt: in full and by initials, from every syllable on.
 *  A sign with several sounds is found by each of them.  Shape: sets, so that repeats are one. */
export type Spellings = { readonly full: Set<string>; readonly initials: Set<string> };

export function addSpellings(
  spellings: Spellings,
  parts: readonly { readonly kind: "signs" | "letters"; readonly text: string }[],
): void {
  const usual = parts.flatMap(soundsOf);
  addTails(spellings, usual, usual.length - 1);
  let variants = 0;
  for (const [at, { others, sound }] of usual.entries()) {
    for (const other of others) {
      if (variants === VARIANTS_MAX) return;
      variants++;
      const varied = [...usual];
      varied[at] = { sound: other, others: [] };
      const isSameInitial = other.initial === sound.initial;
      addTails(isSameInitial ? { ...spellings, initials: new Set() } : spellings, varied, at);
    }
  }
}

type Heard = { readonly sound: Sound; readonly others: readonly Sound[] };

/** Every spelling that begins at or before `last`. */
function addTails(spellings: Spellings, sounds: readonly Heard[], last: number): void {
  for (let from = 0; from <= last; from++) {
    let [full, initials] = ["", ""];
    for (let at = from; at < sounds.length && full.length < SPELLING_LENGTH_MAX; at++) {
      full += sounds[at]?.sound.text ?? "";
      initials += sounds[at]?.sound.initial ?? "";
    }
    spellings.full.add(full.slice(0, SPELLING_LENGTH_MAX));
    spellings.initials.add(initials.slice(0, SPELLING_LENGTH_MAX));
  }
}

function soundsOf(part: { readonly kind: "signs" | "letters"; readonly text: string }): Heard[] {
  if (part.kind === "letters") {
    return [{ sound: { text: part.text, initial: part.text }, others: [] }];
  }
  const signs = [...part.text];
  const usual = pinyin(part.text, { toneType: "none", type: "array" });
  return signs.flatMap((sign, i) => {
    const known = readingsOf(sign);
    const inContext = usual.length === signs.length ? plainReadings(usual[i] ?? "") : [];
    const [first, ...rest] = new Set([...inContext, ...known]);
    if (first === undefined) return [];
    return [{ sound: soundOf(first), others: rest.map(soundOf) }];
  });
}

function soundOf(text: string): Sound {
  return { text, initial: text.slice(0, 1) };
}

const remembered = new Map<string, readonly string[]>();

function readingsOf(sign: string): readonly string[] {
  const known = remembered.get(sign);
  if (known !== undefined) return known;
  const all = pinyin(sign, { toneType: "none", type: "array", multiple: true });
  const readings = [...new Set(all.flatMap(plainReadings))];
  if (remembered.size < SIGNS_REMEMBERED_MAX) remembered.set(sign, readings);
  return readings;
}

/** ü is typed as v, and as u by those who do not know; a sign without a reading has none. */
function plainReadings(reading: string): string[] {
  const plain = reading.normalize("NFC").replace(/ê/g, "e");
  if (!/^[a-zü]+$/.test(plain)) return [];
  return plain.includes("ü") ? [plain.replace(/ü/g, "v"), plain.replace(/ü/g, "u")] : [plain];
}
