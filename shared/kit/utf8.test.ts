import { expect, test } from "vitest";
import { textFromUtf8, utf8From } from "./utf8.ts";

const TEXTS = [
  "",
  "Hauptstraße",
  "人民路",
  "乌鲁木齐路 ئۈرۈمچى",
  "𠮷野家 🚓",
  "a\u0000b",
  "\ud800x",
];

test("bytes equal those of the platform's encoder, and the text comes back", () => {
  for (const text of TEXTS) {
    const bytes = utf8From(text);
    expect([...bytes]).toEqual([...new TextEncoder().encode(text)]);
    expect(textFromUtf8(bytes)).toBe(new TextDecoder().decode(bytes));
  }
});

test("bytes that are no UTF-8 become replacement characters, never a crash", () => {
  expect(textFromUtf8(Uint8Array.of(0x41, 0x80, 0x42))).toBe("A\ufffdB");
  expect(textFromUtf8(Uint8Array.of(0xe4, 0xba))).toContain("\ufffd");
});
