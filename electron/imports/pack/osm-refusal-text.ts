import { unreachable } from "../../../shared/kit/assert.ts";
import type { OsmRefusal } from "../osm/osm-refusal.ts";

/** What is wrong with an extract and where, without the path of our own copy. */
export function osmRefusalText(refusal: OsmRefusal): string {
  switch (refusal.kind) {
    case "osm-unreadable":
      return "cannot be read";
    case "osm-not-osm":
    case "osm-unsupported":
      return refusal.what;
    case "osm-truncated":
      return `cut off at byte ${refusal.offset}`;
    case "osm-broken":
      return `${refusal.what}, at byte ${refusal.offset}`;
    default:
      return unreachable(refusal);
  }
}
