import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import { decodeAs, decodeText } from "./decode-text.ts";

export type DbfTable = {
  readonly columns: readonly string[];
  /** One a record in the order of the file; null: deleted. */
  readonly records: readonly (ReadonlyMap<string, string> | null)[];
  readonly encoding: string;
  readonly lossy: boolean;
};

/** Attributes of a shapefile as text, exactly as written: a number of twenty digits stays whole,
 *  and no date passes through the host's time zone.   Source: dBASE III/IV table file. */
export function dbfTable(
  bytes: Uint8Array,
  encoding: string | null,
): Result<DbfTable, ImportRefusal> {
  const broken = (what: string) => err<ImportRefusal>({ kind: "shapefile-broken", what });
  if (bytes.length < 33) return broken(".dbf is too short");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(4, true);
  const headerBytes = view.getUint16(8, true);
  const recordBytes = view.getUint16(10, true);
  if (headerBytes < 33 || headerBytes > bytes.length) return broken(".dbf header");
  // Only the records are nothing but text: the header holds counts and widths.
  const words = bytes.subarray(headerBytes);
  const decode = decoderOf(words, encoding ?? labelOfLanguage(bytes[29] ?? 0));
  const layout = layoutOf(bytes, headerBytes, decode);
  const width = layout.reduce((sum, field) => sum + field.bytes, 1);
  if (layout.length === 0 || width > recordBytes) return broken(".dbf columns");
  if (headerBytes + count * recordBytes > bytes.length + recordBytes)
    return broken(".dbf is cut off");
  const records: (ReadonlyMap<string, string> | null)[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = headerBytes + index * recordBytes;
    if (start + width > bytes.length) return broken(".dbf is cut off");
    records.push(bytes[start] === DELETED ? null : recordAt(bytes, start + 1, layout, decode));
  }
  return ok({
    columns: layout.map(({ name }) => name),
    records,
    encoding: decode.encoding,
    lossy: decode.lossy,
  });
}

const DELETED = 0x2a;
const COLUMN_BYTES = 32;
const HEADER_END = 0x0d;

type Field = { readonly name: string; readonly type: string; readonly bytes: number };
type Decoder = {
  readonly encoding: string;
  readonly lossy: boolean;
  text(part: Uint8Array): string;
};

/** The file's own label; where there is none, UTF-8 if every byte allows it, else GB18030. */
function decoderOf(words: Uint8Array, label: string | null): Decoder {
  const named = label === null ? null : decodeAs(words, label);
  const { encoding, lossy } = named ?? decodeText(words);
  const decoder = new TextDecoder(encoding);
  return { encoding, lossy, text: (part) => decoder.decode(part) };
}

/** The language byte of the header, where it is one that still occurs. */
function labelOfLanguage(byte: number): string | null {
  const labels: Readonly<Record<number, string>> = { 0x4d: "gb18030", 0x7a: "gb18030" };
  return labels[byte] ?? null;
}

function layoutOf(bytes: Uint8Array, headerBytes: number, decode: Decoder): Field[] {
  const fields: Field[] = [];
  for (let at = 32; at + COLUMN_BYTES <= headerBytes; at += COLUMN_BYTES) {
    if (bytes[at] === HEADER_END) break;
    const padded = bytes.subarray(at, at + 11);
    const end = padded.indexOf(0);
    const name = decode.text(end === -1 ? padded : padded.subarray(0, end));
    const type = String.fromCharCode(bytes[at + 11] ?? 0);
    // Long texts of type C put the high byte of their length where the decimals stand.
    const high = type === "C" ? (bytes[at + 17] ?? 0) : 0;
    fields.push({ name: name.trim(), type, bytes: (bytes[at + 16] ?? 0) + high * 256 });
  }
  return fields;
}

function recordAt(
  bytes: Uint8Array,
  start: number,
  layout: readonly Field[],
  decode: Decoder,
): Map<string, string> {
  const record = new Map<string, string>();
  let at = start;
  for (const field of layout) {
    const text = decode.text(bytes.subarray(at, at + field.bytes));
    const value = text.replaceAll("\0", "").trim();
    // An unset number is written as stars.
    record.set(field.name, /^\*+$/.test(value) ? "" : value);
    at += field.bytes;
  }
  return record;
}
