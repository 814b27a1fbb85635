import { expect, test } from "vitest";
import type { Command } from "../commands/command.ts";
import { logged, MORNING, report, unit } from "../fold/event-fixtures.test-data.ts";
import { leadingSighting } from "../fold/ring-state.ts";
import { emptyWall, wallAfter } from "../fold/wall-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { fieldNamesOf } from "../model/schema-fields.ts";
import { ringSightingSchema } from "../model/ring.ts";
import type { Role } from "../model/role.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { epochMs } from "../units/quantity.ts";
import { decide } from "./decide.ts";

const MINUTE = 60_000;
const NOW = MORNING + 60 * MINUTE;
const PARK: LngLat = [120.01, 28.9];
const BRIDGE: LngLat = [120.014, 28.903];
const span = (from: number, to = from) => ({ from: epochMs(from), to: epochMs(to) });

function begun(): WallState {
  const units = [unit("巡07"), unit("义01", { class: "volunteer", mode: "foot" })];
  const assets = units.map((asset) => ({ kind: "asset-imported", v: 1, asset }) as const);
  const call = { kind: "incident-reported", v: 1, report: report("A-1") } as const;
  return wallAfter(emptyWall(), logged([...assets, call]));
}

/** Decides and folds, as the desk does; a refusal's kind, or the wall after. */
function done(wall: WallState, command: Command, of: { role?: Role; now?: number } = {}) {
  const actor = { name: "李", role: of.role ?? "leader" };
  const now = epochMs(of.now ?? NOW);
  const decision = decide(wall, command, { now, station: "S", actor });
  if (!decision.ok) return decision.refusal.kind;
  return wallAfter(wall, logged(decision.value, actor.role));
}

function after(wall: WallState, ...commands: readonly Command[]): WallState {
  return commands.reduce((before, command) => {
    const next = done(before, command);
    if (typeof next === "string") throw new Error(`${command.kind}: ${next}`);
    return next;
  }, wall);
}

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;
const start = (change: Partial<Of<"start-ring">> = {}): Command => ({
  ...{ kind: "start-ring", incidentId: "A-1", pace: "child", places: [PARK] },
  ...{ seen: span(NOW - 12 * MINUTE), ...change },
});
const sight = (change: Partial<Of<"sight-on-ring">> = {}): Command => ({
  ...{ kind: "sight-on-ring", incidentId: "A-1", places: [BRIDGE], text: "红外套", clip: null },
  ...{ seen: span(NOW - 4 * MINUTE), ...change },
});
const hold = (unitId: string, lngLat: LngLat = BRIDGE): Command => {
  return { kind: "hold-exit", incidentId: "A-1", lngLat, street: "滨江路", unitId };
};
const square = (number: number) => ({
  number,
  outline: [PARK, BRIDGE, [120.02, 28.9], PARK] as LngLat[],
});
const ringOf = (wall: WallState) => wall.ring.get("A-1");

test("a ring grows from the latest time at which somebody was seen, whenever that was said", () => {
  const wall = after(begun(), start(), sight());
  expect(leadingSighting(ringOf(wall)!)?.places).toEqual([BRIDGE]);
  // A sighting from before, told later, is on the line of time and moves nothing.
  const older = after(wall, sight({ places: [PARK], seen: span(NOW - 9 * MINUTE) }));
  expect(leadingSighting(ringOf(older)!)?.places).toEqual([BRIDGE]);
  expect(ringOf(older)?.sightings.map(({ seen }) => (NOW - seen.to) / MINUTE)).toEqual([12, 4, 9]);
  const wrong = ringOf(older)!.sightings[1]!.id;
  const dropped = after(older, { kind: "drop-sighting", incidentId: "A-1", sightingId: wrong });
  expect((NOW - leadingSighting(ringOf(dropped)!)!.seen.to) / MINUTE).toBe(9);
});

test.each([
  ["a call that is not there", start({ incidentId: "A-9" }), "incident-unknown"],
  ["a time that has not come", start({ seen: span(NOW + 2 * MINUTE) }), "time-wrong"],
  ["a sighting without a ring", sight(), "ring-absent"],
  ["an exit without a ring", hold("巡07"), "ring-absent"],
])("%s is refused", (_what, command, refusal) => {
  expect(done(begun(), command)).toBe(refusal);
});

test("what does not fit the ring is refused with its name", () => {
  const wall = after(begun(), start());
  expect(done(wall, start())).toBe("ring-there");
  const clip = { cameraId: "none", at: epochMs(NOW) };
  expect(done(wall, sight({ clip }))).toBe("thing-unknown");
  expect(done(wall, hold("巡99"))).toBe("unit-unknown");
  const only = ringOf(wall)!.sightings[0]!.id;
  const drop = { kind: "drop-sighting", incidentId: "A-1", sightingId: only } as const;
  expect(done(wall, drop)).toBe("last-sighting");
  const sector = { kind: "change-sector", incidentId: "A-1", number: 3, searched: true } as const;
  expect(done(wall, { ...sector, unitId: null })).toBe("thing-unknown");
  expect(done(wall, hold("巡07"), { role: "operator" })).toBe("role-missing");
  const photo = { kind: "keep-case-photo", incidentId: "A-1", photoId: "p" } as const;
  const late = epochMs(NOW + 73 * 60 * MINUTE);
  expect(done(wall, { ...photo, expiresAt: late })).toBe("time-wrong");
  expect(done(wall, { ...photo, expiresAt: epochMs(NOW + 1) }, { role: "unit" })).toBe(
    "role-missing",
  );
});

test("a unit stands at one exit: sent to another it has left the first", () => {
  const wall = after(begun(), start(), hold("巡07"), hold("义01", PARK), hold("巡07", [120, 28.9]));
  const posts = ringOf(wall)!.posts;
  expect(posts.map(({ unitId, lngLat }) => [unitId, lngLat[0]])).toEqual([
    ["义01", 120.01],
    ["巡07", 120],
  ]);
  const [first] = posts;
  const left = after(wall, { kind: "leave-exit", incidentId: "A-1", postId: first!.id });
  expect(ringOf(left)?.posts.map(({ unitId }) => unitId)).toEqual(["巡07"]);
});

test("a sector is given, searched by whom and when, and taken back", () => {
  const change = (more: object): Command =>
    ({ kind: "change-sector", incidentId: "A-1", number: 2, searched: false, ...more }) as never;
  const drawn = { kind: "draw-sectors", incidentId: "A-1", sectors: [square(1), square(2)] };
  const wall = after(begun(), start(), drawn as never, change({ unitId: "义01" }));
  expect(ringOf(wall)?.sectors[1]).toMatchObject({ unitId: "义01", searchedAt: null });
  const searched = after(wall, change({ unitId: "义01", searched: true }));
  expect(ringOf(searched)?.sectors[1]).toMatchObject({ searchedAt: NOW, searchedBy: "值班领导" });
  const back = after(searched, change({ unitId: null }));
  expect(ringOf(back)?.sectors[1]).toMatchObject({ unitId: null, searchedAt: null });
});

test("with the case the ring ends, and what was seen of a person leaves the wall", () => {
  const wall = after(begun(), start(), sight());
  const reviewed = { kind: "incident-closed", v: 1, incidentId: "A-1", reason: "" } as const;
  const closed = (stage: "reviewed" | "cancelled") =>
    wallAfter(wall, logged([{ ...reviewed, stage, unitIds: [], at: epochMs(NOW) }]));
  expect(ringOf(closed("reviewed"))?.endedAt).toBeNull();
  const over = closed("cancelled");
  expect(ringOf(over)?.endedAt).toBe(NOW);
  expect(ringOf(over)?.sightings.map(({ text }) => text)).toEqual(["", ""]);
  expect(done(over, sight())).toBe("ring-absent");
  expect(done(over, start())).toBe("ring-case-closed");
});

test("a search that begins again needs the photo again", () => {
  const photo = { kind: "case-photo-kept", v: 1, ringOf: "A-1", photoId: "p1" } as const;
  const kept = { ...photo, expiresAt: epochMs(NOW + 60 * MINUTE), at: epochMs(NOW) };
  const wall = wallAfter(after(begun(), start()), logged([kept], "feed"));
  expect(ringOf(wall)?.photo?.id).toBe("p1");
  const anew = after(wall, { kind: "end-ring", incidentId: "A-1" }, start());
  expect(ringOf(anew)).toMatchObject({ photo: null, endedAt: null });
  expect(ringOf(anew)?.sightings).toHaveLength(1);
});

test("a sighting says where, when and in few words, and has no field for who", () => {
  expect([...new Set(fieldNamesOf(ringSightingSchema))].sort()).toEqual(
    ["at", "cameraId", "clip", "from", "id", "places", "seen", "text", "to"].sort(),
  );
});
