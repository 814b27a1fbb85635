import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Command } from "../../shared/commands/command.ts";
import type { WallEvent } from "../../shared/events/event.ts";
import { dutyClashes, teamTotals } from "../../shared/fold/duty-board.ts";
import { unit } from "../../shared/fold/event-fixtures.test-data.ts";
import { wallFrom } from "../../shared/fold/wall-state.ts";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import type { NightGroup } from "../../shared/model/night-group.ts";
import { PATROL_DEEDS } from "../../shared/model/patrol-result.ts";
import type { Actor } from "../../shared/model/role.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { startStation } from "../station.ts";
import { openStore } from "../store/open-store.ts";
import { TestWindow, until } from "./station-window.test-data.ts";

// S17 at a real station: a week of twenty teams, every clash named, every result counted.

const SEED = 17;
const TEAMS = 20;
const LEADS = 8;
const HOUR = 3_600_000;
const NOW = Date.parse("2026-12-02T12:00:00+08:00");
const LEADER: Actor = { name: "李", role: "leader" };
const folder = mkdtempSync(join(tmpdir(), "onewall-duty-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const random = randomFrom(SEED);
let now = NOW;

const teamOf = (i: number) => `义${i + 1}`;
const leadOf = (i: number) => `巡${i + 1}`;

/** Groups as another station planned them, which knew nothing of ours. */
function elsewhere(i: number): NightGroup {
  const from = NOW + randomIndex(random, 120) * HOUR - 60 * HOUR;
  const teams = [...new Set([randomIndex(random, TEAMS), randomIndex(random, TEAMS)])].map(teamOf);
  return {
    ...{ id: `X-N${i}`, name: `外 ${i}`, leadUnitId: leadOf(randomIndex(random, LEADS)), teams },
    ...{ members: 6, from: epochMs(from), to: epochMs(from + 4 * HOUR), areaId: null },
  };
}

function prepare(): readonly NightGroup[] {
  const store = openStore({ dir: folder, now: () => epochMs(NOW) });
  if (!store.ok) throw new Error(store.refusal.kind);
  const leads = Array.from({ length: LEADS }, (_, i) => unit(leadOf(i), { class: "officer" }));
  const teams = Array.from({ length: TEAMS }, (_, i) => unit(teamOf(i), { class: "volunteer" }));
  const theirs = Array.from({ length: 60 }, (_, i) => elsewhere(i));
  const events: WallEvent[] = [
    ...[...leads, ...teams].map((asset) => ({ kind: "asset-imported", v: 1, asset }) as const),
    ...theirs.map((group) => ({ kind: "night-group-raised", v: 1, group }) as const),
  ];
  store.value.append(events, { name: "test", role: "feed" });
  store.value.close();
  return theirs;
}

async function open() {
  const options = { dir: folder, workerPath: "none", feedsFile: null, notices: [], log: () => {} };
  const opened = startStation({ ...options, now: () => epochMs(now) });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  await opened.value.ready;
  const window = new TestWindow();
  const attach = async (actor: Actor) => {
    opened.value.connect(window, { window: actor.name, actor });
    const hello = (await window.ask("hello", { version: 1, window: actor.name })) as {
      entities: Parameters<typeof wallFrom>[0];
    };
    window.wall = wallFrom(hello.entities);
  };
  await attach(LEADER);
  return { station: opened.value, window };
}

/** Two groups, hour by hour: the units that both have. */
function sharedBy(a: NightGroup, b: NightGroup): readonly string[] {
  const hours = (of: NightGroup) => {
    return Array.from({ length: (of.to - of.from) / HOUR }, (_, i) => of.from + i * HOUR);
  };
  const together = hours(a).some((hour) => hours(b).includes(hour));
  const people = [b.leadUnitId, ...b.teams];
  return together ? [a.leadUnitId, ...a.teams].filter((unitId) => people.includes(unitId)) : [];
}

test("twenty teams, a week: every clash is named, every result is counted", async () => {
  const theirs = prepare();
  const { station, window } = await open();
  const named = dutyClashes([...window.wall.night.values()]).map(({ unitId, groups }) => {
    return `${unitId} ${[...groups].sort().join(" ")}`;
  });
  const truth = theirs.flatMap((a, i) =>
    theirs.slice(i + 1).flatMap((b) => {
      return sharedBy(a, b).map((unitId) => `${unitId} ${[a.id, b.id].sort().join(" ")}`);
    }),
  );
  expect(named.toSorted()).toEqual(truth.toSorted());
  expect(truth.length).toBeGreaterThan(20);

  // Results: by the leader of the group or by the room, never by another unit; the last one counts.
  const walked = theirs.filter(({ from }) => from <= NOW);
  const expected = new Map<string, number>();
  for (const group of walked) {
    const deeds = { advised: 0, settled: 0, fixed: 0, "handed-over": 0, helped: 0 };
    for (const deed of PATROL_DEEDS) deeds[deed] = randomIndex(random, 5);
    const of = { kind: "report-night-result", groupId: group.id, note: "" } as const;
    await window.command({ ...of, deeds: { ...deeds, advised: 9 } });
    await window.command({ ...of, deeds });
    await window.command({
      ...{ kind: "record-night-finding", groupId: group.id, type: "unlocked-door", note: "" },
      ...{ placeName: "街口", placeId: null, lngLat: null },
    });
    for (const team of group.teams) {
      for (const deed of PATROL_DEEDS) {
        expected.set(`${team} ${deed}`, (expected.get(`${team} ${deed}`) ?? 0) + deeds[deed]);
      }
      expected.set(`${team} found`, (expected.get(`${team} found`) ?? 0) + 1);
    }
  }
  const ahead = theirs.find(({ from }) => from > NOW);
  const early: Command = {
    ...{ kind: "report-night-result", groupId: ahead?.id ?? "", note: "" },
    deeds: { advised: 1, settled: 0, fixed: 0, "handed-over": 0, helped: 0 },
  };
  expect(await window.command(early)).toBe("group-not-begun");
  const [first] = walked;
  const ofFirst = { ...early, groupId: first?.id ?? "" } as Command;
  expect(await window.command({ ...ofFirst, note: "电话 13812345678" } as Command)).toBe(
    "note-names-number",
  );
  // A finding is written after the result of its group: who shows it, shows both.
  const told = () => walked.every(({ id }) => window.wall.night.get(id)?.findings.length === 1);
  await until(told, "every patrol is told of");
  const board = teamTotals([...window.wall.night.values()], NOW);
  const counted = board.flatMap(({ unitId, deeds, findings }) => [
    ...PATROL_DEEDS.map((deed) => [`${unitId} ${deed}`, deeds[deed]] as const),
    [`${unitId} found`, findings] as const,
  ]);
  expect(new Map(counted)).toEqual(expected);
  expect(board.every(({ unreported }) => unreported === 0)).toBe(true);
  console.log(
    `figure: ${theirs.length} groups of ${TEAMS} teams: ${named.length} clashes of ` +
      `${truth.length} named, 0 others; ${walked.length} results counted per team (seed ${SEED})`,
  );
  await station.close();
  now += HOUR;
  const again = await open();
  expect(teamTotals([...again.window.wall.night.values()], NOW)).toEqual(board);
  await again.station.close();
}, 60_000);
