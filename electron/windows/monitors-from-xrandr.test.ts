import { expect, test } from "vitest";
import { edidFrom } from "./monitor.ts";
import { monitorsFromXrandr } from "./monitors-from-xrandr.ts";

/** A block of 128 bytes as the standard lays it out. */
function edid(of: { product: number; number: number; serial?: string; name?: string }): string {
  const bytes = new Uint8Array(128);
  bytes.set([0, 255, 255, 255, 255, 255, 255, 0, 0x10, 0xac]);
  const view = new DataView(bytes.buffer);
  view.setUint16(10, of.product, true);
  view.setUint32(12, of.number, true);
  const text = (start: number, tag: number, words: string) => {
    bytes.set([0, 0, 0, tag, 0], start);
    bytes.set(new TextEncoder().encode(`${words}\n`.padEnd(13)), start + 5);
  };
  if (of.serial !== undefined) text(72, 0xff, of.serial);
  if (of.name !== undefined) text(90, 0xfc, of.name);
  return Buffer.from(bytes).toString("hex");
}

function rows(hex: string): string {
  return (hex.match(/.{32}/g) ?? []).map((row) => `\t\t${row}\n`).join("");
}

const screenLine = "Screen 0: minimum 320 x 200, current 5760 x 1080, maximum 16384 x 16384\n";

test("outputs that are on are read with their place and what their monitor says of itself", () => {
  const hex = edid({ product: 0x40f7, number: 5, serial: "9F2K1", name: "DELL U2720Q" });
  const text = [
    screenLine,
    "DP-1 connected primary 1920x1080+0+0 (normal left inverted) 597mm x 336mm\n",
    `\tEDID: \n${rows(hex)}\tnon-desktop: 0 \n\t\tsupported: 0, 1\n   1920x1080     60.00*+\n`,
    "HDMI-1 connected 1920x1080+1920+-20 (normal left inverted) 597mm x 336mm\n",
    "   1920x1080     60.00*+\n",
    "DP-2 disconnected (normal left inverted right x axis y axis)\n",
    "DP-3 connected (normal left inverted right x axis y axis)\n   1920x1080     60.00 +\n",
  ].join("");
  const size = { width: 1920, height: 1080 };
  const told = { maker: "DEL", product: "40f7", serial: "9F2K1", name: "DELL U2720Q" };
  expect(monitorsFromXrandr(text)).toEqual([
    { port: "DP-1", bounds: { x: 0, y: 0, ...size }, edid: told },
    { port: "HDMI-1", bounds: { x: 1920, y: -20, ...size }, edid: null },
  ]);
});

test("a number that makers leave in the field is no serial, and a real one is", () => {
  for (const number of [0, 1, 0x01010101, 0xffffffff]) {
    expect(edidFrom(edid({ product: 1, number }))?.serial).toBe("");
  }
  expect(edidFrom(edid({ product: 1, number: 4711 }))).toMatchObject({
    ...{ maker: "DEL", product: "0001", serial: "4711", name: "" },
  });
});

test("what is no EDID, or was cut, is none", () => {
  const whole = edid({ product: 1, number: 1 });
  for (const hex of ["", "zz", whole.slice(0, 200), `ff${whole.slice(2)}`]) {
    expect(edidFrom(hex)).toBeNull();
  }
});

test("an answer of another shape has no monitors in it", () => {
  for (const text of ["", "Can't open display", screenLine]) {
    expect(monitorsFromXrandr(text)).toEqual([]);
  }
});
