import { expect, test } from "vitest";
import { graphFrom } from "../roads/build-graph.ts";
import { roadsOfTown } from "../roads/hand-made-roads.ts";
import { snapperOf } from "../roads/snap.ts";
import { distanceBetween } from "../units/lng-lat.ts";
import { metres } from "../units/quantity.ts";
import { cityNight, townBounds, townOf } from "./city-night.test-data.ts";
import { onStreets } from "./on-streets.ts";

const LIMIT = metres(300);
const roads = townOf(2);
const snapper = roads.snapperOf("foot");
const night = cityNight(4, { places: 40, units: 3, hours: 4 }, townBounds());

test("a cell stands on its nearest street and is called after it; its doses stay its own", () => {
  const cells = night.places.filter(({ id }) => id.startsWith("hot-"));
  expect(cells.length).toBeGreaterThan(10);
  const moved = onStreets(
    cells.map((cell) => ({ ...cell, name: "" })),
    [snapper],
    LIMIT,
  );
  moved.forEach((place, i) => {
    const street = snapper.snap(cells[i]!.lngLat, LIMIT)!;
    expect(place.lngLat).toEqual(street.lngLat);
    expect(place.name).toBe(street.street);
    expect(place.cellId).toBe(cells[i]!.cellId);
    expect(snapper.snap(place.lngLat, metres(1))?.street).toBe(place.name);
  });
});

test("a name that is known is kept, and what is a place of its own stays where it is", () => {
  const named = night.places.map((place) => ({ ...place, name: `at ${place.id}` }));
  onStreets(named, [snapper], LIMIT).forEach((place, i) => {
    expect(place.name).toBe(named[i]!.name);
    if (!place.id.startsWith("hot-")) expect(place).toEqual(named[i]);
  });
});

test("on a street without a name, a cell says which named one is how far", () => {
  const { graph } = graphFrom(
    roadsOfTown({
      points: { a: [0, 0], b: [0.002, 0], c: [0.002, 0.001], d: [0, 0.001] },
      ways: [
        { along: "ab", tags: { highway: "residential", name: "解放路" } },
        { along: "bcda", tags: { highway: "service" } },
      ],
    }),
  );
  const [cell] = night.places.filter(({ id }) => id.startsWith("hot-"));
  const unnamed = { ...cell!, name: "", lngLat: [0.001, 0.00101] as const };
  const [place] = onStreets([unnamed], [snapperOf(graph, "foot")], LIMIT);
  expect(place?.name).toBe("解放路 ≈110 m");
  expect(place?.lngLat[1]).toBeCloseTo(0.001, 6);
});

test("where no street is near, a cell says where it is", () => {
  const [cell] = night.places.filter(({ id }) => id.startsWith("hot-"));
  const far = { ...cell!, name: "", lngLat: [10.5, 20.25] as const };
  const [place] = onStreets([far], [snapper], LIMIT);
  expect(place?.name).toBe("10.5000, 20.2500");
  expect(distanceBetween(place!.lngLat, far.lngLat)).toBe(0);
});
