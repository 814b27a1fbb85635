import { bench } from "vitest";
import { randomFrom } from "../../shared/kit/random.ts";
import type { SightingColumns } from "./map-input.ts";
import { AssetRows } from "./rows/asset-rows.ts";
import { ICON_FLOATS, writeIcons, writePositions } from "./rows/write-attributes.ts";
import { writeScreen, screenView } from "./screen.ts";
import { ALL_CODES } from "./symbols/extra-code.ts";

// Row M01: 5,000 cameras and 1,200 moving units once a second, in eight milliseconds of the main
// thread.  What is measured here is what we do before the buffers are handed on.

const SEED = 3;
const CAMERAS = 5000;
const UNITS = 1200;
const now = 1_800_000_000_000;
const random = randomFrom(SEED);
let sink = 0;

const total = CAMERAS + UNITS;
const sightings: SightingColumns = {
  things: [
    ...Array.from({ length: CAMERAS }, (_, index) => `camera:${index}`),
    ...Array.from({ length: UNITS }, (_, index) => `unit:${index}`),
  ],
  at: Float64Array.from({ length: total }, () => now - random() * 40_000),
  lng: Float64Array.from({ length: total }, () => 8.4 + random() * 0.1),
  lat: Float64Array.from({ length: total }, () => 49.4 + random() * 0.1),
  heading: new Float32Array(total),
  speed: new Float32Array(total),
  interval: new Float32Array(total).fill(10),
  status: new Uint8Array(total),
};

const cameras = new Map(
  Array.from({ length: CAMERAS }, (_, index) => {
    const lngLat = [sightings.lng[index] ?? 0, sightings.lat[index] ?? 0] as const;
    const position = { kind: "located", lngLat, raw: lngLat, crs: "wgs84" } as const;
    return [String(index), { asset: { id: String(index), position } }] as const;
  }),
);
const rows = new AssetRows("camera", "camera:");
const frames = new Float32Array(ALL_CODES * 4).fill(1);
const drawn = Int32Array.from({ length: total }, (_, slot) => slot);
const icons = new Float32Array(total * ICON_FLOATS);
const positions = new Float64Array(total * 3);
const xy = new Float32Array(total * 2);
const codes = new Uint16Array(total);
const freshness = new Uint8Array(total);
const view = screenView([8.45, 49.45], 14, 1920, 1080);

bench("5,000 cameras: how fresh each is", () => {
  rows.update(cameras, sightings, { now, isLive: true });
  sink += rows.freshness[7] ?? 0;
});

bench("6,200 things: positions and pictures into buffers", () => {
  writePositions(positions, drawn, total, sightings);
  writeIcons(icons, drawn, total, { codes, freshness, frames });
  sink += icons[9] ?? 0;
});

bench("6,200 things: where each stands on screen", () => {
  writeScreen(xy, drawn, total, { lng: sightings.lng, lat: sightings.lat, view });
  sink += xy[3] ?? 0;
  if (!Number.isFinite(sink)) throw new Error("the sink holds numbers");
});
