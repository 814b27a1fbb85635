/** A monitor as the graphics system describes it. */
export type Monitor = {
  /** Where it is plugged in, such as "HDMI-1". */
  readonly port: string;
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** What the monitor says of itself; null: nothing that can be read. */
  readonly edid: Edid | null;
};

export type Edid = {
  /** Three letters, such as "DEL". */
  readonly maker: string;
  /** Four hex digits. */
  readonly product: string;
  /** Empty: it has none, or the same one as every other of its kind. */
  readonly serial: string;
  readonly name: string;
};

const EDID_BYTES = 128;
const HEADER = "00ffffffffffff00";
/** Numbers that makers leave in the field when they have none. */
const EMPTY_SERIALS = [0, 1, 0x01010101, 0xffffffff];

/** Reads the first block of an EDID given as hex digits; null: it is none or was cut.
 *  Source: VESA E-EDID 1.4 sections 3.3-3.4 and 3.10. */
export function edidFrom(hex: string): Edid | null {
  const bytes = Uint8Array.from(hex.match(/[0-9a-f]{2}/gi) ?? [], (pair) => parseInt(pair, 16));
  if (bytes.length < EDID_BYTES || !hex.toLowerCase().startsWith(HEADER)) return null;
  const view = new DataView(bytes.buffer);
  const letters = view.getUint16(8);
  const maker = [10, 5, 0].map((shift) => String.fromCharCode(64 + ((letters >> shift) & 31)));
  const number = view.getUint32(12, true);
  const written = descriptor(bytes, 0xff);
  const serial = written === "" && !EMPTY_SERIALS.includes(number) ? String(number) : written;
  return {
    maker: maker.join(""),
    product: view.getUint16(10, true).toString(16).padStart(4, "0"),
    serial,
    name: descriptor(bytes, 0xfc),
  };
}

/** The text of one of the four descriptors, by its tag. */
function descriptor(bytes: Uint8Array, tag: number): string {
  for (const start of [54, 72, 90, 108]) {
    const isText = bytes[start] === 0 && bytes[start + 1] === 0 && bytes[start + 3] === tag;
    if (!isText) continue;
    const text = String.fromCharCode(...bytes.subarray(start + 5, start + 18));
    return (text.split("\n")[0] ?? "").replace(/[^\x20-\x7e]/g, "").trim();
  }
  return "";
}
