import { BrokenOsm } from "./osm-refusal.ts";

/** Wire kinds of protocol buffers. */
export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** Walks the fields of one message inside a larger run of bytes.
 *  Errors: throws BrokenOsm where a field runs past the end of its message.
 *  Source: protobuf.dev, Encoding. */
export class Protobuf {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  get more(): boolean {
    return this.at < this.end;
  }

  /** Unsigned whole number; exact up to 2^53. */
  varint(): number {
    const bytes = this.bytes;
    let at = this.at;
    if (at >= this.end) throw pastEnd(at);
    let byte = bytes[at++] ?? 0;
    if (byte < 0x80) {
      this.at = at;
      return byte;
    }
    let value = byte & 0x7f;
    let scale = 0x80;
    for (;;) {
      if (at >= this.end) throw pastEnd(at);
      byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
      scale *= 0x80;
      if (scale > 2 ** 63) throw new BrokenOsm("broken", "a number has no end", at);
    }
    this.at = at;
    return value;
  }

  /** Signed whole number in zigzag form. */
  zigzag(): number {
    const value = this.varint();
    if (value < 0x80000000) return (value >>> 1) ^ -(value & 1);
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** Signed whole number written in two's complement. */
  int64(): number {
    const start = this.at;
    const value = this.varint();
    return value < 2 ** 53 ? value : this.#complement(start);
  }

  /** Length of a field of bytes that is known to fit; the cursor stands at its first byte. */
  length(): number {
    const length = this.varint();
    if (this.at + length > this.end) throw pastEnd(this.at);
    return length;
  }

  /** The inner message at the cursor, which moves past it. */
  message(): Protobuf {
    const length = this.length();
    const start = this.at;
    this.at += length;
    return new Protobuf(this.bytes, start, start + length);
  }

  skip(wire: number): void {
    if (wire === WIRE.varint) this.varint();
    else if (wire === WIRE.bytes) this.message();
    else if (wire === WIRE.fixed64) this.at += 8;
    else if (wire === WIRE.fixed32) this.at += 4;
    else throw new BrokenOsm("broken", `a field has the unknown wire kind ${wire}`, this.at);
    if (this.at > this.end) throw pastEnd(this.at);
  }

  #complement(start: number): number {
    let value = 0n;
    for (let at = start; at < this.at; at += 1) {
      value |= BigInt((this.bytes[at] ?? 0) & 0x7f) << BigInt(7 * (at - start));
    }
    return Number(BigInt.asIntN(64, value));
  }
}

const pastEnd = (at: number): BrokenOsm =>
  new BrokenOsm("broken", "a field runs past the end of its message", at);
