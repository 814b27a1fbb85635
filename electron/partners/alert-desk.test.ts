import { afterEach, expect, test } from "vitest";
import { AlarmWatch } from "../desk/alarm-watch.ts";
import { StationClock } from "../desk/station-clock.ts";
import { goldenStripOf } from "../../shared/fold/golden-minutes.ts";
import { fieldNamesOf } from "../../shared/model/schema-fields.ts";
import { present } from "../../shared/kit/assert.ts";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { inAlertSchema } from "./alert-message.ts";
import {
  STATIONS,
  SOUTH,
  WEST,
  bring,
  camera,
  jurisdiction,
  middleOf,
  placeRow,
  setRoutes,
} from "./guard.test-data.ts";
import { PartnerStation } from "./partner-station.test-data.ts";
import type { PartnerSpec } from "./partner-station.test-data.ts";
import type { SimulatedScript } from "./simulated-partner.ts";

const silent: SimulatedScript = () => [];
const opened: PartnerStation[] = [];
const OPERATOR = { name: "防控席", role: "operator" } as const;
const MINUTE = 60_000;

/** Four stations with their ground, each an end of its own; three sources. */
async function fourStations(script: SimulatedScript = silent): Promise<PartnerStation> {
  const station = new PartnerStation();
  opened.push(station);
  const specs = STATIONS.map((id): PartnerSpec => ({ id, kind: "station", script }));
  await station.open(
    specs,
    [],
    [
      { id: "brain", kind: "brain" },
      { id: "analytics", kind: "analytics" },
    ],
  );
  bring(
    station,
    STATIONS.map((_, i) => jurisdiction(i)),
  );
  return station;
}

afterEach(async () => {
  for (const station of opened.splice(0)) await station.sweep();
});

function alertAt(station: PartnerStation, alertId: string, change: object = {}): object {
  const { now } = station.clock;
  return {
    ...{ v: 1, alertId, type: "crowd", title: `人流 ${alertId}`, text: "出入口密度高" },
    ...{ reason: "大型活动安全", legalBasis: "大型群众性活动安全管理条例" },
    ...{ expiresAt: now + 30 * MINUTE, capturedAt: now - 5000, address: "广场" },
    ...{ lngLat: middleOf(0), ...change },
  };
}

function decideAlert(station: PartnerStation, alertId: string, change: object = {}) {
  const by = { routeId: null, partnerId: null, reason: "", ...change };
  const command = { kind: "decide-alert", alertId, deed: "send", ...by } as const;
  return station.command(command, OPERATOR);
}

/** Steps of the clock with all that happens meanwhile. */
async function live(station: PartnerStation, ms: number, step = 1000): Promise<void> {
  for (let passed = 0; passed < ms; passed += step) {
    station.clock.wait(Math.min(step, ms - passed));
    station.beat();
    await station.sent();
    await station.spoken();
  }
}

test("the case of 01:25 to 01:54 has six marks and 29 minutes 0 seconds", async () => {
  // As the station tells it: read, signed, on scene, two in custody.
  const script: SimulatedScript = () => [
    { answer: "received", afterMs: 5_000, reason: "" },
    { answer: "accepted", afterMs: 70_000, reason: "" },
    { answer: "acted", afterMs: 9 * MINUTE, reason: "" },
    { answer: "closed", afterMs: 26 * MINUTE + 50_000, reason: "抓获两人" },
  ];
  const station = await fourStations(script);
  bring(station, [camera("cam-7", middleOf(2))]);
  setRoutes(station, [placeRow("property-behaviour")]);
  station.clock.now = epochMs(Date.parse("2026-04-12T01:25:00+08:00"));
  const captured = station.clock.now;
  const sent = await station.send("analytics", "/v1/behaviours", {
    ...{ v: 1, eventId: "7", behaviour: "trying-doors", title: "两人沿街拉车门" },
    ...{ cameraId: "cam-7", confidence: 0.91, clip: { ref: "nvr-7/12", seconds: 12 } },
    ...{ model: { name: "侵财", version: "3.2" }, capturedAt: captured },
    ...{ reason: "疑似侵财", legalBasis: "视频条例", expiresAt: captured + 60 * MINUTE },
  });
  expect(sent).toEqual({ status: 200, answer: { v: 1, fate: "taken" } });
  await live(station, 130_000, 10_000);
  const behaviourId = "analytics/7";
  const judge = { kind: "judge-behaviour", behaviourId, verdict: "confirmed" } as const;
  station.do({ ...judge, reason: "deed-seen" }, OPERATOR);
  await station.sent();
  await live(station, 28 * MINUTE, 10_000);
  const alert = present(station.wall.alert.get(`behaviour/${behaviourId}`), "it was made");
  const strip = goldenStripOf(station.wall, alert);
  const at = (mark: string) => strip.steps.find((step) => step.mark === mark)?.at;
  expect(strip.steps.map(({ mark }) => mark)).toEqual([
    "captured",
    "decided",
    "sent",
    "signed",
    "on-scene",
    "result",
  ]);
  expect(strip.isWhole).toBe(true);
  expect(at("captured")).toBe(captured);
  expect(at("decided")).toBe(captured + 130_000);
  expect(at("signed")).toBe(captured + 200_000);
  expect(at("result")).toBe(Date.parse("2026-04-12T01:54:00+08:00"));
  expect(strip.total).toBe(29 * 60);
  const sum = strip.steps.reduce((all, { seconds }) => all + (seconds ?? 0), 0);
  expect(sum).toBe(29 * 60);
  expect(station.partner("江南派出所").items.size).toBe(1);
});

test("200 mixed alerts go where the table says; a station sees its own", async () => {
  const station = await fourStations();
  setRoutes(station, [
    placeRow("crowd"),
    placeRow("fraud-under-way"),
    placeRow("perimeter", { destinations: [{ kind: "partner", partnerId: "城西派出所" }] }),
    // In the north road matters have two rows, and a person decides.
    placeRow("road-danger"),
    placeRow("north", {
      ...{ type: "road-danger", areaId: "area-2" },
      destinations: [{ kind: "partner", partnerId: "江北派出所" }],
    }),
  ]);
  const random = randomFrom(200);
  const types = ["crowd", "fraud-under-way", "perimeter", "road-danger", "water-danger"] as const;
  const due = new Map<string, string>();
  const counts = { one: 0, two: 0, none: 0 };
  for (let i = 1; i <= 200; i++) {
    const type = present(types[randomIndex(random, types.length)], "a type");
    const [x, y] = [random() * 0.22, random() * 0.2];
    const lngLat = [WEST + x, SOUTH + y] as const;
    const message = alertAt(station, `a${i}`, { type, lngLat });
    expect((await station.send("brain", "/v1/alerts", message)).answer.fate).toBe("taken");
    // The oracle knows squares, not polygons, and the table by heart.
    const index = x >= 0.2 ? -1 : (x >= 0.1 ? 1 : 0) + (y >= 0.1 ? 2 : 0);
    const ground = index < 0 ? "none" : present(STATIONS[index], "a station");
    const isTwo = type === "road-danger" && index === 2;
    const to = type === "water-danger" ? "none" : type === "perimeter" ? "城西派出所" : ground;
    due.set(`brain/a${i}`, isTwo ? "江北派出所" : to);
    const done = decideAlert(station, `brain/a${i}`);
    const kind = done.ok ? "sent" : done.refusal.kind;
    expect(kind).toBe(isTwo ? "alert-two-routes" : to === "none" ? "alert-unrouted" : "sent");
    counts[isTwo ? "two" : to === "none" ? "none" : "one"]++;
    if (isTwo) expect(decideAlert(station, `brain/a${i}`, { routeId: "north" }).ok).toBe(true);
    await station.sent();
  }
  const arrived = new Map<string, string>();
  for (const name of STATIONS) {
    for (const { payload } of station.partner(name).items.values()) {
      if (payload.for === "station") arrived.set(payload.alertId ?? "", name);
    }
  }
  const right = [...due].filter(([id, to]) => (arrived.get(id) ?? "none") === to).length;
  expect(right).toBe(200);
  expect(counts.two).toBeGreaterThan(3);
  expect(counts.none).toBeGreaterThan(20);
  console.log(`${right}/200 at the right entry: ${JSON.stringify(counts)}`);
  // One station's line cannot speak of another's item.
  const foreign = present([...station.partner("城东派出所").items.keys()][0], "an item");
  const answers = [
    { answerId: "x", handoffId: foreign, seq: 1, answer: "accepted", reason: "", at: 1 },
  ];
  const said = await station.send("城西派出所", "/v1/answers", { v: 1, answers });
  expect(said.answer).toMatchObject({ results: [{ fate: "unknown" }] });
  expect(station.wall.handoff.get(foreign)?.stage).toBe("sent");
}, 60_000);

test("what has no route is one alarm, until it has one", async () => {
  const station = await fourStations();
  const strange = { type: "something-new" };
  await station.send("brain", "/v1/alerts", alertAt(station, "a1", strange));
  await station.send("brain", "/v1/alerts", alertAt(station, "a2", strange));
  for (let i = 0; i < 5; i++) station.beat();
  const alarms = () => [...station.wall.alarm.values()].filter((a) => a.type === "alert-unrouted");
  expect(alarms()).toMatchObject([{ condition: "active", count: 1, priority: 2 }]);
  expect(alarms()[0]?.text).toContain("2");
  await station.send("brain", "/v1/alerts", alertAt(station, "a3", strange));
  for (let i = 0; i < 5; i++) station.beat();
  expect(alarms()).toMatchObject([{ condition: "active", count: 2 }]);
  setRoutes(station, [placeRow("something-new")]);
  station.beat();
  expect(alarms()).toMatchObject([{ condition: "returned" }]);
});

test("an alert nobody signs for calls once, and goes up once", async () => {
  const station = await fourStations();
  setRoutes(station, [placeRow("crowd")]);
  const clock = new StationClock(
    () => station.clock.now,
    () => station.clock.now,
  );
  const watch = new AlarmWatch({
    ...{
      store: station.store,
      clock,
      sources: () => [],
      lostClosures: () => [],
      fences: () => [],
      beat: () => undefined,
      log: () => undefined,
    },
  });
  station.store.onCommitted((batch) => watch.note(batch));
  await station.send(
    "brain",
    "/v1/alerts",
    alertAt(station, "a1", { expiresAt: station.clock.now + 90 * MINUTE }),
  );
  expect(decideAlert(station, "brain/a1").ok).toBe(true);
  for (let i = 0; i < 240; i++) {
    await live(station, 10_000, 10_000);
    watch.look();
  }
  const kinds = station.store
    .since(0, 100_000)
    .rows.map((row) => present(row.logged, "it is read").event);
  const overdue = kinds.filter((event) => event.kind === "handoff-overdue");
  expect(overdue).toMatchObject([{ limit: "accept" }]);
  const raised = kinds.filter((event) => event.kind === "alarm-raised");
  expect(raised).toMatchObject([{ type: "unsigned", priority: 2 }]);
  expect(kinds.filter((event) => event.kind === "alarm-escalated")).toHaveLength(1);
});

test("a destination without a line is passed over, also on the way", async () => {
  const station = await fourStations();
  const destinations = ["城东派出所", "城西派出所", "江南派出所"].map((partnerId) => {
    return { kind: "partner", partnerId } as const;
  });
  setRoutes(station, [placeRow("crowd", { destinations })]);
  await station.partner("城东派出所").cut();
  station.do({
    kind: "hand-off",
    incidentId: null,
    partnerId: "城东派出所",
    fields: { title: "试线" },
  });
  await expect.poll(() => station.desk.lost().has("城东派出所")).toBe(true);
  await station.send("brain", "/v1/alerts", alertAt(station, "a1"));
  expect(decideAlert(station, "brain/a1").ok).toBe(true);
  expect(station.wall.alert.get("brain/a1")?.passedOver).toEqual(["城东派出所"]);
  await expect.poll(() => station.partner("城西派出所").items.size).toBe(1);
  // This one goes down after the decision and before it has the alert.
  await station.partner("城西派出所").cut();
  await station.send("brain", "/v1/alerts", alertAt(station, "a2"));
  expect(decideAlert(station, "brain/a2").ok).toBe(true);
  await expect.poll(() => station.desk.lost().has("城西派出所")).toBe(true);
  station.beat();
  expect(station.wall.alert.get("brain/a2")?.handoffIds).toHaveLength(1);
  station.clock.wait(25_000);
  station.beat();
  await expect.poll(() => station.partner("江南派出所").items.size).toBe(1);
  const state = present(station.wall.alert.get("brain/a2"), "it is known");
  expect(state.passedOver).toEqual(["城东派出所", "城西派出所"]);
  expect(state.handoffIds).toHaveLength(2);
});

test("of 300 alerts 100 have a fault: 100 are refused and counted", async () => {
  const station = await fourStations();
  const faults = [
    { reason: "" },
    { legalBasis: undefined },
    { expiresAt: undefined },
    { expiresAt: station.clock.now - 1000 },
    { graph: { nodes: ["甲", "乙"] } },
    { personScore: 87 },
    { subject: { idCard: "x" } },
    { 姓名: "某某" },
    { unknownField: 1 },
    { imsi: "460" },
  ];
  for (let i = 0; i < 300; i++) {
    const fault = i % 3 === 0 ? present(faults[(i / 3) % faults.length], "a fault") : {};
    const sent = await station.send("brain", "/v1/alerts", alertAt(station, `a${i}`, fault));
    expect(sent.status).toBe(i % 3 === 0 ? 422 : 200);
  }
  expect(station.wall.alert.size).toBe(200);
  const pulse = station.pulse("partner:brain");
  expect(pulse.accepted).toBe(200);
  expect(pulse.rejected).toEqual({ noBasis: 30, expired: 10, forbidden: 50, schema: 10 });
});

test("an alert ends within a second of its time, also at a station", async () => {
  const station = await fourStations();
  setRoutes(station, [placeRow("crowd")]);
  const expiresAt = station.clock.now + 90_000;
  await station.send("brain", "/v1/alerts", alertAt(station, "a1", { expiresAt }));
  await station.send("brain", "/v1/alerts", alertAt(station, "a2", { expiresAt }));
  expect(decideAlert(station, "brain/a2").ok).toBe(true);
  await live(station, 89_000);
  expect(station.wall.alert.get("brain/a1")?.expiredAt).toBeNull();
  await live(station, 2_000);
  for (const id of ["brain/a1", "brain/a2"]) {
    const state = present(station.wall.alert.get(id), "it is known");
    expect(Math.abs((state.expiredAt ?? 0) - expiresAt)).toBeLessThanOrEqual(1000);
    expect(state.alert).toMatchObject({ text: "", address: "" });
    expect(decideAlert(station, id)).toMatchObject({ refusal: { kind: "alert-expired" } });
  }
  await station.sent();
  const [item] = station.partner("城东派出所").items.values();
  expect(item?.stage).toBe("recalled");
});

test("a source is never asked anything, and writes where its kind may", async () => {
  const station = await fourStations();
  expect(fieldNamesOf(inAlertSchema)).not.toContain("url");
  const lanes = [...station.wall.partner.keys()];
  expect(lanes).not.toContain("brain");
  const foreign = await station.send("analytics", "/v1/alerts", alertAt(station, "a1"));
  expect(foreign.status).toBe(422);
  const call = { v: 1, reportId: "1", category: "theft", title: "x", text: "", address: "" };
  const asCall = await station.send("brain", "/v1/reports", { ...call, lngLat: null, at: 1 });
  expect(asCall.status).toBe(403);
  const asItem = await station.send("城东派出所", "/v1/alerts", alertAt(station, "a2"));
  expect(asItem.status).toBe(403);
  expect([station.wall.alert.size, station.wall.incident.size]).toEqual([0, 0]);
});

test("a call is made of an alert only after a person has sent it on", async () => {
  const station = await fourStations();
  setRoutes(station, [placeRow("crowd")]);
  await station.send("brain", "/v1/alerts", alertAt(station, "a1"));
  const call = { kind: "call-alert", alertId: "brain/a1", category: "other", priority: 2 } as const;
  expect(station.command(call, OPERATOR)).toMatchObject({ refusal: { kind: "alert-not-sent" } });
  expect(decideAlert(station, "brain/a1").ok).toBe(true);
  station.do(call, OPERATOR);
  const incidentId = station.wall.alert.get("brain/a1")?.incidentId ?? "";
  expect(station.wall.incident.get(incidentId)?.report.title).toBe("人流 a1");
  expect(station.command(call, OPERATOR)).toMatchObject({ refusal: { kind: "alert-called" } });
});
