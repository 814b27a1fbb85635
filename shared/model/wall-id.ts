/** The wall that this machine's own displays make. */
export const OWN_WALL = "wall";
/** The one display of a browser. */
export const BROWSER_DISPLAY = "browser";

/** The wall that a display belonged to before walls had names. */
export function wallOfDisplay(displayKey: string): string {
  return displayKey === BROWSER_DISPLAY ? BROWSER_DISPLAY : OWN_WALL;
}
