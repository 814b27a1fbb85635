import type { Grown } from "./growth.ts";
import type { Junctions } from "./junction.ts";
import type { OsmPart } from "./osm-model.ts";

/** What every writer of roads needs: the county, its part of the file, and where streets meet. */
export type Sheet = {
  readonly grown: Grown;
  readonly part: OsmPart;
  readonly junctions: Junctions;
};
