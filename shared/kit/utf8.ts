/** UTF-8 bytes of a text; a lone surrogate becomes U+FFFD, as the Encoding Standard asks. */
export function utf8From(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const character of text) {
    const raw = character.codePointAt(0) ?? 0;
    const code = raw >= 0xd800 && raw <= 0xdfff ? 0xfffd : raw;
    if (code < 0x80) {
      bytes[length++] = code;
    } else if (code < 0x800) {
      bytes[length++] = 0xc0 | (code >> 6);
      bytes[length++] = 0x80 | (code & 63);
    } else if (code < 0x10000) {
      bytes[length++] = 0xe0 | (code >> 12);
      bytes[length++] = 0x80 | ((code >> 6) & 63);
      bytes[length++] = 0x80 | (code & 63);
    } else {
      bytes[length++] = 0xf0 | (code >> 18);
      bytes[length++] = 0x80 | ((code >> 12) & 63);
      bytes[length++] = 0x80 | ((code >> 6) & 63);
      bytes[length++] = 0x80 | (code & 63);
    }
  }
  return bytes.slice(0, length);
}

/** Text of UTF-8 bytes written by `utf8From`; a byte that starts nothing becomes U+FFFD. */
export function textFromUtf8(bytes: Uint8Array): string {
  let text = "";
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    const size = first < 0x80 ? 1 : first < 0xc0 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (size === 0 || at + size > bytes.length) {
      text += "\ufffd";
      at += 1;
      continue;
    }
    let code = size === 1 ? first : first & (0x7f >> size);
    for (let next = 1; next < size; next += 1) code = (code << 6) | ((bytes[at + next] ?? 0) & 63);
    text += code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
    at += size;
  }
  return text;
}
