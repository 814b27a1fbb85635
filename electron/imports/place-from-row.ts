import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { Place } from "../../shared/model/place.ts";
import type { RowContext } from "./row-context.ts";
import { rejection, shortName } from "./row-identity.ts";
import type { RowRejection } from "./row-identity.ts";
import type { RowReader } from "./row-reader.ts";
import { siteOf } from "./row-site.ts";

/** Better known than a place of a map extract that is no town: someone brought it on purpose. */
const RANK_USUAL = 10;

/** A place to search for; without a position there is nothing to find. */
export function placeFromRow(reader: RowReader, context: RowContext): Result<Place, RowRejection> {
  const site = siteOf(reader, context);
  if (!site.ok) return err(site.refusal);
  const { id, name, position } = site.value;
  if (position.kind === "held") return err(rejection("position-impossible", position.reason));
  const latin = shortName(reader.text("nameLatin"));
  const placeClass = shortName(reader.text("class"));
  return ok({
    kind: "place",
    id: `${context.source}:${id}`.slice(0, 128),
    name,
    nameLatin: latin === "" ? null : latin,
    class: placeClass === "" ? "place" : placeClass,
    lngLat: position.lngLat,
    rank: reader.number("rank", [-1000, 1000]) ?? RANK_USUAL,
    source: context.source,
  });
}
