/** Thirty-two bits that change with any byte.  Shape: FNV-1a over four-byte words, the rest by
 *  bytes; a guard against damage, not against malice.   Source: Fowler, Noll, Vo. */
export function checksumOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  const whole = bytes.length - (bytes.length % 4);
  for (let at = 0; at < whole; at += 4) {
    const word =
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24);
    hash = Math.imul(hash ^ word, 0x01000193);
    hash ^= hash >>> 15;
  }
  for (let at = whole; at < bytes.length; at += 1) {
    hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  }
  return (hash ^ (hash >>> 16)) >>> 0;
}
