import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { Checkpoint } from "../../shared/model/checkpoint.ts";
import { heading } from "../../shared/units/quantity.ts";
import type { RowContext } from "./row-context.ts";
import type { RowRejection } from "./row-identity.ts";
import type { RowReader } from "./row-reader.ts";
import { flagsOf, siteOf } from "./row-site.ts";

export function checkpointFromRow(
  reader: RowReader,
  context: RowContext,
): Result<Checkpoint, RowRejection> {
  const site = siteOf(reader, context);
  if (!site.ok) return err(site.refusal);
  const { id, name, position } = site.value;
  const direction = reader.heading();
  const lanes = reader.number("lanes", [1, 20]);
  return ok({
    kind: "checkpoint",
    id,
    name,
    position,
    heading: direction === null ? null : heading(direction),
    lanes: lanes === null ? null : Math.round(lanes),
    source: context.source,
    flags: flagsOf(site.value),
  });
}
