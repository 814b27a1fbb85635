/** Why a source file cannot be read: what is wrong and where. */
export type OsmRefusal =
  | { readonly kind: "osm-unreadable"; readonly path: string; readonly what: string }
  | { readonly kind: "osm-not-osm"; readonly path: string; readonly what: string }
  | { readonly kind: "osm-truncated"; readonly path: string; readonly offset: number }
  | {
      readonly kind: "osm-broken";
      readonly path: string;
      readonly offset: number;
      readonly what: string;
    }
  | { readonly kind: "osm-unsupported"; readonly path: string; readonly what: string };

/** Thrown deep inside a decoder and caught once, where the file is known, to become a refusal. */
export class BrokenOsm extends Error {
  readonly kind: "truncated" | "broken" | "unsupported";
  readonly offset: number;

  constructor(kind: "truncated" | "broken" | "unsupported", what: string, offset = 0) {
    super(what);
    this.kind = kind;
    this.offset = offset;
  }
}

/** The refusal for what a reader threw; what is not about the file is a bug and goes on. */
export function refusalFrom(path: string, thrown: unknown): OsmRefusal {
  if (thrown instanceof BrokenOsm) {
    const { kind, offset, message: what } = thrown;
    if (kind === "truncated") return { kind: "osm-truncated", path, offset };
    if (kind === "unsupported") return { kind: "osm-unsupported", path, what };
    return { kind: "osm-broken", path, offset, what };
  }
  if (thrown instanceof Error && "syscall" in thrown) {
    return { kind: "osm-unreadable", path, what: thrown.message };
  }
  throw thrown;
}
