import { createHash, randomInt, timingSafeEqual } from "node:crypto";

/** No 0 and O, no 1 and I: the code is read from one screen and typed at another. */
const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LENGTH = 8;

/** A code that lets one browser in and is then replaced: 40 bits of chance, "7KQM-3XRP". */
export class LogInCode {
  #code: string;

  constructor(first: string | null) {
    this.#code = first ?? newCode();
  }

  get code(): string {
    return this.#code;
  }

  /** Whether the typed text is the code; if it is, another one is in force from now on. */
  take(typed: string): boolean {
    const isRight = timingSafeEqual(digestOf(this.#code), digestOf(typed));
    if (isRight) this.#code = newCode();
    return isRight;
  }
}

function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? "");
  return `${letters.slice(0, LENGTH / 2).join("")}-${letters.slice(LENGTH / 2).join("")}`;
}

/** Case, spaces and the dash do not matter; full-width letters of an input method are letters. */
function digestOf(text: string): Buffer {
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  return createHash("sha256").update(plain).digest();
}
