/** Integers of so many digits lose some as numbers; device numbers have twenty. */
const LONG_DIGITS = 16;

/** The JSON text with its long integers quoted, so that they are read as text.
 *  Errors: none; what is no JSON is left as it is. */
export function quoteLongIntegers(json: string): string {
  const parts: string[] = [];
  let copied = 0;
  let at = 0;
  while (at < json.length) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      at = stringEnd(json, at + 1);
    } else if (isDigit(code) || code === MINUS) {
      const start = at;
      at = numberEnd(json, at + 1);
      if (!isLongInteger(json, start, at)) continue;
      parts.push(json.slice(copied, start), '"', json.slice(start, at), '"');
      copied = at;
    } else {
      at += 1;
    }
  }
  return copied === 0 ? json : parts.join("") + json.slice(copied);
}

const QUOTE = 34;
const BACKSLASH = 92;
const MINUS = 45;

function stringEnd(json: string, start: number): number {
  let at = start;
  while (at < json.length) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    at += code === BACKSLASH ? 2 : 1;
  }
  return at;
}

function numberEnd(json: string, start: number): number {
  let at = start;
  while (at < json.length && /[\d.eE+-]/.test(json.charAt(at))) at += 1;
  return at;
}

function isLongInteger(json: string, start: number, end: number): boolean {
  return end - start >= LONG_DIGITS && /^-?\d{16,}$/.test(json.slice(start, end));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
