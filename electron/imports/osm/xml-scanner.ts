import { BrokenOsm } from "./osm-refusal.ts";

const LESS = 60;
const MORE = 62;
const SLASH = 47;
const EQUALS = 61;
const QUOTE = 34;
const APOSTROPHE = 39;
const BANG = 33;
const QUERY = 63;
const SPACE = 32;
const ATTRIBUTES_MAX = 64;
const NAMES_MAX = 64;

/** Marks of one start or end tag inside the scanner's bytes; reused for every tag. */
export class XmlTag {
  bytes: Buffer = Buffer.alloc(0);
  name = "";
  /** Byte of the file at which the tag begins. */
  offset = 0;
  /** An end tag. */
  ends = false;
  /** A start tag that ends itself. */
  empty = false;
  /** Bytes of the value that `find` found. */
  start = 0;
  end = 0;
  /** Four numbers an attribute: name from, to, value from, to. */
  readonly marks = new Int32Array(ATTRIBUTES_MAX * 4);
  count = 0;

  /** Puts start and end at the value of an attribute; false where the tag lacks it. */
  find(name: string): boolean {
    for (let at = 0; at < this.count * 4; at += 4) {
      const from = this.marks[at] ?? 0;
      if ((this.marks[at + 1] ?? 0) - from === name.length && this.#spells(from, name)) {
        this.start = this.marks[at + 2] ?? 0;
        this.end = this.marks[at + 3] ?? 0;
        return true;
      }
    }
    return false;
  }

  is(name: string, value: string): boolean {
    return (
      this.find(name) && this.end - this.start === value.length && this.#spells(this.start, value)
    );
  }

  #spells(from: number, text: string): boolean {
    for (let at = 0; at < text.length; at += 1) {
      if (this.bytes[from + at] !== text.charCodeAt(at)) return false;
    }
    return true;
  }
}

/** Finds the tags in bytes; knows XML only as far as OpenStreetMap files use it: no text content,
 *  no namespaces, no entities of their own. */
export class XmlScanner {
  readonly #tag = new XmlTag();
  readonly #onTag: (tag: XmlTag) => void;
  readonly #names = new Map<number, string>();

  constructor(onTag: (tag: XmlTag) => void) {
    this.#onTag = onTag;
  }

  /** Shows every whole tag in bytes [0, length); gives back where the first unfinished one begins.
   *  Shape: `offset` is the place of the first byte in the file. */
  scan(bytes: Buffer, length: number, offset: number): number {
    let at = 0;
    for (;;) {
      const start = bytes.indexOf(LESS, at);
      if (start < 0 || start >= length) return length;
      if (start + 1 >= length) return start;
      const mark = bytes[start + 1];
      const end =
        mark === BANG || mark === QUERY
          ? skipped(bytes, start, length)
          : this.#readTag(bytes, start, length, offset);
      if (end < 0) return start;
      at = end;
    }
  }

  /** Place after the tag, -1 where the bytes end first. */
  #readTag(bytes: Buffer, start: number, length: number, offset: number): number {
    const tag = this.#tag;
    tag.bytes = bytes;
    tag.offset = offset + start;
    tag.ends = bytes[start + 1] === SLASH;
    tag.empty = false;
    tag.count = 0;
    const nameStart = tag.ends ? start + 2 : start + 1;
    let at = nameStart;
    while (at < length && isNameByte(bytes[at] ?? 0)) at += 1;
    if (at >= length) return -1;
    tag.name = this.#nameOf(bytes, nameStart, at);
    for (;;) {
      while (at < length && (bytes[at] ?? 0) <= SPACE) at += 1;
      if (at >= length) return -1;
      const byte = bytes[at] ?? 0;
      if (byte === MORE) break;
      if (byte === SLASH) {
        tag.empty = true;
        at += 1;
        continue;
      }
      at = readAttribute(tag, at, length);
      if (at < 0) return -1;
    }
    this.#onTag(tag);
    return at + 1;
  }

  /** Short names come again and again: one text for each spelling. */
  #nameOf(bytes: Buffer, start: number, end: number): string {
    if (end - start > 6) return bytes.toString("latin1", start, end);
    let spelling = 0;
    for (let at = start; at < end; at += 1) spelling = spelling * 256 + (bytes[at] ?? 0);
    const known = this.#names.get(spelling);
    if (known !== undefined) return known;
    const name = bytes.toString("latin1", start, end);
    if (this.#names.size < NAMES_MAX) this.#names.set(spelling, name);
    return name;
  }
}

const isNameByte = (byte: number): boolean => byte > SPACE && byte !== MORE && byte !== SLASH;

/** Place after the attribute that begins here, -1 where the bytes end first. */
function readAttribute(tag: XmlTag, start: number, length: number): number {
  const { bytes, marks } = tag;
  let at = start;
  while (at < length && bytes[at] !== EQUALS && (bytes[at] ?? 0) > SPACE && bytes[at] !== MORE) {
    at += 1;
  }
  const nameEnd = at;
  while (at < length && (bytes[at] ?? 0) <= SPACE) at += 1;
  if (at >= length) return -1;
  if (bytes[at] !== EQUALS) throw broken(tag, "an attribute has no value");
  at += 1;
  while (at < length && (bytes[at] ?? 0) <= SPACE) at += 1;
  if (at >= length) return -1;
  const quote = bytes[at] ?? 0;
  if (quote !== QUOTE && quote !== APOSTROPHE) throw broken(tag, "a value has no quotes");
  const valueStart = at + 1;
  at = valueStart;
  while (at < length && bytes[at] !== quote) {
    if (bytes[at] === LESS) throw broken(tag, "a value is not closed");
    at += 1;
  }
  if (at >= length) return -1;
  if (tag.count === ATTRIBUTES_MAX) throw broken(tag, "an element has too many attributes");
  const mark = tag.count * 4;
  marks[mark] = start;
  marks[mark + 1] = nameEnd;
  marks[mark + 2] = valueStart;
  marks[mark + 3] = at;
  tag.count += 1;
  return at + 1;
}

const broken = (tag: XmlTag, what: string): BrokenOsm => new BrokenOsm("broken", what, tag.offset);

/** Place after a comment, a declaration or an instruction, -1 where the bytes end first. */
function skipped(bytes: Buffer, start: number, length: number): number {
  const comment = bytes[start + 1] === BANG && bytes[start + 2] === 45;
  const query = bytes[start + 1] === QUERY;
  const mark = comment ? "-->" : query ? "?>" : ">";
  const end = bytes.indexOf(mark, start + (comment ? 4 : 2));
  return end < 0 || end + mark.length > length ? -1 : end + mark.length;
}
