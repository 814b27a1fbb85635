import { afterEach, expect, test } from "vitest";
import type { Command } from "../../shared/commands/command.ts";
import { falseAlarmsOf } from "../../shared/fold/behaviour-state.ts";
import { present } from "../../shared/kit/assert.ts";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import { CONFIRM_REASONS, REJECT_REASONS } from "../../shared/model/behaviour.ts";
import { unit } from "../../shared/fold/event-fixtures.test-data.ts";
import { bring, camera, jurisdiction, middleOf, placeRow, setRoutes } from "./guard.test-data.ts";
import { LEADER, PartnerStation } from "./partner-station.test-data.ts";

const opened: PartnerStation[] = [];
const OPERATOR = { name: "视频员", role: "operator" } as const;
const CAMERAS = Array.from({ length: 12 }, (_, i) => `cam-${i}`);

async function room(): Promise<PartnerStation> {
  const station = new PartnerStation();
  opened.push(station);
  const ends = [{ id: "城东派出所", kind: "station", script: () => [] }] as const;
  await station.open(ends, [], [{ id: "analytics", kind: "analytics" }]);
  bring(station, [jurisdiction(0), ...CAMERAS.map((id) => camera(id, middleOf(0)))]);
  return station;
}

afterEach(async () => {
  for (const station of opened.splice(0)) await station.sweep();
});

function card(station: PartnerStation, eventId: string, change: object = {}): object {
  const { now } = station.clock;
  return {
    ...{ v: 1, eventId, behaviour: "trying-doors", title: "拉车门", cameraId: "cam-0" },
    ...{ confidence: 0.8, clip: { ref: "nvr/1", seconds: 10 }, capturedAt: now - 4000 },
    ...{ model: { name: "侵财", version: "3.2" }, reason: "疑似侵财", legalBasis: "视频条例" },
    ...{ expiresAt: now + 900_000, ...change },
  };
}

function judge(station: PartnerStation, id: string, verdict: "confirmed" | "rejected", pick = 0) {
  const reasons = verdict === "confirmed" ? CONFIRM_REASONS : REJECT_REASONS;
  const reason = present(reasons[pick % reasons.length], "a reason");
  const behaviourId = `analytics/${id}`;
  return station.command({ kind: "judge-behaviour", behaviourId, verdict, reason }, OPERATOR);
}

test("500 events of known truth: each camera's rate is the oracle's", async () => {
  const station = await room();
  const random = randomFrom(500);
  const oracle = new Map(CAMERAS.map((id) => [id, { confirmed: 0, rejected: 0, lapsed: 0 }]));
  for (let i = 0; i < 500; i++) {
    const cameraId = present(CAMERAS[randomIndex(random, CAMERAS.length)], "a camera");
    const isReal = random() < 0.4;
    const lapses = random() < 0.05;
    const sent = await station.send(
      "analytics",
      "/v1/behaviours",
      card(station, `${i}`, { cameraId }),
    );
    expect(sent.answer.fate).toBe("taken");
    const count = present(oracle.get(cameraId), "it is counted");
    if (lapses) {
      station.clock.wait(901_000);
      station.beat();
      count.lapsed++;
      expect(judge(station, `${i}`, "confirmed").ok).toBe(false);
      continue;
    }
    expect(judge(station, `${i}`, isReal ? "confirmed" : "rejected", i).ok).toBe(true);
    count[isReal ? "confirmed" : "rejected"]++;
    // Nobody judges twice.
    expect(judge(station, `${i}`, "rejected").ok).toBe(false);
  }
  const rows = falseAlarmsOf(station.wall.behaviour.values());
  expect(rows).toHaveLength(CAMERAS.length);
  for (const row of rows) {
    const truth = present(oracle.get(row.cameraId), "the oracle knows it");
    expect(row).toMatchObject(truth);
    expect(row.rate).toBe(truth.rejected / (truth.rejected + truth.confirmed));
  }
}, 60_000);

test("a card without clip, version or basis, or with identity, is refused", async () => {
  const station = await room();
  const faults: readonly (readonly [object, string])[] = [
    [{ clip: undefined }, "schema"],
    [{ clip: { ref: " ", seconds: 1 } }, "schema"],
    [{ model: undefined }, "schema"],
    [{ model: { name: "侵财", version: "" } }, "schema"],
    [{ model: { name: "侵财" } }, "schema"],
    [{ legalBasis: "" }, "noBasis"],
    [{ suspect: "张某" }, "forbidden"],
    [{ faceId: "1" }, "forbidden"],
    [{ person: { name: "张某" } }, "forbidden"],
    [{ clip: { ref: "nvr", seconds: 1, faceFeature: "x" } }, "forbidden"],
    [{ gender: "男" }, "forbidden"],
    [{ title: "身份证 330702199001011234 的人" }, "forbidden"],
    [{ reason: "车主手机 13800001111" }, "forbidden"],
    [{ cameraId: "cam-unknown" }, "unknownRef"],
    [{ confidence: 1.4 }, "schema"],
    [{ capturedAt: station.clock.now + 120_000 }, "future"],
  ];
  for (const [change, reason] of faults) {
    const before = station.pulse("partner:analytics").rejected[reason] ?? 0;
    const sent = await station.send("analytics", "/v1/behaviours", card(station, "x", change));
    expect([sent.status, sent.answer.error, change]).toEqual([422, reason, change]);
    expect(station.pulse("partner:analytics").rejected[reason]).toBe(before + 1);
  }
  expect(station.wall.behaviour.size).toBe(0);
});

test("100 tries to send somebody to an event nobody has confirmed: none succeeds", async () => {
  const station = await room();
  setRoutes(station, [placeRow("property-behaviour")]);
  station.store.append([{ kind: "asset-imported", v: 1, asset: unit("巡07") }], LEADER);
  await station.send("analytics", "/v1/behaviours", card(station, "1"));
  const ids = ["1", "analytics/1", "behaviour/analytics/1"];
  const tries = ids.flatMap((id): Command[] => {
    const send = { kind: "decide-alert", alertId: id, deed: "send", reason: "x" } as const;
    return [
      { ...send, routeId: null, partnerId: null },
      { ...send, routeId: "property-behaviour", partnerId: null },
      { ...send, routeId: null, partnerId: "城东派出所" },
      { kind: "call-alert", alertId: id, category: "theft", priority: 1 },
      { kind: "pass-on-alert", alertId: id },
      { kind: "dispatch-units", incidentId: id, units: [{ unitId: "巡07", eta: null }] },
      { kind: "hand-off", incidentId: id, partnerId: "城东派出所", fields: {} },
      ...([{ kind: "push-dispute", incidentId: id, lane: 1, consult: null }] as const),
      { kind: "ask-back-up", incidentId: id, unitId: null, text: "" },
    ];
  });
  let refused = 0;
  for (let i = 0; refused < 100; i++) {
    const command = present(tries[i % tries.length], "a try");
    const actor = i % 2 === 0 ? LEADER : { name: "调度员", role: "dispatcher" as const };
    const done = station.command(command, actor);
    if (!done.ok) refused++;
    expect([command.kind, done.ok]).toEqual([command.kind, false]);
  }
  expect(station.wall.handoff.size + station.wall.alert.size + station.wall.incident.size).toBe(0);
  console.log(`${refused} tries, 0 succeeded`);
  // Once somebody has confirmed it, there is an alert and it went to its station.
  expect(judge(station, "1", "confirmed").ok).toBe(true);
  expect(station.wall.alert.size + station.wall.handoff.size).toBe(2);
});

test("an event that nobody judges in time expires once and cannot be confirmed", async () => {
  const station = await room();
  await station.send("analytics", "/v1/behaviours", card(station, "1"));
  station.clock.wait(899_000);
  station.beat();
  expect(station.wall.behaviour.get("analytics/1")?.expiredAt).toBeNull();
  station.clock.wait(1_500);
  expect(judge(station, "1", "confirmed")).toMatchObject({
    refusal: { kind: "behaviour-expired" },
  });
  for (let i = 0; i < 3; i++) station.beat();
  const ended = station.store.since(0, 1000).rows.filter(({ logged }) => {
    return logged?.event.kind === "behaviour-expired";
  });
  expect(ended).toHaveLength(1);
  expect(judge(station, "1", "confirmed")).toMatchObject({
    refusal: { kind: "behaviour-expired" },
  });
});

test("a reason belongs to its verdict", async () => {
  const station = await room();
  await station.send("analytics", "/v1/behaviours", card(station, "1"));
  const wrong = { verdict: "confirmed", reason: "owner" } as const;
  const command = { kind: "judge-behaviour", behaviourId: "analytics/1", ...wrong } as const;
  expect(station.command(command, OPERATOR)).toMatchObject({ refusal: { kind: "answer-wrong" } });
});
