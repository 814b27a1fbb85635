import { expect, test } from "vitest";
import { logged, unit } from "../../shared/fold/event-fixtures.test-data.ts";
import type { RingState } from "../../shared/fold/ring-state.ts";
import { emptyWall, wallAfter } from "../../shared/fold/wall-state.ts";
import type { RingPicture } from "../../shared/model/ring-picture.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { epochMs, seconds } from "../../shared/units/quantity.ts";
import { exitRows, outgrownPosts } from "./ring-rows.ts";

/** About 97 m of longitude, and 111 m of latitude, a thousandth of a degree. */
const at = (east: number, north: number): LngLat => [120 + east / 1000, 28.9 + north / 1000];
const near = (...unitIds: string[]) =>
  unitIds.map((unitId, i) => ({ unitId, name: unitId, seconds: seconds(60 + i) }));
const exit = (id: string, lngLat: LngLat, street: string, ...unitIds: string[]) => {
  return { id, lngLat, street, camera: null, nearest: near(...unitIds) };
};
const picture = (exits: RingPicture["exits"]): RingPicture => ({
  ...{ ringOf: "A", at: epochMs(0), sightingId: "s", capped: false, outer: [], inner: [] },
  ...{ innerSeconds: seconds(0), outerSeconds: seconds(0), exits, exitsLeftOut: 0, refusal: null },
});
const ring = (...posts: [unitId: string, lngLat: LngLat, street: string][]): RingState => ({
  ...{ id: "A", by: "", at: epochMs(0), pace: "child", sightings: [], sectors: [], photo: null },
  posts: posts.map(([unitId, lngLat, street]) => ({ id: unitId, unitId, lngLat, street })),
  endedAt: null,
});
const units = ["巡01", "巡02"].map((id) => {
  return { kind: "asset-imported", v: 1, asset: unit(id) } as const;
});
const wall = wallAfter(emptyWall(), logged(units));

test("a unit holds one exit, the nearest, and is offered to no other", () => {
  const exits = [
    exit("a", at(0, 0), "甲街", "巡01", "巡02"),
    exit("b", at(0.3, 0), "乙街", "巡01"),
    exit("c", at(9, 0), "丙街", "巡01", "巡02"),
  ];
  const rows = exitRows(picture(exits), ring(["巡01", at(0.1, 0), "甲街"]), wall);
  expect(rows.map(({ heldBy }) => heldBy?.postId ?? null)).toEqual(["巡01", null, null]);
  expect(rows.map(({ nearest }) => nearest?.unitId ?? null)).toEqual(["巡02", null, "巡02"]);
});

test("as the ring grows a post keeps the exit of its own street, and then stands inside", () => {
  const post = ring(["巡01", at(0, 0), "甲街"]);
  const after = (north: number) => picture([exit("a", at(0, north), "甲街")]);
  expect(exitRows(after(1.2), post, wall)[0]?.heldBy?.postId).toBe("巡01");
  expect(outgrownPosts(after(1.2), post)).toEqual([]);
  expect(exitRows(after(2.5), post, wall)[0]?.heldBy).toBeNull();
  expect(outgrownPosts(after(2.5), post)).toEqual(post.posts);
  // Another street is not its own, however straight it goes on.
  const other = picture([exit("a", at(0, 1.2), "乙街")]);
  expect(exitRows(other, post, wall)[0]?.heldBy).toBeNull();
});
