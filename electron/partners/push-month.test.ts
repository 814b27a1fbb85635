import { afterAll, expect, test } from "vitest";
import type { WallEvent } from "../../shared/events/event.ts";
import { MORNING } from "../../shared/fold/event-fixtures.test-data.ts";
import { pushFigures } from "../../shared/fold/handoff-figures.ts";
import { randomFrom } from "../../shared/kit/random.ts";
import type { HandoffPayload } from "../../shared/model/handoff-payload.ts";
import { PUSH_POSTS } from "../../shared/model/push.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { LEADER, PartnerStation } from "./partner-station.test-data.ts";
import type { SimulatedStep } from "./simulated-partner.ts";

const DISPUTES = 500;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Everything happens on these beats, so that the oracle can say to the beat what is late. */
const STEP = 5 * MINUTE;
const MONTH = 30 * DAY;
/** Long enough after the month for the last limit to pass. */
const AFTER = 20 * DAY;
const WEST = [119.9, 28.8] as const;

const station = new PartnerStation();
afterAll(() => station.sweep());

/** A number in [0, 1) that belongs to a text; the same for the script and for the oracle. */
function fateOf(text: string): number {
  let hash = 2_166_136_261;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619);
  return randomFrom(hash)();
}

/** By lane, the slowest signing and closing: about a third of each is late. */
const MOST: Readonly<Record<string, { readonly sign: number; readonly close: number }>> = {
  1: { sign: 12 * MINUTE, close: 32 * HOUR },
  2: { sign: 32 * HOUR, close: 60 * HOUR },
  3: { sign: 40 * MINUTE, close: 230 * HOUR },
};

/** What happens to an item, told by its name alone. */
function fateSteps(name: string): readonly SimulatedStep[] {
  const [chance, sign, close] = [fateOf(`${name}?`), fateOf(`${name}+`), fateOf(`${name}!`)];
  const step = (answer: SimulatedStep["answer"], afterMs: number) => {
    return { answer, afterMs: Math.ceil(afterMs / STEP) * STEP, reason: "" };
  };
  const most = MOST[name.charAt(0)] ?? { sign: 0, close: 0 };
  const signMs = STEP + sign * most.sign;
  const closeMs = signMs + STEP + close * most.close;
  if (chance < 0.04) return [];
  const signed = [step("received", STEP), step("accepted", signMs)];
  if (chance < 0.1) return signed;
  return [...signed, step("acted", signMs + STEP), step("closed", closeMs)];
}

type Dispute = {
  readonly id: string;
  readonly at: number;
  readonly fedBackAt: number | null;
  readonly closedAt: number;
  readonly station: string;
};

function scripted(seed: number): Dispute[] {
  const random = randomFrom(seed);
  const onStep = (ms: number): number => MORNING + Math.ceil(ms / STEP) * STEP;
  return Array.from({ length: DISPUTES }, (_, i) => {
    const ms = random() * MONTH;
    const fedBack = ms + STEP + random() * 8 * HOUR;
    const cancelled = random() < 0.1;
    return {
      id: `D-${i + 1}`,
      at: onStep(ms),
      fedBackAt: cancelled ? null : onStep(fedBack),
      closedAt: onStep(cancelled ? fedBack : fedBack + 2 * STEP + random() * 6 * DAY),
      station: random() < 0.5 ? "城西派出所" : "指挥中心",
    };
  });
}

/** The name of an item, from what its partner can read. */
function nameOf(payload: HandoffPayload): string {
  if (payload.for === "four-platforms") return `3 ${payload.title}`;
  if (payload.for !== "terminal") return "";
  const of =
    payload.lane === 1 ? payload.incidentId : payload.lines?.map((l) => l.incidentId).join();
  return `${payload.lane} ${of} ${payload.post}`;
}

type Item = { readonly lane: 1 | 2 | 3; readonly name: string; readonly at: number };
const ACCEPT = { 1: 10 * MINUTE, 2: 24 * HOUR, 3: 30 * MINUTE } as const;
const CLOSE = { 1: 24 * HOUR, 2: 72 * HOUR, 3: 168 * HOUR } as const;
const FIRST = ["command-centre", "duty-leader", "patrol-officer"] as const;
const DAILY = ["case-officer", "beat-officer", "responsible-leader"] as const;

const END = MORNING + MONTH + AFTER;

/** What ought to happen, worked out from the script alone. */
function oracleOf(disputes: readonly Dispute[]) {
  const items: Item[] = disputes.flatMap(({ id, at, fedBackAt }) => [
    ...FIRST.map((post) => ({ lane: 1 as const, name: `1 ${id} ${post}`, at })),
    ...(fedBackAt === null ? [] : [{ lane: 3 as const, name: `3 ${id}`, at: fedBackAt }]),
  ]);
  const rollups: { readonly station: string; readonly at: number; readonly ids: string[] }[] = [];
  for (let at = MORNING + 10 * HOUR; at <= END; at += DAY) {
    for (const name of ["城西派出所", "指挥中心"]) {
      const open = disputes.filter((one) => one.station === name && isOpen(one, at));
      const ids = open.sort((a, b) => a.at - b.at || disputes.indexOf(a) - disputes.indexOf(b));
      rollups.push({ station: name, at, ids: ids.map(({ id }) => id) });
      if (ids.length === 0) continue;
      const of = ids.map(({ id }) => id).join();
      items.push(...DAILY.map((post) => ({ lane: 2 as const, name: `2 ${of} ${post}`, at })));
    }
  }
  return { items, rollups };
}

/** At the moment of a roll-up, before anything else of that moment. */
function isOpen({ id, at, fedBackAt, closedAt }: Dispute, now: number): boolean {
  if (at >= now) return false;
  if (closedAt >= now) return true;
  if (fedBackAt === null) return false;
  const end = fateSteps(`3 ${id}`).find(({ answer }) => answer === "closed");
  return end === undefined || fedBackAt + end.afterMs >= now;
}

function figuresOf(items: readonly Item[], lane: 1 | 2 | 3) {
  const figures = { pushed: 0, received: 0, signed: 0, acted: 0, closed: 0, overdue: 0, told: 0 };
  for (const { name, lane: own, at } of items) {
    if (own !== lane) continue;
    const steps = fateSteps(name).filter(({ afterMs }) => at + afterMs <= END);
    const after = (answer: string) => steps.find((step) => step.answer === answer)?.afterMs;
    const [signed, closed] = [after("accepted"), after("closed")];
    figures.pushed++;
    if (after("received") !== undefined) figures.received++;
    if (signed !== undefined) figures.signed++;
    if (after("acted") !== undefined) figures.acted++;
    if (closed !== undefined) figures.closed++;
    const passed = (limit: number, done = Infinity) => done > limit && at + limit < END;
    const late = Number(passed(ACCEPT[lane], signed));
    const open = Number(signed !== undefined && passed(CLOSE[lane], closed));
    figures.told += late + open;
    if (late + open > 0) figures.overdue++;
  }
  return figures;
}

test("a month of 500 disputes: pushed, signed, closed and overdue are the oracle's", async () => {
  const seed = Number(process.env["ONEWALL_SEED"] ?? 20_261_124);
  console.log(`seed ${seed} (set ONEWALL_SEED to repeat)`);
  const disputes = scripted(seed);
  const script = ({ payload }: { readonly payload: HandoffPayload }) => fateSteps(nameOf(payload));
  const chaos = { repeats: 0.1, reorders: true };
  const everyone = {
    ...{ name: "值班", posts: [...PUSH_POSTS], shifts: [{ from: "00:00", to: "00:00" }] },
  };
  await station.open(
    [
      { id: "platforms", kind: "four-platforms", script, chaos },
      { id: "terminals", kind: "terminal", script, chaos },
    ],
    ["城西派出所", "指挥中心"].map((stationName) => ({ stationName, people: [everyone] })),
  );
  station.store.append([west()], LEADER);
  const actions = actionsOf(disputes);
  let next = 0;
  for (let now = MORNING; now <= END; now = nextTime(now, actions[next]?.at ?? END)) {
    station.clock.now = epochMs(now);
    // A limit is looked at before what comes at the same moment, and the roll-up too.
    station.beat();
    for (; (actions[next]?.at ?? Infinity) <= now; next++) actions[next]?.run();
    station.beat();
    await station.sent();
    await station.spoken();
  }
  const { items, rollups } = oracleOf(disputes);
  const span = { from: epochMs(MORNING), until: epochMs(END + 1) };
  const log = station.store.since(0, 100_000, "handoff-overdue").rows;
  let told = 0;
  for (const lane of [1, 2, 3] as const) {
    const { told: own, ...figures } = figuresOf(items, lane);
    told += own;
    console.log(`figure: lane ${lane} ${JSON.stringify(figures)}`);
    expect(pushFigures(station.wall.handoff.values(), lane, span), `lane ${lane}`).toEqual(figures);
  }
  expect(log).toHaveLength(told);
  for (const name of ["城西派出所", "指挥中心"]) {
    const made = station.store.since(0, 100_000, "push-rolled-up").rows.flatMap(({ logged }) => {
      const event = logged?.event;
      return event?.kind === "push-rolled-up" && event.stationName === name ? [event] : [];
    });
    const due = rollups.filter((one) => one.station === name);
    const inTime = made.filter(({ at }) => at > MORNING);
    expect(inTime.map(({ at, incidentIds }) => ({ at, ids: incidentIds }))).toEqual(
      due.map(({ at, ids }) => ({ at, ids })),
    );
    expect(inTime.every(({ at, dueAt }) => at === dueAt)).toBe(true);
  }
  for (const partner of station.partners.values()) {
    expect(partner.faults).toEqual([]);
    const seqs = partner.taken.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, i) => i + 1));
    for (const { handoffId, stage } of partner.items.values()) {
      expect(station.wall.handoff.get(handoffId)?.stage, handoffId).toBe(stage);
    }
  }
}, 600_000);

/** The next beat at which anything may happen. */
function nextTime(now: number, action: number): number {
  const speaks = [...station.partners.values()].map(({ nextAt }) => nextAt ?? Infinity);
  const rollup = Math.floor((now - MORNING - 10 * HOUR) / DAY + 1) * DAY + MORNING + 10 * HOUR;
  return Math.max(now + STEP, Math.min(action, rollup, ...speaks));
}

function actionsOf(disputes: readonly Dispute[]) {
  const actions: { readonly at: number; readonly run: () => void }[] = [];
  for (const one of disputes) {
    const { id, at, fedBackAt, closedAt } = one;
    const append = (event: WallEvent) => void station.store.append([event], LEADER);
    const about = { v: 1, incidentId: id } as const;
    const lngLat = one.station === "城西派出所" ? WEST : ([120.02, 28.9] as const);
    const report = { title: id, text: "", address: `枫林路 ${id}`, position: placed(lngLat) };
    actions.push({ at, run: () => station.report(id, report) });
    if (fedBackAt !== null) {
      const said = { result: "mediated", text: "", at: epochMs(fedBackAt) } as const;
      actions.push({
        at: fedBackAt,
        run: () => append({ kind: "incident-fed-back", ...about, ...said }),
      });
    }
    const stage = fedBackAt === null ? ("cancelled" as const) : ("archived" as const);
    const closed = { stage, reason: "", unitIds: [], at: epochMs(closedAt) } satisfies object;
    actions.push({
      at: closedAt,
      run: () => append({ kind: "incident-closed", ...about, ...closed }),
    });
  }
  return actions.sort((a, b) => a.at - b.at);
}

function placed(lngLat: readonly [number, number]) {
  return { kind: "located", lngLat, raw: lngLat, crs: "wgs84" } as const;
}

/** The ground of 城西派出所 around WEST. */
function west(): WallEvent {
  const [lng, lat] = WEST;
  const ring = [
    [lng - 0.01, lat - 0.01],
    [lng + 0.01, lat - 0.01],
    [lng + 0.01, lat + 0.01],
    [lng - 0.01, lat + 0.01],
    [lng - 0.01, lat - 0.01],
  ] as [number, number][];
  const area = { kind: "area", id: "west", name: "城西派出所辖区", class: "jurisdiction" } as const;
  return {
    ...{ kind: "asset-imported", v: 1 },
    asset: { ...area, polygons: [[ring]], source: "areas", flags: [] },
  };
}
