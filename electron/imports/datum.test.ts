import proj4 from "proj4";
import { expect, test } from "vitest";
import { randomFrom } from "../../shared/kit/random.ts";
import { lngLatIn } from "../../shared/units/coordinate-system.ts";
import { distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { datumNamed, datumOfPrj, datumOfUrn } from "./datum.ts";
import type { Datum } from "./datum.ts";
import { epsgDefinition } from "./epsg-definition.ts";

const seed = 1124;
console.log(`datum points: seed ${seed}`);

const named = (name: string): Datum => {
  const datum = datumNamed(name);
  if (!datum.ok) throw new Error(name);
  return datum.value;
};

/** Points over the Chinese mainland. */
const points = (count: number): LngLat[] => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => [80 + random() * 45, 22 + random() * 28] as const);
};

test.each(["gcj02", "bd09"] as const)(
  "a thousand points come back from %s within a metre",
  (name) => {
    const datum = named(name);
    const errors = points(1000).map((point) =>
      distanceBetween(point, datum.lngLatFrom(lngLatIn(name, point))),
    );
    expect(Math.max(...errors)).toBeLessThan(1);
  },
);

test("two hundred places fed in four systems stand within 2.5 m of each other", () => {
  const random = randomFrom(seed + 1);
  const projection = proj4(epsgDefinition(4528) ?? "");
  for (let index = 0; index < 200; index += 1) {
    const place: LngLat = [118.6 + random() * 2.8, 27 + random() * 4];
    const fed = [
      named("wgs84").lngLatFrom(place),
      named("gcj02").lngLatFrom(lngLatIn("gcj02", place)),
      named("bd09").lngLatFrom(lngLatIn("bd09", place)),
      named("epsg:4528").lngLatFrom(projection.forward<[number, number]>([place[0], place[1]])),
    ];
    for (const a of fed) for (const b of fed) expect(distanceBetween(a, b)).toBeLessThan(2.5);
  }
});

test("the published reference point of GCJ-02 is met within 2.5 m", () => {
  const wgs = named("gcj02").lngLatFrom([120.026268, 30.279164]);
  expect(distanceBetween(wgs, [120.021519, 30.281543])).toBeLessThan(2.5);
});

test.each([
  ["epsg:4528", 40_532_158, 3_320_000],
  ["EPSG:4549", 532_158, 3_320_000],
  ["epsg:32650", 832_158, 3_320_000],
  ["epsg:3857", 13_358_338, 3_503_549],
])("%s is built in and lands near 120 E 30 N", (name, x, y) => {
  const [lng, lat] = named(name).lngLatFrom([x, y]);
  expect(Math.abs(lng - 120.2)).toBeLessThan(0.6);
  expect(Math.abs(lat - 30)).toBeLessThan(0.2);
});

test("northing and easting the wrong way round are nowhere, never a place far away", () => {
  expect(named("epsg:4528").lngLatFrom([3_320_000, 40_532_158])).toEqual([999, 999]);
  expect(named("epsg:4549").lngLatFrom([3_320_000, 532_158])).toEqual([999, 999]);
});

test.each(["wgs84", "gcj02", "bd09", "epsg:4528", "epsg:3857"])(
  "%s survives absurd values",
  (name) => {
    for (const pair of [
      [1e308, -1e308],
      [NaN, 1],
      [Infinity, 0],
      [-1e9, 1e300],
    ] as const) {
      const [lng, lat] = named(name).lngLatFrom(pair);
      expect(Math.abs(lng) > 180 || Math.abs(lat) > 90 || Number.isNaN(lng + lat)).toBe(true);
    }
  },
);

test.each(["epsg:2437", "epsg:99999", "constructor", "wgs", "epsg:4326x", ""])(
  "%s is no system that is known",
  (name) => {
    expect(datumNamed(name)).toMatchObject({ ok: false, refusal: { kind: "crs-unknown" } });
  },
);

test("names of a GeoJSON crs member are known by their code", () => {
  expect(datumOfUrn("urn:ogc:def:crs:OGC:1.3:CRS84")?.name).toBe("wgs84");
  expect(datumOfUrn("urn:ogc:def:crs:EPSG::4528")?.name).toBe("epsg:4528");
  expect(datumOfUrn("EPSG:4490")?.name).toBe("cgcs2000");
  expect(datumOfUrn("http://www.opengis.net/def/crs/EPSG/0/4326")?.name).toBe("wgs84");
  expect(datumOfUrn("urn:ogc:def:crs:EPSG::2437")).toBeNull();
});

test("a .prj of the older Chinese datums is refused, and so is no projection at all", () => {
  const beijing = 'PROJCS["Beijing_1954_GK",GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954"]]]';
  for (const text of [beijing, "hello", 'PROJCS["x"]', "LOCAL_CS[]"]) {
    expect(datumOfPrj(text)).toMatchObject({ ok: false, refusal: { kind: "crs-unknown" } });
  }
});
