import { afterEach, expect, test } from "vitest";
import { unit } from "../../shared/fold/event-fixtures.test-data.ts";
import { caseClocks } from "../../shared/fold/incident-timers.ts";
import { present } from "../../shared/kit/assert.ts";
import { randomFrom } from "../../shared/kit/random.ts";
import { AlarmWatch } from "../desk/alarm-watch.ts";
import { StationClock } from "../desk/station-clock.ts";
import { LEADER, PartnerStation, minutes } from "./partner-station.test-data.ts";
import type { SimulatedScript } from "./simulated-partner.ts";

const opened: PartnerStation[] = [];
const MINUTE = 60_000;
const INSURER = "警保联动";

afterEach(async () => {
  for (const station of opened.splice(0)) await station.sweep();
});

/** One in five is never answered; the others are taken, and some come back. */
const script: SimulatedScript = (_item, random) => {
  const [first, second] = [minutes(random, 1, 5), minutes(random, 6, 20)];
  const chance = random();
  if (chance < 0.2) return [];
  const accepted = { answer: "accepted", afterMs: first, reason: "" } as const;
  if (chance < 0.35) return [accepted, { answer: "returned", afterMs: second, reason: "缺照片" }];
  return [accepted, { answer: "closed", afterMs: second, reason: "已赔付" }];
};

type Truth = { readonly from: number; readonly cleared: number | null; readonly injured: boolean };

async function roomWithInsurer() {
  const station = new PartnerStation();
  opened.push(station);
  const limits = { acceptMinutes: { late: 5, overdue: 10 }, closeHours: 24 };
  await station.open([{ id: INSURER, kind: "insurer", script, ...limits }]);
  station.store.append([{ kind: "asset-imported", v: 1, asset: unit("巡07") }], LEADER);
  const clock = new StationClock(
    () => station.clock.now,
    () => station.clock.now,
  );
  const quiet = {
    sources: () => [],
    lostClosures: () => [],
    fences: () => [],
    beat: () => undefined,
  };
  const watch = new AlarmWatch({ store: station.store, clock, log: () => undefined, ...quiet });
  station.store.onCommitted((batch) => watch.note(batch));
  const live = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 10_000) {
      station.clock.wait(10_000);
      station.beat();
      watch.look();
      await station.sent();
      await station.spoken();
    }
  };
  return { station, clock, live };
}

function fill(station: PartnerStation, id: string, values: Record<string, string | number>): void {
  station.do({ kind: "fill-template", incidentId: id, template: "traffic-clear", values });
}

function callOf(station: PartnerStation, id: string) {
  return present(station.wall.incident.get(id), "it is a call");
}

/** Somebody is hurt after all: at once it is a call like any other.  Gives how long that took. */
function hurt(station: PartnerStation, id: string): number {
  const began = performance.now();
  fill(station, id, { vehicles: 2, injured: "yes" });
  expect(callOf(station, id).tags).toContain("injury");
  const item = [...station.wall.handoff.values()].find((h) => h.handoff.incidentId === id);
  expect(["recalled", "closed", "returned"]).toContain(item?.stage);
  const again = { kind: "hand-off", incidentId: id, partnerId: INSURER, fields: {} } as const;
  expect(station.command(again, LEADER)).toMatchObject({ refusal: { kind: "crash-injured" } });
  const units = [{ unitId: "巡07", eta: null }];
  station.do({ kind: "dispatch-units", incidentId: id, units });
  const took = performance.now() - began;
  station.do({ kind: "close-incident", incidentId: id, stage: "cancelled", reason: "演练" });
  return took;
}

/** Silence is one alarm each, whatever came of it afterwards.  Gives how many were silent. */
function silences(station: PartnerStation): number {
  const events = station.store.since(0, 200_000).rows.map((row) => row.logged?.event);
  const silent = [...station.wall.handoff.values()].filter(({ stage }) => stage === "sent");
  for (const { handoff } of silent) {
    const of = (kind: "handoff-overdue" | "alarm-raised") =>
      events.filter((event) => {
        if (event?.kind !== kind) return false;
        const about = event.kind === "alarm-raised" ? event.source : event.handoffId;
        return about === handoff.id;
      });
    expect(of("handoff-overdue")).toHaveLength(1);
    expect(of("alarm-raised")).toHaveLength(1);
  }
  return silent.length;
}

test("100 crashes: clocks are the oracle's, 10 with injury are full calls at once", async () => {
  const { station, clock, live } = await roomWithInsurer();
  const random = randomFrom(29);
  const oracle = new Map<string, Truth>();
  let msMax = 0;
  for (let i = 0; i < 100; i++) {
    const id = `C-${i}`;
    station.report(id, { category: "traffic", title: "两车追尾", text: "" });
    fill(station, id, { vehicles: 2, injured: "no" });
    const fields = { vehicles: 2, injury: false };
    station.do({ kind: "hand-off", incidentId: id, partnerId: INSURER, fields });
    await live(minutes(random, 1, 4));
    const injured = i % 10 === 7;
    if (injured) msMax = Math.max(msMax, hurt(station, id));
    const cleared = injured || random() < 0.2 ? null : Number(station.clock.now);
    if (cleared !== null) fill(station, id, { vehicles: 2, injured: "no", clearedAt: cleared });
    oracle.set(id, { from: Number(callOf(station, id).report.reportedAt), cleared, injured });
  }
  await live(30 * MINUTE);
  for (const [id, { from, cleared, injured }] of oracle) {
    if (injured) continue;
    const [timer] = caseClocks(callOf(station, id), clock.moment());
    const seconds = ((cleared ?? station.clock.now) - from) / 1000;
    expect(timer?.seconds).toBe(seconds);
    expect(timer?.stopped).toBe(cleared !== null);
    expect(timer?.lateness).toBe(seconds >= 1800 ? "overdue" : seconds >= 900 ? "late" : "fine");
  }
  for (const [id, state] of station.wall.handoff) {
    expect(state.stage).toBe(station.partner(INSURER).items.get(id)?.stage);
  }
  const silent = silences(station);
  const hurtOnes = [...oracle.values()].filter(({ injured }) => injured).length;
  expect([hurtOnes, silent > 8, msMax < 1000]).toEqual([10, true, true]);
  console.log(
    `10 injuries, the slowest was a full call in ${msMax.toFixed(1)} ms; ${silent} silent`,
  );
}, 180_000);
