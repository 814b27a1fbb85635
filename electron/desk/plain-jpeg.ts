/** A JPEG without anything but its picture: what a camera or a telephone writes beside it (place,
 *  owner, thumbnail) is left out.  Null: these bytes are none.
 *  Source: ITU-T T.81, annex B; every segment up to the scan says its length. */
export function plainJpeg(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== START) return null;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    const [mark, code] = [bytes[at], bytes[at + 1] ?? 0];
    if (mark !== 0xff) return null;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    if (code === SCAN) {
      // Nothing after the end of the picture belongs to it: files are hidden there.
      const over = endOfPicture(bytes, end);
      return over === null ? null : joined([...kept, bytes.subarray(at, over)]);
    }
    if (!isBeside(code)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

const START = 0xd8;
const SCAN = 0xda;
const END = 0xd9;
const COMMENT = 0xfe;

/** Application segments but the first (JFIF) and Adobe's, which say how colours are to be read. */
function isBeside(code: number): boolean {
  return (code > 0xe0 && code <= 0xef && code !== 0xee) || code === COMMENT;
}

function endOfPicture(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === END) return at + 2;
  }
  return null;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
