import { afterAll, beforeAll, expect, test } from "vitest";
import type { WallEvent } from "../../shared/events/event.ts";
import { unit } from "../../shared/fold/event-fixtures.test-data.ts";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import { HANDOFF_PAYLOADS } from "../../shared/model/handoff-payload.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { LEADER, PartnerStation } from "./partner-station.test-data.ts";

// S25, 路地融合: what rail police get of a hundred plans, over real HTTP, signed.

const SEED = 52;
const PLANS = 100;
const UNITS = 60;
const station = new PartnerStation();
beforeAll(async () => {
  await station.open([{ id: "rail", kind: "rail-police", script: () => [] }]);
  const events = Array.from({ length: UNITS }, (_, i): WallEvent => {
    const asset = unit(`UNIT-${i}`, { class: "officer", callSign: `特勤${i}` });
    return { kind: "asset-imported", v: 1, asset };
  });
  station.store.append(events, { name: "import", role: "feed" });
});
afterAll(() => station.sweep());

/** Every name of a field, however deep it stands. */
function fieldsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...fieldsIn(inner)]);
}

test("a hundred plans: shared posts alone leave, with the fields of the list", async () => {
  const random = randomFrom(SEED);
  const expected: (readonly string[])[] = [];
  let secret = 0;
  for (let plan = 0; plan < PLANS; plan++) {
    const posts = Array.from({ length: 5 + randomIndex(random, 36) }, (_, i) => {
      const name = `${plan} 号 ${i} 岗`;
      const shared = i === 0 || random() < 0.3;
      if (!shared) secret++;
      const unitIds = i < UNITS ? [`UNIT-${i}`] : [];
      const lngLat = random() < 0.8 ? ([120 + random(), 28 + random()] as const) : null;
      return { name, sector: `${i % 3} 区`, lngLat, unitIds, shared };
    });
    station.do({
      ...{ kind: "keep-gathering", gatheringId: null, name: `活动 ${plan}`, posts },
      ...{ limits: { amber: 60, red: 120 }, sectors: [{ name: "0 区", leadUnitId: "UNIT-59" }] },
      ...{ from: station.clock.now, to: epochMs(station.clock.now + 3_600_000) },
      steps: [{ at: station.clock.now, text: "内部部署" }],
    });
    const id = [...station.wall.gathering.keys()].at(-1) ?? "";
    station.do({ kind: "share-gathering", gatheringId: id, partnerId: "rail" });
    expected.push(posts.filter(({ shared }) => shared).map(({ name }) => name));
    station.clock.wait(1000);
  }
  await station.sent();
  const taken = station.partner("rail").taken;
  expect(station.partner("rail").faults).toEqual([]);
  const payloads = taken.flatMap((message) => (message.kind === "handoff" ? message.payload : []));
  expect(payloads).toHaveLength(PLANS);
  const list = new Set([
    ...Object.keys(HANDOFF_PAYLOADS["rail-police"].entries),
    ...["name", "sector", "lngLat"],
  ]);
  for (const [i, payload] of payloads.entries()) {
    if (payload.for !== "rail-police") throw new Error(payload.for);
    expect(payload.posts?.map(({ name }) => name)).toEqual(expected[i]);
    expect(fieldsIn(payload).filter((field) => !list.has(field))).toEqual([]);
    expect(JSON.stringify(payload)).not.toMatch(/UNIT|特勤|内部部署|unitIds|shared/u);
  }
  const shared = expected.reduce((sum, names) => sum + names.length, 0);
  console.log(
    `figure: ${PLANS} plans to rail police: ${shared} shared posts arrived, ${secret} others ` +
      `did not, 0 fields off the list, 0 call signs (seed ${SEED})`,
  );
}, 60_000);

test("what is not on the list is refused whole, and another body gets no posts", () => {
  const [first] = station.wall.gathering.keys();
  const gatheringId = first ?? "";
  const share = { kind: "share-gathering", gatheringId, partnerId: "wall" } as const;
  const refused = station.command(share, LEADER);
  expect(refused.ok ? null : refused.refusal.kind).toMatch(/partner-(unfit|unknown)/u);
  const written = { kind: "hand-off", incidentId: null, partnerId: "rail" } as const;
  const more = station.command({ ...written, fields: { title: "x", unitIds: "UNIT-1" } }, LEADER);
  expect(more.ok ? null : more.refusal).toMatchObject({ kind: "field-not-allowed" });
});
