/** Names of the style's sources. */
export const BASE_SOURCE = "base";
export const OUTSIDE_SOURCE = "outside";
export const OUTSIDE_WORDS_SOURCE = "outside-words";
/** Images the style asks for, drawn when it is loaded. */
export const HATCH_IMAGE = "hatch";
export const ONE_WAY_IMAGE = "one-way";

/** A layer of the base map's tiles. */
export function tileLayer(layer: string): {
  readonly source: string;
  readonly "source-layer": string;
} {
  return { source: BASE_SOURCE, "source-layer": layer };
}
