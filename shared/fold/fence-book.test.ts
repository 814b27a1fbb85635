import { expect, test } from "vitest";
import { metres, heading, epochMs } from "../units/quantity.ts";
import { pointTowards } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { FenceEdge, MarkingForm } from "../model/marking.ts";
import { FenceBook } from "./fence-book.ts";
import type { MarkingState } from "./marking-state.ts";

const CENTRE: LngLat = [119.92, 28.85];
const RADIUS = 200;
const START = 1_764_000_000_000;

const marking = (id: string, form: MarkingForm, fence: FenceEdge | null): MarkingState => ({
  ...{ id, name: id, form, fence, repaired: false, by: "甲", at: epochMs(START) },
  ...{ erasedAt: null, erasedBy: null },
});
const ring = (fence: FenceEdge | null, id = "ring") =>
  marking(id, { kind: "circle", centre: CENTRE, radius: metres(RADIUS) }, fence);

/** So far inside the ring; negative: outside. */
const atDepth = (depth: number) => pointTowards(CENTRE, heading(70), metres(RADIUS - depth));

/** Depths second by second, and what calls after each. */
function walked(fence: FenceEdge, depths: readonly number[]): string[] {
  const book = new FenceBook(() => null);
  book.use(new Map([["ring", ring(fence)]]));
  return depths.map((depth, second) => {
    book.sight("u1", atDepth(depth), epochMs(START + second * 1000));
    return [...book.holds()].map(({ edge }) => edge).join();
  });
}

test("who is ten metres in has come in at once; nearer, after five seconds", () => {
  expect(walked("both", [-50, -5, 9, 11])).toEqual(["", "", "", "enter"]);
  expect(walked("both", [-50, 3, 3, 3, 3, 3, 3])).toEqual(["", "", "", "", "", "", "enter"]);
});

test("who trembles over the edge crosses once, however long and wide", () => {
  const tremble = Array.from({ length: 120 }, (_, second) => (second % 2 === 0 ? -15 : 15));
  const calls = walked("both", tremble);
  expect(calls.slice(0, 2)).toEqual(["", "enter"]);
  expect(new Set(calls.slice(1))).toEqual(new Set(["enter"]));
});

test("a fence calls for its own edge alone", () => {
  const inAndOut = [-50, 50, 50, 50, 50, 50, 50, -50, -50];
  expect(walked("enter", inAndOut).at(-1)).toBe("");
  expect(walked("leave", inAndOut).slice(0, 7).join("")).toBe("");
  expect(walked("leave", inAndOut).at(-1)).toBe("leave");
  expect(walked("both", inAndOut).at(-1)).toBe("leave");
});

test("nobody crosses by being seen first, nor a fence that is drawn around them", () => {
  expect(walked("enter", [50, 50])).toEqual(["", ""]);
  const book = new FenceBook(() => null);
  book.use(new Map());
  book.sight("out", atDepth(-40), epochMs(START));
  book.sight("in", atDepth(40), epochMs(START));
  book.use(new Map([["ring", ring("enter")]]));
  expect([...book.holds()]).toEqual([]);
  book.sight("in", atDepth(40), epochMs(START + 1000));
  book.sight("out", atDepth(40), epochMs(START + 1000));
  expect([...book.holds()].map(({ unitId }) => unitId)).toEqual(["out"]);
});

test("what called before goes on calling, and an older fix says nothing new", () => {
  const since = epochMs(START - 60_000);
  const book = new FenceBook((source) => (source === "enter/ring/u1" ? since : null));
  book.use(new Map([["ring", ring("enter")]]));
  book.sight("u1", atDepth(-4), epochMs(START));
  expect([...book.holds()].map((hold) => hold.since)).toEqual([since]);
  book.sight("u1", atDepth(-400), epochMs(START - 5000));
  expect([...book.holds()].length).toBe(1);
  book.sight("u1", atDepth(-400), epochMs(START + 5000));
  expect([...book.holds()]).toEqual([]);
});

test("a shape that is taken away, or no fence any more, calls no more", () => {
  const book = new FenceBook(() => null);
  book.use(new Map([["ring", ring("enter")]]));
  book.sight("u1", atDepth(-40), epochMs(START));
  book.sight("u1", atDepth(40), epochMs(START + 1000));
  expect([...book.holds()].length).toBe(1);
  book.use(new Map([["ring", ring(null)]]));
  expect([...book.holds()]).toEqual([]);
  book.use(new Map([["ring", { ...ring("enter"), erasedAt: epochMs(START + 2000) }]]));
  book.sight("u1", atDepth(40), epochMs(START + 3000));
  expect([...book.holds()]).toEqual([]);
});
