import { expect, test } from "vitest";
import type { Command } from "../commands/command.ts";
import { randomFrom } from "../kit/random.ts";
import { logged, MORNING, unit } from "../fold/event-fixtures.test-data.ts";
import { waitingIssues } from "../fold/issue-state.ts";
import type { IssueState } from "../fold/issue-state.ts";
import { emptyWall, wallAfter } from "../fold/wall-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { ISSUE_AGE_MS_MAX, ISSUE_BURST, issueSchema } from "../model/issue.ts";
import type { Issue } from "../model/issue.ts";
import { fieldNamesOf } from "../model/schema-fields.ts";
import type { Role } from "../model/role.ts";
import { epochMs } from "../units/quantity.ts";
import { decide } from "./decide.ts";

const NOW = MORNING + 3_600_000;
const BRIDGE = {
  kind: "located",
  lngLat: [120.01, 28.9],
  raw: [120.01, 28.9],
  crs: "wgs84",
} as const;

function issue(id: string, change: Partial<Issue> = {}): Issue {
  return {
    ...{ id, unitId: "义01", category: "other", text: "河边护栏松动", address: "滨江路" },
    ...{ position: BRIDGE, photoId: null, saidAt: epochMs(NOW), ...change },
  };
}

function begun(): WallState {
  const asset = unit("义01", { class: "volunteer", mode: "foot" });
  return wallAfter(emptyWall(), logged([{ kind: "asset-imported", v: 1, asset }]));
}

function done(wall: WallState, command: Command, of: { role?: Role; now?: number } = {}) {
  const actor = { name: "李", role: of.role ?? "operator" };
  const decision = decide(wall, command, { now: epochMs(of.now ?? NOW), station: "S", actor });
  return decision.ok ? wallAfter(wall, logged(decision.value, actor.role)) : decision.refusal.kind;
}

function after(wall: WallState, command: Command, of: { role?: Role; now?: number } = {}) {
  const next = done(wall, command, of);
  if (typeof next === "string") throw new Error(`${command.kind}: ${next}`);
  return next;
}

const take = (wall: WallState, id: string, change: Partial<Issue> = {}, now = NOW) =>
  done(wall, { kind: "take-issue", issue: issue(id, change) }, { role: "unit", now });
const settle = (issueIds: string[], deed: "call" | "dismiss", reason = ""): Command => {
  return { kind: "settle-issues", issueIds, deed, reason };
};

test("a report is taken once, from a known unit, of today, without a number of a citizen", () => {
  const wall = after(begun(), { kind: "take-issue", issue: issue("a") }, { role: "unit" });
  expect(wall.issue.get("a")).toMatchObject({ takenAt: NOW, settled: null, hasPhoto: false });
  expect(take(wall, "a", { text: "又发一次" })).toEqual(wall);
  expect(take(wall, "b", { unitId: "谁" })).toBe("unit-unknown");
  expect(take(wall, "b", { saidAt: epochMs(NOW + 120_000) })).toBe("report-in-future");
  expect(take(wall, "b", { saidAt: epochMs(NOW - ISSUE_AGE_MS_MAX - 1) })).toBe("issue-late");
  expect(take(wall, "b", { text: "他叫 330784199001011234" })).toBe("content-held-back");
  expect(done(wall, { kind: "take-issue", issue: issue("b") })).toBe("role-missing");
});

test("one deed makes one call of all of them, and the first word of who settled it stands", () => {
  let wall = begun();
  const nowhere = { kind: "unlocated", reason: "absent" } as never;
  const texts = ["水边有人钓鱼翻了护栏", "河边护栏松动", "河边护栏松动"];
  for (const [i, text] of texts.entries()) {
    const change = { text, category: "help", ...(i === 0 ? { position: nowhere } : {}) } as const;
    wall = after(wall, { kind: "take-issue", issue: issue(`i${i}`, change) }, { role: "unit" });
  }
  const called = after(wall, settle(["i0", "i1", "i2"], "call"));
  const [[incidentId, incident] = ["", null]] = called.incident;
  expect(called.incident.size).toBe(1);
  expect(incident?.report).toMatchObject({ category: "help", priority: 3, title: texts[0] });
  expect(incident?.report.text).toBe(`${texts[0]}\n${texts[1]}`);
  // Where the first said none, the place of the next one that has one counts.
  expect(incident?.report.position).toMatchObject({ lngLat: BRIDGE.lngLat });
  expect(incident?.assignments ?? []).toHaveLength(0);
  expect([...called.issue.values()].map(({ settled }) => settled?.calledId)).toEqual(
    texts.map(() => incidentId),
  );
  expect(done(called, settle(["i1"], "dismiss", "重复"))).toBe("issue-settled");
  expect(done(wall, settle(["i1"], "dismiss"))).toBe("reason-missing");
  expect(done(wall, settle(["i1", "none"], "call"))).toBe("issue-unknown");
  expect(done(wall, settle(["i1"], "call"), { role: "viewer" })).toBe("role-missing");
});

test("a report has no field for who somebody is", () => {
  expect([...fieldNamesOf(issueSchema)].sort()).toEqual(
    [...["address", "category", "crs", "id", "kind", "lngLat", "photoId", "position", "raw"]]
      .concat(["reason", "saidAt", "text", "unitId"])
      .sort(),
  );
});

/** What the rule says, by trying every span: two reports of one account are one row if some minute
 *  that begins with a report holds more than ten, both of them among these. */
function bruteRows(states: readonly IssueState[]): string[][] {
  const rows: string[][] = [];
  const accounts = new Set(states.map(({ issue: of }) => of.unitId));
  for (const unitId of accounts) {
    const own = states.filter(({ issue: of }) => of.unitId === unitId);
    own.sort((a, b) => a.takenAt - b.takenAt || (a.issue.id < b.issue.id ? -1 : 1));
    const leader = own.map((_, i) => i);
    for (const start of own) {
      const inside = own.flatMap((state, i) => {
        const after = state.takenAt - start.takenAt;
        return after >= 0 && after < ISSUE_BURST.ms ? [i] : [];
      });
      if (inside.length <= ISSUE_BURST.count) continue;
      const [first = 0] = inside;
      for (const i of inside) leader[i] = Math.min(leader[i] ?? i, leader[first] ?? first);
    }
    const groups = new Map<number, string[]>();
    for (const [i, { issue: of, settled }] of own.entries()) {
      const list = groups.get(leader[i] ?? i) ?? [];
      groups.set(leader[i] ?? i, list);
      if (settled === null) list.push(of.id);
    }
    rows.push(...[...groups.values()].filter((list) => list.length > 0));
  }
  return rows.map((row) => row.sort()).sort((a, b) => String(a).localeCompare(String(b)));
}

test("200 mornings of reports are grouped as an oracle groups them", () => {
  const random = randomFrom(7);
  let [grouped, alone] = [0, 0];
  for (let morning = 0; morning < 200; morning++) {
    let at = NOW;
    const states = Array.from({ length: 60 }, (_, i): IssueState => {
      at += Math.round(random() * (random() < 0.2 ? 60_000 : 5_000));
      const unitId = `义0${1 + Math.floor(random() * 2)}`;
      const settled =
        random() < 0.1
          ? ({
              deed: "dismiss",
              calledId: null,
              reason: "重复",
              by: "李",
              at: epochMs(at),
            } as const)
          : null;
      const id = `i${String(i).padStart(2, "0")}`;
      return { issue: issue(id, { unitId }), takenAt: epochMs(at), settled, hasPhoto: false };
    });
    const rows = waitingIssues([...states].reverse());
    expect(rows.map((row) => row.map(({ issue: of }) => of.id).sort()).sort()).toEqual(
      bruteRows(states).sort(),
    );
    grouped += rows.filter(({ length }) => length > 1).length;
    alone += rows.filter(({ length }) => length === 1).length;
  }
  // Both kinds of morning were tried.
  expect(grouped).toBeGreaterThan(100);
  expect(alone).toBeGreaterThan(1000);
});
