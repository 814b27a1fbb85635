/** Text of bytes and how it was written.  A byte order mark decides; else strict UTF-8; else
 *  GB18030, which holds GBK and GB2312.  `lossy`: some bytes are characters in neither. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, "utf-16be");
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text, encoding: "utf-8", lossy: false };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return decoded(bytes, "gb18030");
  }
}

export type DecodedText = {
  readonly text: string;
  readonly encoding: string;
  readonly lossy: boolean;
};

/** Text in an encoding that the file names, a label of the WHATWG list; null: no such label. */
export function decodeAs(bytes: Uint8Array, label: string): DecodedText | null {
  try {
    return decoded(bytes, label);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function decoded(bytes: Uint8Array, label: string): DecodedText {
  const decoder = new TextDecoder(label);
  const text = decoder.decode(bytes);
  return { text, encoding: decoder.encoding, lossy: text.includes("\ufffd") };
}
