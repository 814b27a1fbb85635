import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { caseClocks } from "../../shared/fold/incident-timers.ts";
import { PartnerStation, LEADER, minutes } from "./partner-station.test-data.ts";
import type { SimulatedScript } from "./simulated-partner.ts";

// S23 at a real store, over real HTTP: an account is entered once, and after it is signed for it is
// found nowhere.

const CARD = "6228 4800 1234 5678 91";
const BARE = "622848001234567891";
const silent: SimulatedScript = () => [];
const signing: SimulatedScript = () => [
  { answer: "accepted", afterMs: minutes(() => 0, 1, 1), reason: "已冻结 48 小时" },
];
const opened: PartnerStation[] = [];

afterEach(async () => {
  for (const station of opened.splice(0)) await station.sweep();
});

async function stationWith(scripts: Readonly<Record<string, SimulatedScript>>) {
  const station = new PartnerStation();
  opened.push(station);
  await station.open(
    Object.entries(scripts).map(([id, script]) => {
      return { id, kind: "bank", script, acceptMinutes: { late: 2, overdue: 5 } } as const;
    }),
  );
  return station;
}

function ask(station: PartnerStation, of: { id?: string; bank: string; account: string | null }) {
  const { id = "A-1", bank, account } = of;
  const wish = { incidentId: id, partnerId: bank, account, odd: true };
  return station.desk.stops.ask(wish, LEADER);
}

/** Files of the station that hold the account in any form it was written in. */
function holders(station: PartnerStation, dir = station.dir): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) return holders(station, path);
    const content = readFileSync(path);
    const forms = [BARE, CARD, CARD.replaceAll(" ", "-"), BARE.slice(0, -4)];
    const isThere = forms.some((form) => {
      return content.includes(form) || content.includes(Buffer.from(form, "utf16le"));
    });
    return isThere ? [path.slice(station.dir.length + 1).split("/")[0] ?? ""] : [];
  });
}

test("what is odd is said first; a telephone number is none; not all may send", async () => {
  const station = await stationWith({ icbc: silent });
  station.report("A-1", { category: "fraud", title: "冒充客服" });
  const wish = { incidentId: "A-1", partnerId: "icbc", odd: false };
  const asked = (account: string, odd = false) =>
    station.desk.stops.ask({ ...wish, account, odd }, LEADER);
  expect(asked(CARD)).toMatchObject({ refusal: { kind: "account-odd", thing: "check-digit" } });
  expect(asked("1202 0206 0900")).toMatchObject({ refusal: { kind: "account-odd" } });
  expect(asked("138 0013 8000", true)).toMatchObject({ refusal: { kind: "account-wrong" } });
  expect(asked("12", true)).toMatchObject({ refusal: { kind: "account-wrong" } });
  const viewer = { name: "访客", role: "viewer" } as const;
  const stranger = station.desk.stops.ask({ ...wish, account: CARD, odd: true }, viewer);
  expect(stranger).toMatchObject({ refusal: { kind: "role-missing" } });
  expect(holders(station)).toEqual([]);
  expect(station.wall.handoff.size).toBe(0);
  expect(asked(CARD, true)).toEqual({ ok: true, value: { masked: "＊＊＊＊7891" } });
});

test("a silent bank, the next one signs: then the account is found nowhere", async () => {
  const station = await stationWith({ icbc: silent, abc: signing });
  station.report("A-1", { category: "fraud", title: "冒充客服" });
  const called = station.clock.now;
  station.clock.wait(90_000);
  expect(ask(station, { bank: "icbc", account: CARD }).ok).toBe(true);
  await station.sent();
  const [first] = station.partner("icbc").taken;
  expect(first).toMatchObject({ account: BARE, payload: { account: "＊＊＊＊7891" } });
  // The clock ran from the call, and stands where the first bank was asked.
  const incident = station.wall.incident.get("A-1");
  if (incident === undefined) throw new Error("the call is there");
  const moment = { at: station.clock.now, steady: null };
  const [clock] = caseClocks(incident, moment);
  expect(clock).toMatchObject({ clock: { id: "stop-payment" }, stopped: true, seconds: 90 });
  expect(clock?.since.at).toBe(called);
  expect(holders(station)).toEqual(["stops"]);

  station.clock.wait(6 * 60_000);
  station.beat();
  const [late] = station.wall.handoff.values();
  expect(late?.overdue.map(({ limit }) => limit)).toEqual(["accept"]);
  // Nothing goes to the next bank before a person says so.
  expect(station.partner("abc").taken).toEqual([]);
  expect(ask(station, { bank: "abc", account: null }).ok).toBe(true);
  await station.sent();
  expect(station.partner("abc").taken[0]).toMatchObject({ account: BARE });
  station.clock.wait(60_000);
  await station.spoken();
  await expect
    .poll(() => [...station.wall.handoff.values()].map(({ stage }) => stage))
    .toEqual(["sent", "accepted"]);
  // The first bank may still sign: its item is taken back, and with it the last reason to know.
  const silentId = late?.handoff.id ?? "";
  station.do({ kind: "recall-handoff", handoffId: silentId, reason: "他行已冻结" });
  expect(holders(station)).toEqual([]);
  expect(ask(station, { bank: "icbc", account: null })).toMatchObject({
    refusal: { kind: "account-gone" },
  });
  const rows = station.store.since(0, 1000).rows.map(({ logged }) => JSON.stringify(logged));
  for (const text of [...rows, ...station.lines]) expect(text).not.toContain(BARE.slice(0, -4));
  expect(rows.some((text) => text.includes("＊＊＊＊7891"))).toBe(true);
});

test("a bank that is down gets the account after a restart; a closed case forgets it", async () => {
  const station = await stationWith({ icbc: silent });
  station.report("A-1", { category: "fraud", title: "刷单" });
  await station.partner("icbc").cut();
  expect(ask(station, { bank: "icbc", account: CARD }).ok).toBe(true);
  await station.stop();
  await station.partner("icbc").start();
  await station.start();
  await station.sent();
  expect(station.partner("icbc").taken[0]).toMatchObject({ account: BARE });
  expect(holders(station)).toEqual(["stops"]);
  const close = { kind: "close-incident", incidentId: "A-1", stage: "cancelled" } as const;
  station.do({ ...close, reason: "误报" });
  expect(holders(station)).toEqual([]);
});

test("the same account in another open case names it, so that both are merged", async () => {
  const station = await stationWith({ icbc: silent });
  for (const id of ["A-1", "A-2"]) station.report(id, { category: "fraud", title: "刷单" });
  expect(ask(station, { bank: "icbc", account: CARD }).ok).toBe(true);
  expect(ask(station, { id: "A-2", bank: "icbc", account: BARE })).toMatchObject({
    refusal: { kind: "account-known", thing: "A-1" },
  });
  station.do({ kind: "merge-incident", incidentId: "A-2", parentId: "A-1" });
  // A second account of the same case may go to the same bank.
  const other = ask(station, { bank: "icbc", account: "6228 4800 1234 5678 09" });
  expect(other).toMatchObject({ value: { masked: "＊＊＊＊7809" } });
  await station.sent();
  expect(station.partner("icbc").taken.map(({ kind }) => kind)).toEqual(["handoff", "handoff"]);
});
