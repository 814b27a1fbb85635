import { unreachable } from "../../shared/kit/assert.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { Asset } from "../../shared/model/asset.ts";
import { withDetail } from "../../shared/model/import-reason.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import type { Place } from "../../shared/model/place.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import { areaFromRow } from "./area-from-row.ts";
import { baseStationFromRow } from "./base-station-from-row.ts";
import { cameraFromRow } from "./camera-from-row.ts";
import { checkpointFromRow } from "./checkpoint-from-row.ts";
import { plainColumn } from "./column-words.ts";
import { columnsFrom } from "./columns.ts";
import type { Columns } from "./columns.ts";
import { forbiddenColumn } from "./forbidden-column.ts";
import { incidentFromRow, personalColumnsIn } from "./incident-from-row.ts";
import type { IncidentRow } from "./incident-from-row.ts";
import { kindOfTable } from "./kind-of-table.ts";
import type { TableKind } from "./kind-of-table.ts";
import { kindFromWord } from "./kind-words.ts";
import type { RowKind } from "./kind-words.ts";
import { placeFromRow } from "./place-from-row.ts";
import { postFromRow } from "./post-from-row.ts";
import type { RawRow, RawTable } from "./raw-table.ts";
import { RejectedRows } from "./rejected-rows.ts";
import type { RowContext } from "./row-context.ts";
import type { RowRejection } from "./row-identity.ts";
import { RowReader } from "./row-reader.ts";
import type { Unreadable } from "./row-reader.ts";
import { datumOfTable } from "./table-datum.ts";
import { unitFromRow } from "./unit-from-row.ts";

/** What a file holds, checked, before anything is compared or stored. */
export type FileHarvest = {
  /** The kind most of its rows have. */
  readonly rowKind: RowKind;
  readonly assets: readonly Asset[];
  readonly places: readonly Place[];
  readonly incidents: readonly IncidentRow[];
  readonly rejected: RejectedRows;
  readonly warnings: readonly string[];
  readonly crs: string | null;
};

export type HarvestOptions = {
  readonly fileName: string;
  readonly as: RowKind | null;
  readonly crs: string | null;
  readonly now: EpochMs;
};

/** Every row of every layer as the thing it is, or by name among the rejected.  A refusal is about
 *  the whole file: nothing of it may be stored. */
export function harvestTables(
  tables: readonly RawTable[],
  options: HarvestOptions,
): Result<FileHarvest, ImportRefusal> {
  const gathered = new Gathered(options, tables.length > 1);
  for (const table of tables) {
    const refusal = gathered.addTable(table);
    if (refusal !== null) return err(refusal);
  }
  return gathered.harvest();
}

class Gathered {
  readonly #options: HarvestOptions;
  readonly #manyLayers: boolean;
  readonly #source: string;
  readonly #assets: Asset[] = [];
  readonly #places: Place[] = [];
  readonly #incidents: IncidentRow[] = [];
  readonly #rejected = new RejectedRows();
  readonly #warnings: string[] = [];
  readonly #unreadable: Unreadable = new Map();
  readonly #firstRows = new Map<string, number | string>();
  readonly #kinds = new Map<RowKind, number>();
  readonly #counts = { ringsClosed: 0, overruled: 0, priorities: 0, categories: 0 };
  #crs: string | null = null;

  constructor(options: HarvestOptions, manyLayers: boolean) {
    this.#options = options;
    this.#manyLayers = manyLayers;
    this.#source = `file:${options.fileName}`.slice(0, 128);
  }

  addTable(table: RawTable): ImportRefusal | null {
    const { as, crs, fileName, now } = this.#options;
    const columns = columnsFrom(table.columns, table.format);
    const kind: Result<TableKind, ImportRefusal> =
      as === null ? kindOfTable(table, columns, fileName) : ok({ kind: "all", rowKind: as });
    if (!kind.ok) return kind.refusal;
    const kindOf = rowKindsOf(kind.value);
    const kinds = new Set(table.rows.map(kindOf).filter((one) => one !== null));
    const forbidden = forbiddenColumn(table.columns, kinds);
    if (forbidden !== null) return forbidden;
    const datum = datumOfTable(table, columns, { crs, kinds });
    if (!datum.ok) return datum.refusal;
    this.#warnings.push(...table.warnings, ...datum.value.warnings);
    this.#rejected.addAll(table.rejected, this.#manyLayers ? table.layer : null);
    this.#crs ??= datum.value.datum?.name ?? null;
    const layer = `${table.layer} ${fileName}`;
    const context = { datum: datum.value.datum, source: this.#source, layer, now };
    for (const raw of table.rows) this.#addRow(raw, kindOf(raw), { table, columns, context });
    this.#notePersonal(table, kinds);
    if (as !== null) this.#noteOverruled(table, columns, as);
    return null;
  }

  harvest(): Result<FileHarvest, ImportRefusal> {
    const [most] = [...this.#kinds].sort(([, a], [, b]) => b - a);
    const rowKind = most?.[0] ?? this.#options.as;
    if (rowKind === null) return err({ kind: "nothing-inside" });
    return ok({
      rowKind,
      assets: this.#assets,
      places: this.#places,
      incidents: this.#incidents,
      rejected: this.#rejected,
      warnings: [...this.#warnings, ...this.#countedWarnings()],
      crs: this.#crs,
    });
  }

  #addRow(
    raw: RawRow,
    kind: RowKind | null,
    of: { table: RawTable; columns: Columns; context: RowContext & { now: EpochMs } },
  ): void {
    const row = this.#manyLayers ? `${of.table.layer}:${raw.row}` : raw.row;
    if (kind === null) {
      this.#rejected.add(row, "kind-unknown");
      return;
    }
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
    const reader = new RowReader(raw, of.columns, this.#unreadable);
    const rejection = this.#taken(row, kind, { reader, ...of });
    if (rejection !== null) this.#rejected.add(row, rejection.reason, rejection.detail);
  }

  #taken(
    row: number | string,
    kind: RowKind,
    of: { reader: RowReader; columns: Columns; context: RowContext & { now: EpochMs } },
  ): RowRejection | null {
    const { reader, context } = of;
    switch (kind) {
      case "cameras":
        return this.#takeAsset(row, cameraFromRow(reader, context));
      case "checkpoints":
        return this.#takeAsset(row, checkpointFromRow(reader, context));
      case "base-stations":
        return this.#takeAsset(row, baseStationFromRow(reader, context));
      case "units":
        return this.#takeAsset(row, unitFromRow(reader, context));
      case "posts":
        return this.#takeAsset(row, postFromRow(reader, context));
      case "areas":
        return this.#takeArea(row, reader, context);
      case "places":
        return this.#takePlace(row, placeFromRow(reader, context));
      case "incidents":
        return this.#takeIncident(row, of);
      default:
        return unreachable(kind);
    }
  }

  #takeAsset(row: number | string, made: Result<Asset, RowRejection>): RowRejection | null {
    if (!made.ok) return made.refusal;
    const twice = this.#twice(`${made.value.kind}:${made.value.id}`, made.value.id, row);
    if (twice === null) this.#assets.push(made.value);
    return twice;
  }

  #takeArea(row: number | string, reader: RowReader, context: RowContext): RowRejection | null {
    const { datum } = context;
    if (datum === null) return { reason: "position-impossible", detail: "untagged" };
    const made = areaFromRow(reader, { ...context, datum });
    if (!made.ok) return made.refusal;
    this.#counts.ringsClosed += made.value.ringsClosed;
    return this.#takeAsset(row, ok(made.value.area));
  }

  #takePlace(row: number | string, made: Result<Place, RowRejection>): RowRejection | null {
    if (!made.ok) return made.refusal;
    const twice = this.#twice(`place:${made.value.id}`, made.value.id, row);
    if (twice === null) this.#places.push(made.value);
    return twice;
  }

  #takeIncident(
    row: number | string,
    of: { reader: RowReader; columns: Columns; context: RowContext & { now: EpochMs } },
  ): RowRejection | null {
    const idColumn = of.columns.get("id")?.flat()[0] ?? "";
    const register = plainColumn(idColumn) === "jjdbh";
    const made = incidentFromRow(of.reader, { ...of.context, register });
    if (!made.ok) return made.refusal;
    const { report, assumed } = made.value;
    const twice = this.#twice(`incident:${report.id}`, report.id, row);
    if (twice !== null) return twice;
    this.#incidents.push(made.value);
    if (assumed.priority) this.#counts.priorities += 1;
    if (assumed.category) this.#counts.categories += 1;
    return null;
  }

  #twice(key: string, id: string, row: number | string): RowRejection | null {
    const first = this.#firstRows.get(key);
    if (first === undefined) this.#firstRows.set(key, row);
    return first === undefined
      ? null
      : { reason: "duplicate-id", detail: `${id.slice(0, 60)}, first in row ${first}` };
  }

  #notePersonal(table: RawTable, kinds: ReadonlySet<RowKind>): void {
    if (!kinds.has("incidents")) return;
    const dropped = personalColumnsIn(table.columns.map(plainColumn));
    if (dropped.length > 0) {
      this.#warnings.push(withDetail("personal-columns-dropped", dropped.join(", ")));
    }
  }

  /** What a person declares stands above what a column says, but not silently. */
  #noteOverruled({ rows }: RawTable, columns: Columns, as: RowKind): void {
    const column = columns.get("kind")?.[0]?.[0];
    if (column === undefined || as === "incidents" || as === "places") return;
    this.#counts.overruled += rows.filter(({ fields }) => {
      const said = kindFromWord(fields.get(column) ?? "");
      return said !== null && said !== as;
    }).length;
  }

  #countedWarnings(): string[] {
    const { ringsClosed, overruled, priorities, categories } = this.#counts;
    const warnings: string[] = [];
    if (ringsClosed > 0) warnings.push(withDetail("ring-closed", ringsClosed));
    if (overruled > 0) warnings.push(withDetail("kind-column-overruled", overruled));
    if (priorities > 0) warnings.push(withDetail("priority-assumed", priorities));
    if (categories > 0) warnings.push(withDetail("category-unknown", categories));
    for (const [field, count] of this.#unreadable) {
      warnings.push(withDetail("value-unreadable", `${field} ${count}`));
    }
    return warnings;
  }
}

function rowKindsOf(kind: TableKind): (row: RawRow) => RowKind | null {
  switch (kind.kind) {
    case "all":
      return () => kind.rowKind;
    case "by-column":
      return ({ fields }) => kindFromWord(fields.get(kind.column) ?? "");
    default:
      return unreachable(kind);
  }
}
