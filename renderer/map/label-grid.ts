const CELL = 8;

/** Which parts of the screen are taken, in cells of eight pixels: the cheap half of a declutter. */
export class LabelGrid {
  #columns = 0;
  #rows = 0;
  #taken = new Uint8Array(0);

  clear(width: number, height: number): void {
    this.#columns = Math.ceil(width / CELL) + 1;
    this.#rows = Math.ceil(height / CELL) + 1;
    const cells = this.#columns * this.#rows;
    if (this.#taken.length < cells) this.#taken = new Uint8Array(cells);
    else this.#taken.fill(0, 0, cells);
  }

  /** Takes a box, whether free or not. */
  take(x: number, y: number, width: number, height: number): void {
    const [left, right] = [this.#column(x), this.#column(x + width)];
    const [top, bottom] = [this.#row(y), this.#row(y + height)];
    for (let row = top; row <= bottom; row += 1) {
      this.#taken.fill(1, row * this.#columns + left, row * this.#columns + right + 1);
    }
  }

  isFree(x: number, y: number, width: number, height: number): boolean {
    const [left, right] = [this.#column(x), this.#column(x + width)];
    const [top, bottom] = [this.#row(y), this.#row(y + height)];
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        if (this.#taken[row * this.#columns + column] === 1) return false;
      }
    }
    return true;
  }

  #column(x: number): number {
    return Math.max(0, Math.min(this.#columns - 1, Math.floor(x / CELL)));
  }

  #row(y: number): number {
    return Math.max(0, Math.min(this.#rows - 1, Math.floor(y / CELL)));
  }
}
