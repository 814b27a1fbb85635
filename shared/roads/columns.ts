type Column = Int32Array | Uint32Array | Float32Array | Uint8Array;

const BORDER = 8;
const onBorder = (bytes: number): number => Math.ceil(bytes / BORDER) * BORDER;

/** Lays columns one after another into one buffer: eight bytes of length, then the items. */
export class ColumnWriter {
  readonly #columns: Column[] = [];
  readonly #start: number;
  #bytes: number;

  constructor(start: number) {
    this.#start = onBorder(start);
    this.#bytes = this.#start;
  }

  add(column: Column): void {
    this.#columns.push(column);
    this.#bytes += BORDER + onBorder(column.byteLength);
  }

  buffer(): ArrayBuffer {
    const buffer = new ArrayBuffer(this.#bytes);
    const bytes = new Uint8Array(buffer);
    const view = new DataView(buffer);
    let at = this.#start;
    for (const column of this.#columns) {
      view.setFloat64(at, column.length, true);
      const source = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
      bytes.set(source, at + BORDER);
      at += BORDER + onBorder(column.byteLength);
    }
    return buffer;
  }
}

/** Reads them back in the same order, as views.  A column that does not fit is empty, and `whole`
 *  is false from then on. */
export class ColumnReader {
  readonly #buffer: ArrayBufferLike;
  readonly #view: DataView;
  #at: number;
  #whole = true;

  constructor(buffer: ArrayBufferLike, start: number) {
    this.#buffer = buffer;
    this.#view = new DataView(buffer);
    this.#at = onBorder(start);
  }

  get whole(): boolean {
    return this.#whole;
  }

  int32(): Int32Array {
    const [at, length] = this.#take(4);
    return new Int32Array(this.#buffer, at, length);
  }

  uint32(): Uint32Array {
    const [at, length] = this.#take(4);
    return new Uint32Array(this.#buffer, at, length);
  }

  float32(): Float32Array {
    const [at, length] = this.#take(4);
    return new Float32Array(this.#buffer, at, length);
  }

  uint8(): Uint8Array {
    const [at, length] = this.#take(1);
    return new Uint8Array(this.#buffer, at, length);
  }

  #take(itemBytes: number): [at: number, length: number] {
    const start = this.#at + BORDER;
    const room = this.#buffer.byteLength - start;
    const length = this.#whole && room >= 0 ? this.#view.getFloat64(this.#at, true) : -1;
    if (!Number.isInteger(length) || length < 0 || length * itemBytes > room) {
      this.#whole = false;
      return [0, 0];
    }
    this.#at = start + onBorder(length * itemBytes);
    return [start, length];
  }
}
