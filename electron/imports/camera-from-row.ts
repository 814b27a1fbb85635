import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { Camera } from "../../shared/model/camera.ts";
import { heading, metres } from "../../shared/units/quantity.ts";
import type { RowContext } from "./row-context.ts";
import { flagsOf, siteOf } from "./row-site.ts";
import type { RowRejection } from "./row-identity.ts";
import { shortName } from "./row-identity.ts";
import type { RowReader } from "./row-reader.ts";

/** Farther than this nobody is seen. */
const RANGE_METRES_MAX = 20_000;

export function cameraFromRow(
  reader: RowReader,
  context: RowContext,
): Result<Camera, RowRejection> {
  const site = siteOf(reader, context);
  if (!site.ok) return err(site.refusal);
  const { id, name, position } = site.value;
  const direction = reader.heading();
  const range = reader.number("range", [0, RANGE_METRES_MAX]);
  const group = shortName(reader.text("group"));
  return ok({
    kind: "camera",
    id,
    name,
    position,
    heading: direction === null ? null : heading(direction),
    fieldOfView: reader.number("fieldOfView", [1, 360]),
    range: range === null ? null : metres(range),
    group: group === "" ? null : group,
    source: context.source,
    flags: flagsOf(site.value),
  });
}
