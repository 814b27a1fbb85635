import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RedrawClock } from "./redraw-clock.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A clock whose redraws hold up the page for so long each. */
function clockOf(software: boolean, holdsMs: number) {
  const drawnAt: number[] = [];
  const draw = () => {
    drawnAt.push(performance.now());
    vi.setSystemTime(Date.now() + holdsMs);
    vi.advanceTimersByTime(0);
    held += holdsMs;
  };
  let held = 0;
  const real = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => real() + held);
  return { clock: new RedrawClock({ draw, software }), drawnAt };
}

test("where a card draws, what people did and what came is drawn at once", () => {
  const { clock, drawnAt } = clockOf(false, 0);
  clock.now();
  clock.changed();
  expect(drawnAt).toHaveLength(2);
  clock.stop();
});

test("where a processor draws, words go first, and many wishes are one redraw", () => {
  const { clock, drawnAt } = clockOf(true, 0);
  clock.now();
  clock.changed();
  clock.now();
  expect(drawnAt).toHaveLength(0);
  vi.advanceTimersByTime(40);
  expect(drawnAt).toHaveLength(1);
  clock.stop();
});

test("a redraw that held up the page is followed by twice as long for everything else", () => {
  const { clock, drawnAt } = clockOf(true, 800);
  clock.now();
  vi.advanceTimersByTime(100);
  for (let i = 0; i < 100; i += 1) {
    clock.soon();
    clock.changed();
    vi.advanceTimersByTime(50);
  }
  const gaps = drawnAt.slice(1).map((at, i) => at - (drawnAt[i] ?? 0));
  expect(gaps.length).toBeGreaterThan(1);
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(800 + 2 * 800);
  clock.stop();
});

test("a map that is gone is not drawn", () => {
  const { clock, drawnAt } = clockOf(true, 0);
  clock.now();
  clock.stop();
  vi.advanceTimersByTime(100);
  expect(drawnAt).toHaveLength(0);
});
