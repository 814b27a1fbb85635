const AMPERSAND = 38;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Text of an attribute value: bytes [start, end) of UTF-8 with the entities of XML. */
export function xmlText(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString("utf8", start, end);
  for (let at = start; at < end; at += 1) {
    if (bytes[at] === AMPERSAND) return text.replace(/&(#x?[\da-fA-F]+|[a-z]+);/g, entityText);
  }
  return text;
}

function entityText(entity: string, name: string): string {
  if (!name.startsWith("#")) return ENTITIES[name] ?? entity;
  const hex = name.startsWith("#x");
  const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

/** Whole number in bytes [start, end), NaN for anything else. */
export function xmlInteger(bytes: Uint8Array, start: number, end: number): number {
  const negative = bytes[start] === 45;
  let value = 0;
  const first = negative ? start + 1 : start;
  if (first >= end) return NaN;
  for (let at = first; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return negative ? -value : value;
}

/** Decimal degrees in bytes [start, end) as degrees times ten million, NaN for anything else. */
export function xmlDegrees(bytes: Buffer, start: number, end: number): number {
  const negative = bytes[start] === 45;
  let value = 0;
  let decimals = -1;
  for (let at = negative ? start + 1 : start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 46 && decimals < 0) {
      decimals = 0;
      continue;
    }
    const digit = byte - 48;
    if (digit < 0 || digit > 9 || decimals >= 7) return slowDegrees(bytes, start, end);
    value = value * 10 + digit;
    if (decimals >= 0) decimals += 1;
  }
  if (end - start < (negative ? 2 : 1)) return NaN;
  for (let at = Math.max(0, decimals); at < 7; at += 1) value *= 10;
  return negative ? -value : value;
}

/** More than seven decimals, an exponent, or no number at all. */
function slowDegrees(bytes: Buffer, start: number, end: number): number {
  const text = bytes.toString("latin1", start, end);
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)
    ? Math.round(Number(text) * 1e7)
    : NaN;
}
