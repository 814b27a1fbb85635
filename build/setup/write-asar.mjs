// Writes an asar archive, the format in which Electron looks for its default application.
// Layout: two little-endian length prefixes of Chromium's Pickle, a JSON header, the files.
// Source: github.com/electron/asar, README, "Format".
import { writeFileSync } from "node:fs";

/**
 * @param {string} path
 * @param {Readonly<Record<string, string>>} texts by name; no folders
 */
export function writeAsar(path, texts) {
  const files = Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
  let offset = 0;
  /** @type {Record<string, { size: number, offset: string }>} */
  const listed = {};
  for (const { name, bytes } of files) {
    listed[name] = { size: bytes.length, offset: String(offset) };
    offset += bytes.length;
  }
  const header = pickled(Buffer.from(JSON.stringify({ files: listed })));
  const size = Buffer.alloc(8);
  size.writeUInt32LE(4, 0);
  size.writeUInt32LE(header.length, 4);
  writeFileSync(path, Buffer.concat([size, header, ...files.map(({ bytes }) => bytes)]));
}

/** A string in a Pickle: payload length, string length, the bytes, padded to four. */
function pickled(/** @type {Buffer} */ text) {
  const padded = Math.ceil(text.length / 4) * 4;
  const pickle = Buffer.alloc(8 + padded);
  pickle.writeUInt32LE(4 + padded, 0);
  pickle.writeUInt32LE(text.length, 4);
  text.copy(pickle, 8);
  return pickle;
}
