/** A list that does not move under the eye: while it is held, rows keep their places, content
 *  still changes, and rows that came since wait behind a count. */
export class HeldRows<Row> {
  #rows: () => readonly Row[];
  #keyOf: (row: Row) => string;
  /** The order that stood when it was taken hold of; null: not held. */
  #order = $state.raw<readonly string[] | null>(null);

  constructor(of: { readonly rows: () => readonly Row[]; readonly keyOf: (row: Row) => string }) {
    this.#rows = of.rows;
    this.#keyOf = of.keyOf;
  }

  get held(): boolean {
    return this.#order !== null;
  }

  readonly shown: readonly Row[] = $derived.by(() => {
    const rows = this.#rows();
    const order = this.#order;
    if (order === null) return rows;
    const byKey = new Map(rows.map((row) => [this.#keyOf(row), row]));
    return order.flatMap((key) => byKey.get(key) ?? []);
  });

  readonly waiting: number = $derived.by(() => {
    const order = this.#order;
    if (order === null) return 0;
    const known = new Set(order);
    return this.#rows().filter((row) => !known.has(this.#keyOf(row))).length;
  });

  hold(): void {
    if (this.#order === null) this.#take();
  }

  release(): void {
    this.#order = null;
  }

  /** Lets in what waits and goes on holding. */
  admit(): void {
    if (this.#order !== null) this.#take();
  }

  #take(): void {
    this.#order = this.#rows().map((row) => this.#keyOf(row));
  }
}
