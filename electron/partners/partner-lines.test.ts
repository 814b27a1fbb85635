import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { present } from "../../shared/kit/assert.ts";
import { randomFrom } from "../../shared/kit/random.ts";
import { AlarmWatch } from "../desk/alarm-watch.ts";
import { StationClock } from "../desk/station-clock.ts";
import { PartnerStation, minutes } from "./partner-station.test-data.ts";
import type { PartnerSpec } from "./partner-station.test-data.ts";
import type { SimulatedScript } from "./simulated-partner.ts";

const silent: SimulatedScript = () => [];
const opened: PartnerStation[] = [];

async function stationWith(specs: readonly PartnerSpec[]): Promise<PartnerStation> {
  const station = new PartnerStation();
  opened.push(station);
  await station.open(specs);
  return station;
}

afterEach(async () => {
  for (const station of opened.splice(0)) await station.sweep();
});

function divert(station: PartnerStation, id: string, partnerId: string): void {
  station.report(id, { category: "other", title: "路灯不亮", text: "" });
  const about = { incidentId: id, partnerId, reason: "municipal" } as const;
  station.do({ kind: "divert-incident", ...about, fields: {}, dangerSeen: false });
}

test("the line flaps 50 times: everything arrives once, in order", async () => {
  const station = await stationWith([{ id: "12345", kind: "hotline", script: silent }]);
  const partner = station.partner("12345");
  const random = randomFrom(50);
  for (let i = 1; i <= 200; i++) {
    divert(station, `A-${i}`, "12345");
    if (i % 4 !== 0) continue;
    // Half of the cuts lose the answer of a message that the partner has already taken.
    if (random() < 0.5) partner.dropNext(1 + Math.floor(random() * 2));
    await new Promise((resolve) => setTimeout(resolve, random() * 8));
    await partner.cut();
    await new Promise((resolve) => setTimeout(resolve, random() * 8));
    await partner.start();
  }
  await station.sent();
  expect(partner.taken.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  expect(new Set(partner.taken.map(({ messageId }) => messageId)).size).toBe(200);
  expect(partner.repeats).toBeGreaterThan(0);
  console.log(`200 items over 50 flaps: ${partner.repeats} came again and were known`);
  expect([...station.wall.handoff.values()].every(({ stage }) => stage === "sent")).toBe(true);
});

test("a partner that is down leaves a queue with its age, and its line is lost", async () => {
  const station = await stationWith([{ id: "12345", kind: "hotline", script: silent }]);
  await station.partner("12345").cut();
  const began = station.clock.now;
  divert(station, "A-1", "12345");
  await expect.poll(() => station.pulse("partner:12345").link).toBe("lost");
  station.clock.wait(600_000);
  const [waiting] = station.wall.partner.get("12345")?.queue ?? [];
  expect(waiting).toMatchObject({ handoffId: "12345-" + station.store.station + "-1", at: began });
  expect(station.wall.incident.get("A-1")?.stage).toBe("received");
  await station.partner("12345").start();
  await station.sent();
  await expect.poll(() => station.pulse("partner:12345").link).toBe("connected");
});

test("the queue survives a restart of the station, and goes on in order", async () => {
  const station = await stationWith([{ id: "12345", kind: "hotline", script: silent }]);
  const partner = station.partner("12345");
  for (let i = 1; i <= 5; i++) divert(station, `A-${i}`, "12345");
  await station.sent();
  await partner.cut();
  for (let i = 6; i <= 30; i++) divert(station, `A-${i}`, "12345");
  await station.stop();
  await partner.start();
  await station.start();
  await station.sent();
  expect(partner.taken.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
});

test("what a partner cannot read comes back open, and the queue goes on behind it", async () => {
  const station = await stationWith([{ id: "town", kind: "town", script: silent }]);
  await station.partner("town").cut();
  const written = JSON.parse(readFileSync(join(station.dir, "partners.json"), "utf8"));
  const port = Number(new URL(written.partners[0].url).port);
  let asked = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => response.writeHead(++asked === 1 ? 422 : 202).end("{}"));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  divert(station, "B-1", "town");
  divert(station, "B-2", "town");
  await station.sent();
  server.close();
  server.closeAllConnections();
  const stages = [...station.wall.handoff.values()].map(({ stage }) => stage);
  expect(stages).toEqual(["refused", "sent"]);
  expect(station.wall.incident.get("B-1")?.stage).toBe("received");
});

test("200 diversions and 200 for a town: the partner's log is the card's state", async () => {
  const script: SimulatedScript = (_item, random) => {
    const [first, second] = [minutes(random, 1, 20), minutes(random, 21, 60)];
    const back = { afterMs: second, reason: "不属本单位" };
    const received = { answer: "received", afterMs: first, reason: "" } as const;
    const accepted = { answer: "accepted", afterMs: first + 1000, reason: "" } as const;
    const chance = random();
    if (chance < 0.15) return [];
    if (chance < 0.35) return [received, { answer: "refused", ...back }];
    if (chance < 0.5) return [received, accepted, { answer: "returned", ...back }];
    return [received, accepted, { answer: "closed", afterMs: second, reason: "办结" }];
  };
  const chaos = { repeats: 0.4, reorders: true };
  const station = await stationWith([
    { id: "12345", kind: "hotline", script, chaos },
    { id: "城东政务110", kind: "town", script, chaos },
  ]);
  const random = randomFrom(200);
  for (let i = 1; i <= 400; i++) {
    divert(station, `A-${i}`, i % 2 === 0 ? "12345" : "城东政务110");
    station.clock.wait(minutes(random, 0, 3));
    if (i % 20 !== 0) continue;
    await station.sent();
    await station.spoken();
    station.beat();
    // Some are taken back by the police while they wait.
    const open = [...station.wall.handoff.values()].find(({ stage }) => stage === "received");
    if (open === undefined || random() < 0.5) continue;
    const handoffId = open.handoff.id;
    station.do({ kind: "recall-handoff", handoffId, reason: "现场有人受伤" });
  }
  for (let i = 0; i < 10; i++) {
    station.clock.wait(600_000);
    await station.sent();
    await station.spoken();
    station.beat();
  }
  const said = [...station.partners.values()].flatMap(({ items }) => [...items.values()]);
  expect(said).toHaveLength(400);
  for (const item of said) {
    const state = present(station.wall.handoff.get(item.handoffId), "it was sent");
    expect(`${item.handoffId} ${state.stage}`).toBe(`${item.handoffId} ${item.stage}`);
    const back = ["refused", "returned", "recalled"].includes(item.stage);
    const waits = item.stage === "sent" || item.stage === "received";
    const incident = station.wall.incident.get(state.handoff.incidentId ?? "");
    expect(incident?.stage, item.handoffId).toBe(back || waits ? "received" : "archived");
    if (back && item.stage !== "recalled") expect(state.answers.at(-1)?.reason).toBe("不属本单位");
  }
  const stages = new Set(said.map(({ stage }) => stage));
  expect([...stages].sort()).toEqual(["closed", "recalled", "refused", "returned", "sent"]);
  const town = station.partner("城东政务110");
  expect(town.faults).toEqual([]);
  const police = /category|level|feedback|handoff"|consult|incident|警|嫌疑/;
  const fields = new Set<string>();
  for (const { payload } of town.items.values()) {
    for (const name of Object.keys(payload)) fields.add(name);
    expect(JSON.stringify(payload)).not.toMatch(police);
  }
  expect([...fields].sort()).toEqual(["address", "for", "lngLat", "reason", "reportedAt", "title"]);
  // Silent ones were told once, however often the clock was looked at.
  const told = [...station.wall.handoff.values()].flatMap(({ overdue }) => overdue);
  const log = station.store.since(0, 100_000, "handoff-overdue").rows;
  expect(log).toHaveLength(told.length);
  expect(told.length).toBeGreaterThan(20);
});

test("the door takes what is signed and counts everything else by its reason", async () => {
  const station = await stationWith([{ id: "12345", kind: "hotline", script: silent }]);
  divert(station, "A-1", "12345");
  await station.sent();
  const handoffId = `12345-${station.store.station}-1`;
  const answer = { answerId: "x1", handoffId, seq: 1, answer: "received", reason: "", at: 1000 };
  const good = JSON.stringify({ v: 1, answers: [answer] });
  const post = (body: string, change: Partial<Signing> = {}) => {
    return postByHand(`${station.doorUrl}/v1/answers`, body, {
      ...{ key: "12345", secret: "secret-of-12345-0123456789" },
      ...{ time: station.clock.now, nonce: `n${Math.random()}` },
      ...change,
    });
  };
  expect(await post(good, { secret: "another secret of theirs" })).toBe(401);
  expect(await post(good, { key: "nobody" })).toBe(401);
  expect(await post(good, { time: station.clock.now - 300_001 })).toBe(401);
  expect(await post(good, { time: station.clock.now + 300_001 })).toBe(401);
  expect(await post("{")).toBe(400);
  expect(await post(JSON.stringify({ v: 1, answers: [{ ...answer, faceId: "x" }] }))).toBe(400);
  expect(await post(JSON.stringify({ v: 1, answers: [{ ...answer, answer: "maybe" }] }))).toBe(400);
  expect(await post("x".repeat(300_000))).toBe(413);
  expect(station.wall.handoff.get(handoffId)?.stage).toBe("sent");
  expect(await post(good, { nonce: "once" })).toBe(200);
  expect(await post(good, { nonce: "once" })).toBe(409);
  expect(await post(good)).toBe(200);
  const lost = { ...answer, answerId: "x2", handoffId: "无" };
  expect(await post(JSON.stringify({ v: 1, answers: [lost] }))).toBe(200);
  expect(station.wall.handoff.get(handoffId)?.answers).toHaveLength(1);
  expect(station.pulse("partner:12345").rejected).toEqual({
    ...{ checksum: 1, late: 1, future: 1, badFrame: 1, schema: 2, dup: 2, unknownRef: 1 },
  });
  expect(station.pulse("partner-door").rejected).toEqual({ unknownRef: 1, oversize: 1 });
  expect(station.pulse("partner:12345").accepted).toBe(1);
});

test("secrets and addresses of partners stand in no event and in no line of the log", async () => {
  const station = await stationWith([{ id: "12345", kind: "hotline", script: silent }]);
  divert(station, "A-1", "12345");
  await station.sent();
  const log = JSON.stringify(station.store.since(0, 1000).rows);
  expect(log).toContain("partner-listed");
  expect(log).not.toContain("secret-of");
  expect(log).not.toContain("127.0.0.1");
  expect(station.lines.join("\n")).not.toContain("secret-of");
});

test("a silent insurer raises one alarm, which ends when it signs", async () => {
  const station = await stationWith([{ id: "insurer", kind: "insurer", script: silent }]);
  const steady = () => station.clock.now;
  const clock = new StationClock(() => station.clock.now, steady);
  const watch = new AlarmWatch({
    ...{ store: station.store, clock, log: () => {} },
    ...{ sources: () => [], lostClosures: () => [], fences: () => [], beat: () => {} },
  });
  station.store.onCommitted((batch) => watch.note(batch));
  station.report("A-1", { category: "traffic", title: "两车轻微剐蹭" });
  station.do({ kind: "hand-off", incidentId: "A-1", partnerId: "insurer", fields: {} });
  await station.sent();
  for (let minute = 0; minute < 60; minute++) {
    station.clock.wait(60_000);
    station.beat();
    watch.look();
  }
  const [handoffId = ""] = station.wall.handoff.keys();
  const raised = () =>
    [...station.wall.alarm.values()].filter((alarm) => alarm.source === handoffId);
  expect(raised().map(({ type, count }) => `${type} ${count}`)).toEqual(["handoff-overdue 1"]);
  const said = { answerId: "1", seq: 1, at: station.clock.now };
  const answer = {
    kind: "answer-handoff",
    handoffId,
    answer: "accepted",
    reason: "",
    said,
  } as const;
  station.do(answer, { name: "insurer", role: "feed" });
  watch.look();
  expect(raised().map(({ condition }) => condition)).toEqual(["returned"]);
});

test("a partner hands a call to us once, however often it says so", async () => {
  const station = await stationWith([{ id: "12345", kind: "hotline", script: silent }]);
  const call = {
    ...{
      v: 1,
      reportId: "77",
      category: "dispute",
      title: "邻里争吵",
      text: "",
      address: "枫林路",
    },
    ...{ lngLat: [120.02, 28.9], at: station.clock.now },
  };
  for (const nonce of ["a", "b"]) {
    const sign = { key: "12345", secret: "secret-of-12345-0123456789", nonce };
    const url = `${station.doorUrl}/v1/reports`;
    expect(await postByHand(url, JSON.stringify(call), { ...sign, time: station.clock.now })).toBe(
      200,
    );
  }
  expect(station.wall.incident.get("12345-77")?.report).toMatchObject({ source: "12345" });
  expect(station.pulse("partner:12345").rejected).toEqual({ dup: 1 });
});

type Signing = {
  readonly key: string;
  readonly secret: string;
  readonly time: number;
  readonly nonce: string;
};

/** A signed request written out by hand, as a partner's own programmer would. */
async function postByHand(url: string, body: string, sign: Signing): Promise<number> {
  const path = new URL(url).pathname;
  const digest = createHash("sha256").update(body).digest("hex");
  const text = `POST\n${path}\n${sign.time}\n${sign.nonce}\n${digest}`;
  const signature = createHmac("sha256", sign.secret).update(text).digest("hex");
  const response = await fetch(url, {
    method: "POST",
    body,
    headers: {
      "x-onewall-key": sign.key,
      "x-onewall-time": String(sign.time),
      "x-onewall-nonce": sign.nonce,
      "x-onewall-signature": signature,
    },
  });
  await response.text();
  return response.status;
}
