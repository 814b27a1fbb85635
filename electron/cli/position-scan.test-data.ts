import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What was sent, as a file could hold it: eight bytes of SQLite, or digits of a text. */
export class SentPositions {
  readonly #doubles = new Set<bigint>();
  readonly #texts = new Set<string>();
  readonly #pairs = new Set<string>();
  readonly #keys = new Set<string>();

  add(lng: number, lat: number, key: string): void {
    for (const degrees of [lng, lat]) {
      const bytes = Buffer.alloc(8);
      bytes.writeDoubleBE(degrees);
      this.#doubles.add(bytes.readBigUInt64BE());
      this.#texts.add(String(degrees));
    }
    this.#pairs.add(pairOf(lng, lat));
    this.#keys.add(key);
  }

  /** Every trace of them in the files of a folder: tables, write-ahead logs, free pages. */
  tracesIn(folder: string): string[] {
    return filesIn(folder).flatMap((file) => {
      const bytes = readFileSync(file);
      return [...this.#doublesIn(bytes), ...this.#textsIn(bytes)].map((what) => `${file}: ${what}`);
    });
  }

  *#doublesIn(bytes: Buffer): Iterable<string> {
    for (let at = 0; at + 8 <= bytes.length; at++) {
      const value = bytes.readBigUInt64BE(at);
      if (this.#doubles.has(value)) yield `the number ${bytes.readDoubleBE(at)} at byte ${at}`;
    }
  }

  *#textsIn(bytes: Buffer): Iterable<string> {
    const text = bytes.toString("latin1");
    for (const key of this.#keys) if (text.includes(key)) yield `the device ${key}`;
    let before: number | null = null;
    for (const [number] of text.matchAll(/-?\d+\.\d{4,}/g)) {
      if (this.#texts.has(number)) yield `the text ${number}`;
      if (before !== null && this.#pairs.has(pairOf(before, Number(number)))) {
        yield `the pair ${before}, ${number}`;
      }
      before = Number(number);
    }
  }
}

/** A centimetre: a position that was rounded as the road graph rounds is still one. */
function pairOf(lng: number, lat: number): string {
  return `${lng.toFixed(7)},${lat.toFixed(7)}`;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}
