import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Command } from "../../shared/commands/command.ts";
import type { WallEvent } from "../../shared/events/event.ts";
import { unit } from "../../shared/fold/event-fixtures.test-data.ts";
import { postStandings, rollOf } from "../../shared/fold/gathering-roll.ts";
import { wallFrom } from "../../shared/fold/wall-state.ts";
import { randomFrom, randomIndex, shuffled } from "../../shared/kit/random.ts";
import type { GatheringPost } from "../../shared/model/gathering.ts";
import type { Actor } from "../../shared/model/role.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { startStation } from "../station.ts";
import { openStore } from "../store/open-store.ts";
import { TestWindow, until } from "./station-window.test-data.ts";

// S25 at a real station: 40 posts, 200 officers, a board that is held against a plain list.

const SEED = 25;
const POSTS = 40;
const EACH = 5;
const LIMITS = { amber: 3, red: 6 };
const folder = mkdtempSync(join(tmpdir(), "onewall-gatherings-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const officers = Array.from({ length: POSTS * EACH + 20 }, (_, i) => `O${i + 1}`);
const LEADER: Actor = { name: "李", role: "leader" };

function prepare(): void {
  const store = openStore({ dir: folder, now: () => epochMs(Date.now() - 1000) });
  if (!store.ok) throw new Error(store.refusal.kind);
  const events = officers.flatMap((unitId): WallEvent[] => [
    { kind: "asset-imported", v: 1, asset: unit(unitId, { class: "officer" }) },
    { kind: "unit-duty-changed", v: 1, unitId, duty: "on", at: epochMs(Date.now() - 1000) },
  ]);
  store.value.append(events, { name: "test", role: "feed" });
  store.value.close();
}

async function open() {
  const options = { dir: folder, workerPath: "none", feedsFile: null, notices: [], log: () => {} };
  const opened = startStation({ ...options, now: () => epochMs(Date.now()) });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  await opened.value.ready;
  return opened.value;
}

async function windowOf(station: Awaited<ReturnType<typeof open>>, actor: Actor) {
  const window = new TestWindow();
  station.connect(window, { window: actor.name, actor });
  const hello = (await window.ask("hello", { version: 1, window: actor.name })) as {
    entities: Parameters<typeof wallFrom>[0];
  };
  window.wall = wallFrom(hello.entities);
  return window;
}

const post = (i: number, unitIds: readonly string[]): GatheringPost => ({
  ...{ name: `${i + 1} 号岗`, sector: `${Math.floor(i / 10) + 1} 区`, shared: i % 4 === 0 },
  ...{ lngLat: [120 + i / 1000, 28.9] as const, unitIds: [...unitIds] },
});

const keep = (posts: readonly GatheringPost[], gatheringId: string | null): Command => ({
  ...{ kind: "keep-gathering", gatheringId, name: "元宵灯会", limits: LIMITS, posts: [...posts] },
  ...{ from: epochMs(Date.now()), to: epochMs(Date.now() + 14_400_000), sectors: [], steps: [] },
});

/** The plain list: who was asked when, who answered, who is away since; no fold, no muster. */
class Oracle {
  readonly asked = new Map<string, number>();
  readonly there = new Set<string>();
  readonly away = new Set<string>();

  ask(ids: readonly string[], at: number): void {
    for (const id of ids) {
      this.asked.set(id, at);
      this.there.delete(id);
    }
  }

  /** At a moment: what a person with a pencil would write beside the post. */
  stateOf({ unitIds }: GatheringPost, now: number): string {
    const here = unitIds.filter((id) => this.there.has(id) && !this.away.has(id)).length;
    if (here === unitIds.length) return "manned";
    const waited = (id: string) => (now - (this.asked.get(id) ?? now)) / 1000;
    const gone = unitIds.filter((id) => {
      return this.away.has(id) || (!this.there.has(id) && waited(id) >= LIMITS.red);
    });
    if (here > 0 && gone.length > 0) return "short";
    if (here === 0 && gone.length === unitIds.length) return "unmanned";
    const silent = unitIds.filter((id) => !this.there.has(id));
    return silent.some((id) => waited(id) >= LIMITS.amber && waited(id) < LIMITS.red)
      ? "late"
      : "waiting";
  }
}

/** The event at a real station as one window sees it, beside the plain list. */
class Rehearsal {
  readonly oracle = new Oracle();
  plan: GatheringPost[];
  gatheringId = "";
  window: TestWindow;

  constructor(window: TestWindow) {
    this.window = window;
    this.plan = Array.from({ length: POSTS }, (_, i) => {
      return post(i, officers.slice(i * EACH, (i + 1) * EACH));
    });
  }

  get roll() {
    return rollOf(this.window.wall.muster.values(), this.gatheringId);
  }

  async draw(): Promise<void> {
    const key = await this.window.command(keep(this.plan, null));
    this.gatheringId = key.slice(key.indexOf(":") + 1);
    await until(() => this.window.wall.gathering.has(this.gatheringId), "the plan is shown");
  }

  async call(): Promise<number> {
    await this.window.command({ kind: "call-gathering", gatheringId: this.gatheringId });
    await until(() => this.roll !== null, "the roll is called");
    const called = this.roll?.called.at ?? NaN;
    const everybody = this.plan.flatMap(({ unitIds }) => unitIds);
    this.oracle.ask(everybody, called);
    return called;
  }

  async answer(unitId: string): Promise<void> {
    if (this.oracle.there.has(unitId)) return;
    const { id: musterId } = this.roll ?? { id: "" };
    const done = await this.window.command({ kind: "answer-muster", musterId, unitId });
    expect(done).toBe(`muster:${musterId}`);
    this.oracle.there.add(unitId);
  }

  board(at: number) {
    const state = this.window.wall.gathering.get(this.gatheringId);
    if (state === undefined) throw new Error("the event is known");
    const now = { at: epochMs(at), steady: null };
    return postStandings(state, { roll: this.roll, units: this.window.wall.unit, now });
  }

  compare(at: number): void {
    const shown = this.board(at).map(({ post: of, state }) => `${of.name} ${state}`);
    expect(shown).toEqual(this.plan.map((of) => `${of.name} ${this.oracle.stateOf(of, at)}`));
  }

  /** Until the window shows of everybody what the list says. */
  async heard(): Promise<void> {
    await until(() => {
      const members = this.roll?.members ?? [];
      return members.every(({ unitId, answered }) => {
        return (answered !== null) === this.oracle.there.has(unitId);
      });
    }, "every answer is shown");
  }

  /** The first officer of a post gives way to a spare one: who is asked again? */
  async change(at: number, spare: string): Promise<readonly string[]> {
    const before = new Map(this.roll?.members.map(({ unitId, answered }) => [unitId, answered]));
    this.plan = this.plan.map((of, i) => {
      return i === at ? post(i, [...of.unitIds.slice(1), spare]) : of;
    });
    await this.window.command(keep(this.plan, this.gatheringId));
    const added = () => this.roll?.members.find(({ unitId }) => unitId === spare);
    await until(() => added() !== undefined, "the post is asked again");
    const { unitIds = [] } = this.plan[at] ?? {};
    const asked = added()?.asked?.at ?? NaN;
    this.oracle.ask(unitIds, asked);
    for (const { unitId, answered } of this.roll?.members ?? []) {
      if (unitIds.includes(unitId)) expect(answered, unitId).toBeNull();
      else expect(answered, unitId).toEqual(before.get(unitId));
    }
    expect(this.roll?.members).toHaveLength(POSTS * EACH);
    this.compare(asked + LIMITS.red * 1000 - 1);
    this.compare(asked + LIMITS.red * 1000);
    return unitIds;
  }
}

let station: Awaited<ReturnType<typeof open>>;
let rehearsal: Rehearsal;
let called = NaN;
const random = randomFrom(SEED);
const red = LIMITS.red * 1000;

test("forty posts, two hundred officers: the board is the list's, red from the limit", async () => {
  prepare();
  station = await open();
  rehearsal = new Rehearsal(await windowOf(station, LEADER));
  const { plan } = rehearsal;
  await rehearsal.draw();
  called = await rehearsal.call();
  // Eight posts stay empty, eight are short, the others come.
  const absent = plan.slice(0, 8).flatMap(({ unitIds }) => unitIds);
  const partly = plan.slice(8, 16).flatMap(({ unitIds }) => unitIds.slice(2));
  const coming = officers.slice(0, POSTS * EACH).filter((id) => {
    return !absent.includes(id) && !partly.includes(id);
  });
  for (const unitId of shuffled(coming, random)) await rehearsal.answer(unitId);
  await rehearsal.heard();
  for (let ms = 0; ms <= red + 2000; ms += 250) rehearsal.compare(called + ms);
  const states = (at: number) => rehearsal.board(at).map(({ state }) => state);
  expect(states(called + red - 1)).not.toContain("unmanned");
  const empty = rehearsal.board(called + red).filter(({ state }) => state === "unmanned");
  expect(empty.map(({ post: of }) => of.name)).toEqual(plan.slice(0, 8).map(({ name }) => name));
  expect(new Set(empty.map(({ emptySeconds }) => emptySeconds))).toEqual(new Set([LIMITS.red]));
  // Windows show whole seconds: the first that is shown after the limit has it.
  const shown = Math.ceil((called + red) / 1000) * 1000;
  expect(shown - called - red).toBeLessThanOrEqual(1000);
  expect(states(shown).filter((state) => state === "unmanned")).toHaveLength(8);
}, 60_000);

test("twenty changes of the plan ask the changed posts again, and nobody else", async () => {
  let again = 0;
  for (let round = 0; round < 20; round++) {
    const spare = officers[POSTS * EACH + round] ?? "";
    const asked = await rehearsal.change(randomIndex(random, POSTS), spare);
    again += asked.length;
    if (round % 2 === 0) for (const unitId of asked) await rehearsal.answer(unitId);
    await rehearsal.heard();
    rehearsal.compare(Date.now());
  }
  console.log(
    `figure: ${POSTS} posts, ${POSTS * EACH} officers: board = list at every quarter second and ` +
      `after 20 changes of plan, which asked ${again} officers again and nobody else`,
  );
}, 60_000);

test("who goes off duty or to a call has left its post, also after a restart", async () => {
  const { window, oracle, plan } = rehearsal;
  const [first, second] = plan.slice(30, 32).map(({ unitIds }) => unitIds);
  for (const unitId of first ?? []) {
    await rehearsal.answer(unitId);
    await window.command({ kind: "change-duty", unitId, duty: "off" });
    oracle.away.add(unitId);
  }
  const [sent = ""] = second ?? [];
  await rehearsal.answer(sent);
  const key = await window.command({
    ...{ kind: "report-incident", category: "theft", priority: 2, title: "扒窃", text: "" },
    ...{ address: "", lngLat: [120, 28.9], reportedAt: null, givenId: null },
  });
  const incidentId = key.slice(key.indexOf(":") + 1);
  const units = [{ unitId: sent, eta: null }];
  await window.command({ kind: "dispatch-units", incidentId, units });
  oracle.away.add(sent);
  await until(() => window.wall.unit.get(sent)?.engagement !== null, "it is sent");
  rehearsal.compare(Date.now() + 60_000);
  const held = structuredClone(rehearsal.board(called + 60_000));
  await station.close();
  const reopened = await open();
  rehearsal.window = await windowOf(reopened, LEADER);
  expect(rehearsal.board(called + 60_000)).toEqual(held);
  await reopened.close();
}, 60_000);
