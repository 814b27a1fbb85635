import { expect, test } from "vitest";
import { routeLook } from "./route-look.ts";
import { symbolTones } from "./symbol-tones.ts";
import type { Rgba } from "./symbol-tones.ts";

test("sixteen routes have sixteen looks, and neighbours differ in lightness and in dash", () => {
  const looks = Array.from({ length: 16 }, (_, index) => routeLook(index + 1));
  expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBe(16);
  for (let index = 1; index < looks.length; index += 1) {
    expect(looks[index]?.tone).not.toBe(looks[index - 1]?.tone);
    expect(looks[index]?.dash).not.toEqual(looks[index - 1]?.dash);
  }
});

test.each(["night", "day"] as const)("by %s the steps lie 15 L* apart in grey", (theme) => {
  const { proposal, patrol } = symbolTones(theme);
  for (const tones of [proposal, patrol]) {
    const steps = tones.map(lightness).sort((a, b) => a - b);
    for (let index = 1; index < steps.length; index += 1) {
      expect((steps[index] ?? 0) - (steps[index - 1] ?? 0)).toBeGreaterThanOrEqual(15);
    }
  }
});

/** CIE L*, of an opaque sRGB colour. */
function lightness([red, green, blue]: Rgba): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 116 * Math.cbrt(0.2126 * r + 0.7152 * g + 0.0722 * b) - 16;
}
