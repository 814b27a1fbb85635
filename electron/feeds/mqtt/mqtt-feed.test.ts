import mqtt from "mqtt";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WallEvent } from "../../../shared/events/event.ts";
import type { TerminalOrder } from "../../../shared/model/terminal-order.ts";
import type { GroupReport } from "../../../shared/model/group-report.ts";
import type { Sighting } from "../../../shared/model/sighting.ts";
import { epochMs } from "../../../shared/units/quantity.ts";
import { SourceBoard } from "../source-board.ts";
import { Mosquitto } from "./mosquitto.test-peer.ts";
import { MqttFeed, filterMatches } from "./mqtt-feed.ts";
import type { MqttSource } from "./mqtt-source.ts";

let broker: Mosquitto;
/** What stands for terminals, text by topic. */
const handed = new Map<string, string>();
beforeAll(async () => {
  broker = await Mosquitto.start();
});
afterAll(() => broker.remove());

const NOW = epochMs(Date.parse("2026-11-24T12:00:00Z"));

type Listening = {
  readonly sightings: Sighting[];
  readonly orders: TerminalOrder[];
  readonly reports: GroupReport[];
  readonly events: WallEvent[];
  readonly said: string[];
  readonly board: SourceBoard;
  readonly feed: MqttFeed;
  pulse(): ReturnType<SourceBoard["pulses"]>[number];
};

function listen(change: Partial<MqttSource> = {}): Listening {
  const source: MqttSource = {
    kind: "mqtt",
    id: "phones",
    name: "警务手机",
    url: `mqtt://127.0.0.1:${broker.port}`,
    username: "wall",
    password: "s3cret",
    topics: [
      { filter: "owntracks/+/+", profile: "owntracks", unitClass: "officer" },
      { filter: "traccar/#", profile: "traccar", unitClass: "vehicle" },
      { filter: "wall/v1/#", profile: "onewall", unitClass: "officer" },
    ],
    crs: "wgs84",
    aliases: { "ot:phones/p2": "巡07" },
    sendsPatrols: false,
    sendsTasks: false,
    intervalSeconds: 30,
    ...change,
  };
  const [sightings, events]: [Sighting[], WallEvent[]] = [[], []];
  const [reports, said]: [GroupReport[], string[]] = [[], []];
  const orders: TerminalOrder[] = [];
  const seen = new Map<string, number>();
  const board = new SourceBoard({
    now: () => NOW,
    append: (batch) => events.push(...batch),
    sight: (sighting) => {
      const last = seen.get(sighting.thing) ?? 0;
      if (sighting.at < last) return "late";
      if (sighting.at === last) return "dup";
      seen.set(sighting.thing, sighting.at);
      sightings.push(sighting);
      return "new";
    },
    order: (order) => {
      orders.push(order);
      return "new";
    },
    present: (report) => {
      reports.push(report);
      return report.groupId === "home" ? "offShift" : "new";
    },
    crs: () => null,
    log: (line) => said.push(line),
  });
  const known = new Set<string>(["unit:巡07", "base-station:bs-1", "checkpoint:kk-1"]);
  const feed = new MqttFeed(source, {
    knows: (thing) => {
      const before = known.has(thing);
      if (thing.startsWith("unit:")) known.add(thing);
      return before;
    },
    handOver: () => handed,
  });
  feed.start(board.portsFor(feed, source.crs, null));
  return {
    sightings,
    orders,
    reports,
    said,
    events,
    board,
    feed,
    pulse: () => board.pulses()[0] as never,
  };
}

async function until(condition: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`did not happen within 10 s: ${what}`);
}

const fix = (tst: number, more: object = {}) =>
  JSON.stringify({ _type: "location", lat: 28.9, lon: 120.02, tst, ...more });

test("an OwnTracks report through a broker becomes a sighting in metres a second", async () => {
  const { feed, pulse, sightings, events } = listen();
  await until(() => pulse().link === "connected", "connected");
  broker.publish("owntracks/phones/p1", fix(NOW / 1000 - 5, { vel: 36, cog: 370 }));
  await until(() => sightings.length === 1, "one sighting");
  expect(sightings[0]).toMatchObject({
    thing: "unit:ot:phones/p1",
    lngLat: [120.02, 28.9],
    speed: 10,
    heading: 10,
    at: NOW - 5000,
    status: "live",
  });
  expect(events.map((event) => event.kind)).toEqual(["asset-imported", "unit-duty-changed"]);
  expect(pulse()).toMatchObject({ accepted: 1, newestAt: NOW - 5000 });
  await feed.stop();
});

test("an alias gives the report to the unit it stands for", async () => {
  const { feed, pulse, sightings, events } = listen();
  await until(() => pulse().link === "connected", "connected");
  broker.publish("owntracks/phones/p2", fix(NOW / 1000));
  await until(() => sightings.length === 1, "one sighting");
  expect(sightings[0]?.thing).toBe("unit:巡07");
  expect(events).toEqual([]);
  await feed.stop();
});

test("a Traccar forward is in knots, and our own profile in metres a second", async () => {
  const { feed, pulse, sightings } = listen();
  await until(() => pulse().link === "connected", "connected");
  const position = { fixTime: "2026-11-24T11:59:50.000+00:00", valid: true, speed: 10, course: 90 };
  const forward = {
    position: { ...position, latitude: 28.91, longitude: 120.03 },
    device: { uniqueId: "8613", name: "警车 12", category: "car" },
  };
  broker.publish("traccar/positions", JSON.stringify(forward));
  const own = { lon: 120.04, lat: 28.92, hdg: 45, spd: 3, t: NOW - 1000 };
  broker.publish("wall/v1/volunteer/yj-053", JSON.stringify(own));
  await until(() => sightings.length === 2, "two sightings");
  expect(sightings[0]).toMatchObject({ thing: "unit:traccar:8613", speed: 5.14444 });
  expect(sightings[0]?.at).toBe(NOW - 10_000);
  expect(sightings[1]).toMatchObject({ thing: "unit:wall:yj-053", speed: 3, heading: 45 });
  await feed.stop();
});

test("every malformed message is in exactly one counter and moves nothing", async () => {
  const { feed, pulse, sightings } = listen();
  await until(() => pulse().link === "connected", "connected");
  const bad: readonly [topic: string, payload: string | Buffer, reason: string][] = [
    ["owntracks/phones/bad", '{"_type":"location","lat":', "badFrame"],
    ["owntracks/phones/bad", fix(NOW / 1000, { lat: "28.9" }), "schema"],
    ["owntracks/phones/bad", fix(NOW), "schema"],
    ["owntracks/phones/bad", '{"_type":"encrypted","data":"x"}', "unmapped"],
    ["owntracks/phones/bad", fix(NOW / 1000 - 1, { lat: 116.3, lon: 40 }), "range"],
    ["owntracks/phones/bad", fix(NOW / 1000 - 40 * 86_400), "late"],
    ["owntracks/phones/bad", "x".repeat(100_000), "oversize"],
    ["owntracks/phones/bad", Buffer.from([0xff, 0xfe, 0x00]), "badFrame"],
    ["owntracks/phones/bad", '{"__proto__":{"_type":"location"}}', "schema"],
    ["wall/v1/drone/x", "{}", "unmapped"],
    ["wall/v1/camera/x", "{}", "schema"],
    ["wall/v1/camera/x", JSON.stringify({ t: NOW }), "unknownRef"],
    ["traccar/x", '{"position":{},"device":{}}', "schema"],
  ];
  for (const [topic, payload] of bad) broker.publish(topic, payload);
  const total = () => Object.values(pulse().rejected).reduce((sum, count) => sum + count, 0);
  await until(() => total() === bad.length, "all counted");
  const expected: Record<string, number> = {};
  for (const [, , reason] of bad) expected[reason] = (expected[reason] ?? 0) + 1;
  expect(pulse().rejected).toEqual(expected);
  expect(pulse().accepted).toBe(0);
  expect(sightings.filter((sighting) => sighting.lngLat !== null)).toEqual([]);
  await feed.stop();
});

test("health of a base station and flow at a checkpoint come without a place", async () => {
  const { feed, pulse, sightings } = listen();
  await until(() => pulse().link === "connected", "connected");
  broker.publish("wall/v1/base-station/bs-1", JSON.stringify({ t: NOW - 1, st: "alarm" }));
  broker.publish("wall/v1/checkpoint/kk-1", JSON.stringify({ t: NOW - 1, val: 14 }));
  await until(() => sightings.length === 2, "two sightings");
  const still = { lngLat: null, heading: null, speed: null };
  expect(sightings).toMatchObject([
    { thing: "base-station:bs-1", status: "alarm", value: null, ...still },
    { thing: "checkpoint:kk-1", status: "live", value: 14, ...still },
  ]);
  await feed.stop();
});

test("twenty messages with a field of a handset: none stored, twenty counted", async () => {
  const { feed, pulse, sightings, events } = listen();
  await until(() => pulse().link === "connected", "connected");
  const fields = [
    ...["imsi", "IMEI", "imei_sv", "msisdn", "iccid", "tmsi", "SUPI", "suci", "meid", "handset"],
    ...["phone", "mobile", "subscribers", "用户数", "手机号", "caller", "ueCount", "主叫", "cdr"],
  ];
  for (const field of fields) {
    const health = { t: NOW - 1, st: "online", cells: [{ [field]: "460001234567890" }] };
    broker.publish("wall/v1/base-station/bs-1", JSON.stringify(health));
  }
  broker.publish("owntracks/phones/p9", fix(NOW / 1000, { imei: "356938035643809" }));
  await until(() => (pulse().rejected["forbidden"] ?? 0) === 20, "twenty refused");
  expect([sightings, events, pulse().accepted]).toEqual([[], [], 0]);
  await feed.stop();
});

test("the same report twice moves once, and an older one never moves back", async () => {
  const { feed, pulse, sightings } = listen();
  await until(() => pulse().link === "connected", "connected");
  broker.publish("owntracks/phones/p3", fix(NOW / 1000 - 10));
  broker.publish("owntracks/phones/p3", fix(NOW / 1000 - 10));
  broker.publish("owntracks/phones/p3", fix(NOW / 1000 - 20));
  await until(() => pulse().rejected["late"] === 1, "the older one counted");
  expect(pulse().rejected).toEqual({ dup: 1, late: 1 });
  expect(sightings.length).toBe(1);
  await feed.stop();
});

test("an undeclared coordinate system holds positions instead of drawing them", async () => {
  const { feed, pulse, sightings } = listen({ crs: null });
  await until(() => pulse().link === "connected", "connected");
  broker.publish("owntracks/phones/p4", fix(NOW / 1000 - 10));
  await until(() => pulse().rejected["untagged"] === 1, "counted");
  expect(sightings[0]).toMatchObject({ lngLat: null, status: "no-fix" });
  await feed.stop();
});

test("a wrong password is final and said; it is not retried", async () => {
  const { feed, pulse } = listen({ password: "wrong" });
  await until(() => pulse().link === "refused", "refused");
  expect(pulse().note).toContain("密码");
  await feed.stop();
});

test("a broker that was killed is found again by itself", async () => {
  const { feed, pulse, sightings } = listen();
  await until(() => pulse().link === "connected", "connected");
  await broker.kill();
  await until(() => pulse().link === "lost" || pulse().link === "connecting", "noticed");
  await broker.run();
  await until(() => pulse().link === "connected", "connected again");
  broker.publish("owntracks/phones/p5", fix(NOW / 1000 - 1));
  await until(() => sightings.length === 1, "a sighting after the return");
  await feed.stop();
});

test("topic filters match as MQTT says", () => {
  expect(filterMatches("owntracks/+/+", "owntracks/a/b")).toBe(true);
  expect(filterMatches("owntracks/+/+", "owntracks/a/b/c")).toBe(false);
  expect(filterMatches("wall/#", "wall/v1/x")).toBe(true);
  expect(filterMatches("a/+", "b/c")).toBe(false);
});

test("a group's device is reported and enters nobody; what is refused is not quoted", async () => {
  const { feed, pulse, reports, sightings, events, said } = listen();
  await until(() => pulse().link === "connected", "connected");
  const move = { lon: 120.0212345, lat: 28.9, t: NOW - 1000 };
  const send = (topic: string, message: object) =>
    broker.publish(`wall/v1/group/${topic}`, JSON.stringify(message));
  send("S-N1/k7", move);
  send("home/k7", move);
  send("S-N1/13800138000", move);
  send("S-N1/k8", { ...move, phone: "1" });
  send("S-N1/k8", { ...move, lon: "120.0212345" });
  send("S-N1/k8", { ...move, lat: 120.0212345 });
  send("S-N1/k8", { ...move, st: "nofix" });
  send("S-N1", move);
  const all = () => pulse().accepted + Object.values(pulse().rejected).reduce((a, b) => a + b, 0);
  await until(() => all() === 8, "eight counted");
  expect(reports).toEqual([
    { groupId: "S-N1", device: "k7", at: NOW - 1000, lngLat: [120.0212345, 28.9] },
    { groupId: "home", device: "k7", at: NOW - 1000, lngLat: [120.0212345, 28.9] },
  ]);
  expect([sightings, events]).toEqual([[], []]);
  expect(pulse()).toMatchObject({
    accepted: 1,
    rejected: { offShift: 1, forbidden: 2, schema: 1, range: 1, nofix: 1, unmapped: 1 },
  });
  expect(said.filter((line) => /120\.0|28\.9|k[78]|1380013/.test(line))).toEqual([]);
  await feed.stop();
});

test("what stands for terminals is retained, changes, and outlives a lost broker", async () => {
  const own = await Mosquitto.start();
  const url = `mqtt://127.0.0.1:${own.port}`;
  const heard = new Map<string, string>();
  const terminalOf = async () => {
    const terminal = await mqtt.connectAsync(url, { username: "phone", password: "p1" });
    terminal.on("message", (topic, payload) => heard.set(topic, payload.toString()));
    await terminal.subscribeAsync("wall/v1/patrol/#", { qos: 1 });
    return terminal;
  };
  handed.clear();
  handed.set("wall/v1/patrol/1", "one").set("wall/v1/patrol/2", "two");
  const { feed, pulse } = listen({ url, sendsPatrols: true });
  await until(() => pulse().note.endsWith("wall/v1/patrol: 2"), "handed over");
  let terminal = await terminalOf();
  await until(() => heard.size === 2, "two routes that were sent before the terminal came");
  handed.set("wall/v1/patrol/1", "one, changed");
  handed.delete("wall/v1/patrol/2");
  feed.handOver();
  await until(() => heard.get("wall/v1/patrol/1") === "one, changed", "the change");
  await until(() => heard.get("wall/v1/patrol/2") === "", "taken back");
  // A broker that forgot everything is told again.
  await terminal.endAsync(true);
  await own.kill();
  heard.clear();
  await until(() => pulse().link !== "connected", "lost");
  await own.run();
  terminal = await terminalOf();
  await until(() => heard.get("wall/v1/patrol/1") === "one, changed", "told again");
  expect(pulse()).toMatchObject({ link: "connected", accepted: 0, rejected: {} });
  await Promise.all([terminal.endAsync(true), feed.stop()]);
  await own.remove();
  handed.clear();
});

test("a source that was not asked to hands nothing over", async () => {
  handed.set("wall/v1/patrol/9", "nine");
  const { feed, pulse } = listen();
  await until(() => pulse().link === "connected", "connected");
  feed.handOver();
  const terminal = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.port}`, {
    ...{ username: "phone", password: "p1" },
  });
  const heard: string[] = [];
  terminal.on("message", (topic) => heard.push(topic));
  await terminal.subscribeAsync("wall/v1/patrol/#", { qos: 1 });
  await terminal.publishAsync("wall/v1/patrol/last", "x", { qos: 1 });
  await until(() => heard.length > 0, "a message of another");
  expect(heard).toEqual(["wall/v1/patrol/last"]);
  await Promise.all([terminal.endAsync(true), feed.stop()]);
  handed.clear();
});

test("a panic comes with its place, and its officer takes it back with a reason", async () => {
  const { feed, pulse, orders, sightings } = listen();
  await until(() => pulse().link === "connected", "connected");
  const press = (more: object) => JSON.stringify({ t: NOW - 1000, ...more });
  broker.publish("wall/v1/panic/巡07", press({ lon: 120.02, lat: 28.9 }));
  await until(() => orders.length === 1, "one order");
  expect(orders[0]).toEqual({ kind: "panic", unitId: "巡07", at: NOW - 1000 });
  expect(sightings[0]).toMatchObject({ thing: "unit:巡07", status: "alarm" });
  broker.publish("wall/v1/panic/p9", press({}));
  await until(() => orders.length === 2, "a terminal that nobody named cries too");
  expect(orders[1]).toMatchObject({ unitId: "wall:p9" });
  broker.publish("wall/v1/panic/巡07", press({ over: "误触" }));
  await until(() => orders.length === 3, "taken back");
  expect(orders[2]).toMatchObject({ kind: "panic-over", reason: "误触" });
  broker.publish("wall/v1/panic/巡07", "{}");
  await until(() => pulse().rejected["schema"] === 1, "refused without a time");
  await feed.stop();
});
