import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import type { Random } from "../../shared/kit/random.ts";
import type { WallDisplay } from "../../shared/wire/wall-host.ts";
import { windowPlan } from "./window-plan.ts";

function randomDisplays(random: Random): WallDisplay[] {
  const keys = ["a", "b", "c", "d", "e", "f"].filter(() => random() < 0.6);
  return keys.map((key) => {
    const [x, y] = [randomIndex(random, 3) * 100, randomIndex(random, 2) * 100];
    return { key, name: key, primary: false, x, y, width: 100, height: 100 };
  });
}

test("after the plan there is one window for each display, where the display stands", () => {
  const seed = 4;
  const random = randomFrom(seed);
  const windows = new Map<string, WallDisplay>();
  for (let turn = 0; turn < 500; turn++) {
    const displays = randomDisplays(random);
    const before = new Map(windows);
    const plan = windowPlan(windows, displays);
    for (const key of plan.close) expect(windows.delete(key), `seed ${seed}`).toBe(true);
    for (const display of [...plan.open, ...plan.fit]) windows.set(display.key, display);
    const wanted = new Map(displays.map((display) => [display.key, display]));
    expect(new Map([...windows].sort()), `seed ${seed}`).toEqual(new Map([...wanted].sort()));
    const touched = [...plan.open, ...plan.fit].map(({ key }) => key);
    const moved = displays.filter(({ key, x, y }) => {
      const had = before.get(key);
      return had?.x !== x || had.y !== y;
    });
    expect(touched.sort(), `seed ${seed}`).toEqual(moved.map(({ key }) => key).sort());
  }
});

test("without any display every window is closed", () => {
  const windows = new Map(randomDisplays(() => 0).map((display) => [display.key, display]));
  expect(windowPlan(windows, [])).toEqual({ open: [], fit: [], close: [...windows.keys()] });
});
