import { WALL_FONT } from "./style/name-layers.ts";

/** Characters of both scripts, so that every file of the family is fetched. */
const SAMPLE = "中A";
let loading: Promise<unknown> | null = null;

/** Resolves when texts can be drawn on a canvas in the wall's family.  A canvas asks for no font
 *  by itself: what is drawn before this keeps the system's letters. */
export async function wallFontLoaded(): Promise<void> {
  loading ??= Promise.all([
    document.fonts.load(`400 16px "${WALL_FONT}"`, SAMPLE),
    document.fonts.load(`600 16px "${WALL_FONT}"`, SAMPLE),
  ]);
  await loading;
}
