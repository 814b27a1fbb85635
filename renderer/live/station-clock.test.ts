import { expect, test } from "vitest";
import { randomFrom } from "../../shared/kit/random.ts";
import { StationClock, STEP_MS } from "./station-clock.ts";

const T0 = 1_784_000_000_000;

test("before anything was heard there is no time", () => {
  expect(new StationClock().read(5)).toBeNull();
});

test("windows with unlike lines and clocks show times within 50 ms of each other", () => {
  const seed = 11;
  const random = randomFrom(seed);
  const windows = Array.from({ length: 6 }, (_, i) => ({
    clock: new StationClock(),
    origin: i * 12_345.6,
    least: random() * 20,
    jitter: 5 + random() * 400,
  }));
  for (let sent = 0; sent < 60_000; sent += 100) {
    for (const { clock, origin, least, jitter } of windows) {
      const late = least + (random() < 0.1 ? 0 : random() * jitter);
      clock.hear(T0 + sent, sent + late - origin);
    }
    if (sent < 5_000) continue;
    const shown = windows.map(({ clock, origin }) => clock.read(sent + 450 - origin)!);
    expect(Math.max(...shown) - Math.min(...shown), `seed ${seed}`).toBeLessThanOrEqual(50);
  }
});

test("the clock ticks between frames and never runs back", () => {
  const random = randomFrom(3);
  const clock = new StationClock();
  let last = 0;
  for (let local = 0; local < 30_000; local += 16) {
    if (random() < 0.15) clock.hear(T0 + local - random() * 300, local);
    const shown = clock.read(local);
    if (shown === null) continue;
    expect(shown).toBeGreaterThanOrEqual(last);
    last = shown;
  }
  clock.hear(T0 + 30_000, 30_000);
  expect(clock.read(31_000)).toBe(T0 + 31_000);
});

test("a step of the station's own clock is followed, also back", () => {
  const clock = new StationClock();
  clock.hear(T0, 0);
  clock.hear(T0 - 60_000, 100);
  expect(clock.read(100)).toBe(T0 - 60_000);
  clock.hear(T0 + STEP_MS * 3, 200);
  expect(clock.read(200)).toBe(T0 + STEP_MS * 3);
});
