import { expect, test } from "vitest";
import { newIncident } from "../../shared/fold/incident-state.ts";
import { emptyWall } from "../../shared/fold/wall-state.ts";
import { err, ok } from "../../shared/kit/result.ts";
import { entityKey } from "../../shared/model/entity-key.ts";
import { positionFrom } from "../../shared/model/position.ts";
import type { Position } from "../../shared/model/position.ts";
import { epochMs, metres, seconds } from "../../shared/units/quantity.ts";
import { nearAnswer } from "./near-answer.ts";
import type { NearParts } from "./near-answer.ts";
import { SightingBoard } from "./sighting-board.ts";

const NOW = epochMs(1_790_000_000_000);
const HERE = [120, 29] as const;
const FILED = { skills: [], station: null, source: "s", flags: [] };
const ASKED = { incidentId: "i", lngLat: null, metres: 500, hours: 24 };

test("an incident without a position gets a refusal and no list", async () => {
  const answer = await nearAnswer(partsWith(positionFrom(null, "wgs84")), ASKED);
  expect(answer).toEqual(err({ kind: "incident-unlocated" }));
  const point = await nearAnswer(partsWith(positionFrom(null, "wgs84")), {
    ...ASKED,
    lngLat: HERE,
  });
  expect(point.ok && point.value.cameras).toHaveLength(1);
});

test("an incident nobody knows is refused by its number", async () => {
  const parts = partsWith(positionFrom(HERE, "wgs84"));
  expect(await nearAnswer(parts, { ...ASKED, incidentId: "other" })).toEqual(
    err({ kind: "incident-unknown", incidentId: "other" }),
  );
});

test("without streets the rest is answered, and the units say why they are not", async () => {
  const answer = await nearAnswer(partsWith(positionFrom(HERE, "wgs84")), ASKED);
  expect(answer.ok && answer.value).toMatchObject({
    cameras: [{ id: "c", health: "offline", why: "distance" }],
    units: [],
    unitsRefusal: { kind: "no-roads" },
    unitsUnplaced: 0,
    incidents: [],
  });
});

test("with streets the units stand with their road time", async () => {
  const ways = [{ id: "u", seconds: seconds(90), metres: metres(800) }];
  const parts = {
    ...partsWith(positionFrom(HERE, "wgs84")),
    nearest: () => Promise.resolve(ok({ ways })),
  };
  const answer = await nearAnswer(parts, ASKED);
  expect(answer.ok && answer.value.units).toMatchObject([
    { id: "u", seconds: 90, positionAge: 4, stale: false, doing: "free" },
  ]);
});

test("to a call with a weapon no volunteer is offered; to another one it is", async () => {
  for (const [title, expected] of [
    ["有人持刀", ["u"]],
    ["老人走失", ["u", "v"]],
  ] as const) {
    const asked: string[][] = [];
    const parts = {
      ...partsWith(positionFrom(HERE, "wgs84"), title),
      nearest: ({ units }: Parameters<NearParts["nearest"]>[0]) => {
        asked.push(units.map(({ id }) => id));
        return Promise.resolve(ok({ ways: [] }));
      },
    };
    expect((await nearAnswer(parts, ASKED)).ok).toBe(true);
    expect(asked).toEqual([expected]);
  }
});

function partsWith(position: Position, title = "t"): NearParts {
  const wall = emptyWall();
  const asset = { name: "n", source: "s", flags: [] };
  const here = positionFrom([120.001, 29], "wgs84");
  const camera = { ...asset, kind: "camera", id: "c", position: here, group: null } as const;
  wall.camera.set("c", {
    asset: { ...camera, heading: null, fieldOfView: null, range: null, flags: [] },
    importedAt: NOW,
  });
  const unit = { kind: "unit", id: "u", callSign: "巡07", class: "vehicle", mode: "car" } as const;
  wall.unit.set("u", {
    unit: { ...unit, ...FILED, home: here },
    duty: "on",
    dutyAt: null,
    engagement: null,
    patrol: null,
  });
  wall.unit.set("v", {
    unit: { ...unit, id: "v", class: "volunteer", mode: "foot", ...FILED, home: here },
    ...{ duty: "on", dutyAt: null, engagement: null, patrol: null },
  });
  const report = {
    ...({ id: "i", category: "other", priority: 2, title, text: "", address: "" } as const),
    ...{ reportedAt: NOW, position, source: "operator" },
  };
  wall.incident.set("i", newIncident(report, { at: NOW, steady: null }));
  const board = new SightingBoard();
  const said = { source: "s", receivedAt: NOW, heading: null, speed: null, value: null };
  board.put({
    ...{ ...said, thing: entityKey("unit", "u"), lngLat: HERE, status: "live" },
    ...{ at: epochMs(NOW - 4000), interval: seconds(5) },
  });
  board.put({
    ...{ ...said, thing: entityKey("unit", "v"), lngLat: HERE, status: "live" },
    ...{ at: NOW, interval: seconds(15) },
  });
  board.put({
    ...{ ...said, thing: entityKey("camera", "c"), lngLat: null, status: "offline" },
    ...{ at: NOW, interval: seconds(30) },
  });
  return {
    now: () => NOW,
    wall: () => wall,
    posts: () => [],
    lastSeen: (thing) => board.last(thing),
    lastBeat: (thing) => board.beat(thing),
    nearest: () => Promise.resolve(err({ kind: "no-roads" })),
  };
}
