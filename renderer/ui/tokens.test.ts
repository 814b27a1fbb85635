import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { THEMES } from "./preferences.svelte.ts";
import type { Theme } from "./preferences.svelte.ts";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");
const WALLS = ["--wall-0", "--wall-1", "--wall-2", "--wall-3"];
const TEXTS = ["--ink-1", "--ink-2", "--accent", "--late", "--well", "--plan"];
const FILLS = [
  ["--accent-fill", "--on-accent"],
  ["--late-fill", "--on-late"],
  ["--life-fill", "--on-life"],
] as const;

describe.each(THEMES)("the %s theme", (theme) => {
  const tokens = tokensOf(theme);
  const colour = (name: string) => tokens.get(name) ?? `${name} is missing`;

  test("lets every text be read at 7:1 on every wall", () => {
    const weak = WALLS.flatMap((wall) =>
      TEXTS.filter((text) => contrast(colour(text), colour(wall)) < 7).map(
        (text) => `${text} on ${wall}: ${contrast(colour(text), colour(wall)).toFixed(2)}`,
      ),
    );
    expect(weak).toEqual([]);
  });

  test("lets the words on a filled mark be read at 7:1", () => {
    const weak = FILLS.filter(([fill, on]) => contrast(colour(fill), colour(on)) < 7);
    expect(weak).toEqual([]);
  });

  test("lets every mark be seen at 3:1 on every wall", () => {
    const marks = ["--life", "--stale", "--life-fill"];
    const weak = WALLS.flatMap((wall) =>
      marks.filter((mark) => contrast(colour(mark), colour(wall)) < 3),
    );
    expect(weak).toEqual([]);
  });

  test("steps from wall to wall in lightness alone", () => {
    const lights = WALLS.map((wall) => luminance(colour(wall)));
    expect([...lights].sort((a, b) => a - b)).toEqual(lights);
    expect(new Set(lights).size).toBe(WALLS.length);
  });
});

function tokensOf(theme: Theme): ReadonlyMap<string, string> {
  const begins = css.indexOf(`[data-theme="${theme}"]`);
  const block = css.slice(begins, css.indexOf("}", begins));
  const found = block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6});/g);
  return new Map([...found].map(([, name = "", value = ""]) => [name, value]));
}

/** Source: WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
