import { expect, test } from "vitest";
import type { Asset } from "../../shared/model/asset.ts";
import type { Camera } from "../../shared/model/camera.ts";
import { assetChanges } from "./asset-changes.ts";

const camera = (id: string, lng: number, flags: Camera["flags"] = []): Camera => ({
  kind: "camera",
  id,
  name: id,
  position: { kind: "located", lngLat: [lng, 30], raw: [lng, 30], crs: "wgs84" },
  heading: null,
  fieldOfView: null,
  range: null,
  group: null,
  source: "file:c.csv",
  flags,
});
const many = (count: number, shift: number) =>
  Array.from({ length: count }, (_, at) => camera(`c${at}`, 120 + at / 100 + shift));
const knowing = (assets: readonly Asset[]) => (kind: string, id: string) =>
  assets.find((asset) => asset.kind === kind && asset.id === id) ?? null;

/** About 96 m. */
const FAR = 0.001;
/** About 38 m. */
const NEAR = 0.0004;

test("five fixed cameras that move more than 50 m in one file are suspected together", () => {
  const changes = assetChanges(many(5, FAR), knowing(many(5, 0)));
  expect(changes).toMatchObject({ imported: 0, updated: 5, unchanged: 0, suspects: 5 });
  expect(changes.changed.every(({ flags }) => flags.includes("crsSuspect"))).toBe(true);
});

test("four that move far and any number that move a little are believed", () => {
  expect(assetChanges(many(4, FAR), knowing(many(4, 0))).suspects).toBe(0);
  expect(assetChanges(many(50, NEAR), knowing(many(50, 0))).suspects).toBe(0);
});

test("a suspected file that is imported again changes nothing and is not suspected anew", () => {
  const after = assetChanges(many(5, FAR), knowing(many(5, 0))).changed;
  const again = assetChanges(many(5, FAR), knowing(after));
  expect(again).toMatchObject({ changed: [], unchanged: 5, suspects: 0 });
});

test("a suspected camera that moves is being put right and loses its flag", () => {
  const after = assetChanges(many(5, FAR), knowing(many(5, 0))).changed;
  const right = assetChanges(many(5, 0), knowing(after));
  expect(right).toMatchObject({ updated: 5, suspects: 0 });
  expect(right.changed.every(({ flags }) => flags.length === 0)).toBe(true);
});
