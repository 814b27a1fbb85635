import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { BaseStation } from "../../shared/model/base-station.ts";
import { metres } from "../../shared/units/quantity.ts";
import type { RowContext } from "./row-context.ts";
import type { RowRejection } from "./row-identity.ts";
import type { RowReader } from "./row-reader.ts";
import { flagsOf, siteOf } from "./row-site.ts";

/** The longest reach that timing advance allows on any net. */
const COVERAGE_METRES_MAX = 120_000;

export function baseStationFromRow(
  reader: RowReader,
  context: RowContext,
): Result<BaseStation, RowRejection> {
  const site = siteOf(reader, context);
  if (!site.ok) return err(site.refusal);
  const { id, name, position } = site.value;
  const coverage = reader.number("coverage", [0, COVERAGE_METRES_MAX]);
  return ok({
    kind: "base-station",
    id,
    name,
    position,
    coverage: coverage === null ? null : metres(coverage),
    source: context.source,
    flags: flagsOf(site.value),
  });
}
