import { expect, test } from "vitest";
import { randomFrom, shuffled } from "../../shared/kit/random.ts";
import { DisplayKeys } from "./display-key.ts";
import type { SeenDisplay } from "./display-key.ts";
import type { Edid } from "./monitor.ts";

const size = { width: 1920, height: 1080 };

type Given = { x?: number; y?: number; label?: string; port?: string; edid?: Edid; id?: string };

function display({ x = 0, y = 0, label = "", port, edid, id = "1" }: Given): SeenDisplay {
  const bounds = { x, y, ...size };
  const monitor = port === undefined ? null : { port, bounds, edid: edid ?? null };
  return { id, label, primary: x === 0, bounds, monitor };
}

function dell(serial: string): Edid {
  return { maker: "DEL", product: "40f7", serial, name: "DELL U2720Q" };
}

const keysOf = (keys: DisplayKeys, displays: readonly SeenDisplay[]) =>
  keys.keyed(displays).map(({ key }) => key);

test("a monitor with a serial is that monitor, wherever it stands or is plugged in", () => {
  const keys = new DisplayKeys();
  const here = keys.keyed([display({ x: 0, port: "DP-1", edid: dell("A1") })]);
  const there = keys.keyed([display({ x: 3840, port: "HDMI-2", edid: dell("A1"), id: "77" })]);
  expect([here[0]?.key, there[0]?.key]).toEqual(["DEL-40f7-A1", "DEL-40f7-A1"]);
  expect(here[0]?.name).toBe("DELL U2720Q");
});

test("twins are told apart by port, and one keeps its key when the other goes", () => {
  const keys = new DisplayKeys();
  const left = display({ x: 0, port: "DP-1", edid: dell("") });
  const right = display({ x: 1920, port: "DP-2", edid: dell("") });
  expect(keysOf(keys, [left, right])).toEqual(["DEL-40f7@DP-1", "DEL-40f7@DP-2"]);
  expect(keysOf(keys, [{ ...right, bounds: { x: 0, y: 0, ...size } }])).toEqual(["DEL-40f7@DP-2"]);
  expect(keysOf(keys, [left, right])).toEqual(["DEL-40f7@DP-1", "DEL-40f7@DP-2"]);
});

test("twins without a known port are told apart by position", () => {
  const twins = [display({ x: 1920, label: "LG" }), display({ x: 0, label: "LG" })];
  expect(keysOf(new DisplayKeys(), twins)).toEqual(["LG@0,0", "LG@1920,0"]);
});

test("a monitor that says nothing is its port, and without a port its position", () => {
  const keys = new DisplayKeys();
  expect(keysOf(keys, [display({ port: "DUMMY1", x: 960 })])).toEqual(["display@DUMMY1"]);
  expect(keysOf(keys, [display({ x: 960 })])).toEqual(["display@960,0"]);
});

test("order and number of the system mean nothing", () => {
  const seed = 9;
  const random = randomFrom(seed);
  const displays = [
    display({ x: 0, port: "DP-1", edid: dell("A1") }),
    display({ x: 1920, port: "DP-2", edid: dell("") }),
    display({ x: 3840, port: "DP-3", edid: dell("") }),
    display({ x: 5760, port: "DP-4" }),
    display({ x: 7680, label: "SHARP" }),
  ];
  const expected = new DisplayKeys().keyed(displays);
  for (let turn = 0; turn < 50; turn++) {
    const mixed = shuffled(displays, random).map((one, i) => ({ ...one, id: String(i % 2) }));
    expect(new DisplayKeys().keyed(mixed), `seed ${seed}`).toEqual(expected);
  }
  expect(new Set(expected.map(({ key }) => key)).size).toBe(5);
});

test("a key is fit for an address and an event whatever a monitor calls itself", () => {
  const label = `  Ｓｈａｒｐ/"<屏幕>"\u0000\n${"x".repeat(300)}`;
  const [one] = new DisplayKeys().keyed([display({ label })]);
  expect(one?.key).toMatch(/^Sharp-屏幕-x+$/);
  expect(one?.key.length).toBeLessThanOrEqual(60);
});

test("displays come from left to right, then from top to bottom", () => {
  const displays = [display({ x: 9, y: 9 }), display({ x: 9, y: 0 }), display({ x: 0, y: 50 })];
  const places = new DisplayKeys().keyed(displays).map(({ x, y }) => [x, y]);
  expect(places).toEqual([
    [0, 50],
    [9, 0],
    [9, 9],
  ]);
});
