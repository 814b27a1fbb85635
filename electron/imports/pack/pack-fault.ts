/** Why the streets and the map of the offline city cannot be used. */
export type PackFault =
  /** No map extract was imported yet. */
  | { readonly kind: "no-pack" }
  /** A file is missing, cut off or changed: its digest is not the one it was written with. */
  | { readonly kind: "pack-damaged"; readonly file: string; readonly what: string }
  /** Written by another version of the program. */
  | { readonly kind: "pack-format"; readonly found: string };

/** "pack-damaged: map.pmtiles, checksum": a word that the screen knows, and what it is about. */
export function packFaultText(fault: PackFault): string {
  if (fault.kind === "pack-damaged") return `${fault.kind}: ${fault.file}, ${fault.what}`;
  return fault.kind === "pack-format" ? `${fault.kind}: ${fault.found}` : fault.kind;
}
