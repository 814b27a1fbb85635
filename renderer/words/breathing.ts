const THIN_SPACE = "\u2009";
const HAN = "\\p{Script=Han}";
const LATIN = "[A-Za-z0-9%@#+/\\-]";
const HAN_THEN_LATIN = new RegExp(`(${HAN})(?=${LATIN})`, "gu");
const LATIN_THEN_HAN = new RegExp(`(${LATIN})(?=${HAN})`, "gu");

/** The text with a thin space wherever 汉字 and Latin letters or figures touch. */
export function breathing(text: string): string {
  return text.replace(HAN_THEN_LATIN, `$1${THIN_SPACE}`).replace(LATIN_THEN_HAN, `$1${THIN_SPACE}`);
}
