import type { Field } from "./column-words.ts";
import type { Columns } from "./columns.ts";
import { degreesFrom, headingFrom, numberFrom } from "./number-from.ts";
import type { RawGeometry, RawRow } from "./raw-table.ts";

/** Values of fields that were there but could not be read, counted over a file. */
export type Unreadable = Map<Field, number>;

/** One row, asked by field instead of by column. */
export class RowReader {
  readonly row: number | string;
  readonly geometry: RawGeometry;
  readonly #fields: ReadonlyMap<string, string>;
  readonly #columns: Columns;
  readonly #unreadable: Unreadable;

  constructor(raw: RawRow, columns: Columns, unreadable: Unreadable) {
    this.row = raw.row;
    this.geometry = raw.geometry;
    this.#fields = raw.fields;
    this.#columns = columns;
    this.#unreadable = unreadable;
  }

  /** The first value that is not empty, the surest column first; "" where there is none. */
  text(field: Field): string {
    return this.texts(field)[0] ?? "";
  }

  texts(field: Field): string[] {
    const tiers = this.#columns.get(field) ?? [];
    return tiers.flat().flatMap((column) => this.#filled(column));
  }

  #filled(column: string): string[] {
    const value = this.#fields.get(column) ?? "";
    return value === "" ? [] : [value];
  }

  /** Degrees of the surest columns that have a value; null where there is none, NaN where it is no
   *  number, "contradiction" where columns that mean the same differ. */
  degrees(field: "lng" | "lat"): number | null | "contradiction" {
    for (const tier of this.#columns.get(field) ?? []) {
      const values = tier.flatMap((column) => this.#filled(column));
      const [first, ...others] = values.map(degreesFrom);
      if (first === undefined) continue;
      const differ = others.some((other) => Math.abs(other - first) > SAME_DEGREES);
      return differ ? "contradiction" : first;
    }
    return null;
  }

  /** A number in its bounds; null where there is none, counted where one cannot be used. */
  number(field: Field, [min, max]: readonly [number, number]): number | null {
    return this.#readable(field, numberFrom, (value) => value >= min && value <= max);
  }

  heading(): number | null {
    return this.#readable("heading", headingFrom, (value) => Number.isFinite(value));
  }

  #readable(
    field: Field,
    from: (text: string) => number,
    isUsable: (value: number) => boolean,
  ): number | null {
    const text = this.text(field);
    if (text === "") return null;
    const value = from(text);
    if (isUsable(value)) return value;
    this.countUnreadable(field);
    return null;
  }

  countUnreadable(field: Field): void {
    this.#unreadable.set(field, (this.#unreadable.get(field) ?? 0) + 1);
  }
}

/** About a tenth of a metre: two columns of one place. */
const SAME_DEGREES = 1e-6;
