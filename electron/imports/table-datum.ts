import { unreachable } from "../../shared/kit/assert.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { withDetail } from "../../shared/model/import-reason.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import type { Columns } from "./columns.ts";
import { datumNamed, datumOfPrj, datumOfUrn } from "./datum.ts";
import type { Datum } from "./datum.ts";
import type { RowKind } from "./kind-words.ts";
import type { RawPair, RawTable } from "./raw-table.ts";
import { rawPairOf } from "./row-position.ts";
import { RowReader } from "./row-reader.ts";

export type TableDatum = { readonly datum: Datum | null; readonly warnings: readonly string[] };

/** The coordinate system of a layer: what a person declared, else what the file states, else none —
 *  then its things are held until somebody says.  Metres under a system of degrees are refused. */
export function datumOfTable(
  table: RawTable,
  columns: Columns,
  { crs, kinds }: { readonly crs: string | null; readonly kinds: ReadonlySet<RowKind> },
): Result<TableDatum, ImportRefusal> {
  const chosen = chosenDatum(table, crs);
  if (!chosen.ok) return chosen;
  const { datum } = chosen.value;
  if (datum?.projected !== true && holdsMetres(table, columns)) {
    return err({ kind: "crs-missing", what: "projected" });
  }
  if (datum !== null) return chosen;
  if (kinds.has("areas")) return err({ kind: "crs-missing", what: "areas" });
  if (kinds.has("places")) return err({ kind: "crs-missing", what: "places" });
  const warnings = [...chosen.value.warnings, withDetail("crs-untagged", table.rows.length)];
  return ok({ datum, warnings });
}

function chosenDatum({ stated }: RawTable, crs: string | null): Result<TableDatum, ImportRefusal> {
  if (crs !== null) return withoutWarning(datumNamed(crs));
  switch (stated.kind) {
    case "none":
      return ok({ datum: null, warnings: [] });
    case "by-format":
      return withoutWarning(datumNamed(stated.name));
    case "prj":
      return withoutWarning(datumOfPrj(stated.text));
    case "named": {
      const datum = datumOfUrn(stated.name);
      const unknown = withDetail("crs-member-unknown", stated.name.slice(0, 100));
      return ok({ datum, warnings: datum === null ? [unknown] : [] });
    }
    default:
      return unreachable(stated);
  }
}

function withoutWarning(datum: Result<Datum, ImportRefusal>): Result<TableDatum, ImportRefusal> {
  return datum.ok ? ok({ datum: datum.value, warnings: [] }) : datum;
}

/** No pair of degrees is this large, no pair of metres on any grid this small. */
const METRES_MIN = 10_000;
const METRES_MAX = 100_000_000;

function holdsMetres(table: RawTable, columns: Columns): boolean {
  let [pairs, metres] = [0, 0];
  for (const raw of table.rows) {
    const pair = firstPairOf(new RowReader(raw, columns, new Map()));
    if (pair?.every(Number.isFinite) !== true) continue;
    pairs += 1;
    const sizes = pair.map(Math.abs);
    if (sizes.every((size) => size >= METRES_MIN && size <= METRES_MAX)) metres += 1;
  }
  return metres * 2 > pairs;
}

function firstPairOf(reader: RowReader): RawPair | null {
  const { geometry } = reader;
  if (geometry.kind === "area") return geometry.polygons[0]?.[0]?.[0] ?? null;
  const pair = rawPairOf(reader);
  return pair.ok ? pair.value : null;
}
