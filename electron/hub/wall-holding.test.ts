import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import type { WallHold } from "../../shared/model/wall-hold.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { SILENT_MS_MAX, WallHolding } from "./wall-holding.ts";

const A = { desk: "wall", name: "甲", role: "dispatcher" } as const;
const B = { desk: "browser-00000001", name: "乙", role: "operator" } as const;
const LEADER = { desk: "browser-00000002", name: "丙", role: "leader" } as const;

function holding() {
  const clock = { ms: 1_764_000_000_000 };
  const told: { hold: WallHold; lost: string | null }[] = [];
  const wall = new WallHolding(
    () => epochMs(clock.ms),
    (hold, lost) => told.push({ hold, lost }),
  );
  return { wall, clock, told };
}

test("nobody holds the wall: every desk may change it", () => {
  const { wall } = holding();
  for (const { desk } of [A, B, LEADER]) expect(wall.refusal(desk)).toBe(null);
});

test("a second desk is refused and told the holder until it is handed the wall", () => {
  const { wall } = holding();
  expect(wall.act("take", A)).toBe(null);
  for (let time = 0; time < 100; time += 1) {
    expect(wall.refusal(B.desk)).toEqual({ kind: "wall-held", thing: "甲" });
  }
  expect(wall.act("take", B)).toBe(null);
  expect(wall.hold).toMatchObject({ holder: { desk: A.desk }, asker: { name: "乙" } });
  expect(wall.act("give", B)).toEqual({ kind: "wall-held", thing: "甲" });
  expect(wall.act("give", A)).toBe(null);
  expect([wall.refusal(A.desk)?.kind, wall.refusal(B.desk)]).toEqual(["wall-held", null]);
});

test("only a duty leader takes the wall by force", () => {
  const { wall } = holding();
  wall.act("take", A);
  expect(wall.act("force", B)).toMatchObject({ kind: "role-missing", needs: ["leader"] });
  expect(wall.act("force", LEADER)).toBe(null);
  expect(wall.hold.holder?.name).toBe("丙");
});

test("who asked may be turned down, and lets nobody else go", () => {
  const { wall } = holding();
  wall.act("take", A);
  wall.act("take", B);
  wall.act("keep", A);
  expect(wall.hold).toMatchObject({ holder: { desk: A.desk }, asker: null });
  expect(wall.act("let-go", B)).toEqual({ kind: "wall-held", thing: "甲" });
});

test("a desk silent for a minute loses the wall once, with its name; who asked gets it", () => {
  const { wall, clock, told } = holding();
  wall.act("take", A);
  wall.lines(new Set([B.desk]));
  clock.ms += SILENT_MS_MAX - 1;
  wall.lines(new Set([B.desk]));
  expect(wall.hold.holder?.desk).toBe(A.desk);
  wall.act("take", B);
  clock.ms += 1;
  wall.lines(new Set([B.desk]));
  expect(wall.hold).toMatchObject({ holder: { desk: B.desk }, asker: null });
  expect(told.filter(({ lost }) => lost !== null)).toHaveLength(1);
  expect(told.at(-1)?.lost).toBe("甲");
});

test("a desk that comes back in time keeps the wall, however often its line is cut", () => {
  const { wall, clock } = holding();
  wall.act("take", A);
  for (let cut = 0; cut < 20; cut += 1) {
    wall.lines(new Set());
    clock.ms += SILENT_MS_MAX - 1_000;
    wall.lines(new Set([A.desk]));
  }
  expect(wall.hold.holder?.desk).toBe(A.desk);
});

test("whatever is asked by chance, there is one holder, and only a leader gets it unasked", () => {
  const random = randomFrom(3);
  const { wall } = holding();
  const acts = ["take", "force", "give", "keep", "let-go"] as const;
  for (let step = 0; step < 2_000; step += 1) {
    const before = wall.hold;
    const who = [A, B, LEADER][randomIndex(random, 3)] ?? A;
    const act = acts[randomIndex(random, acts.length)] ?? "take";
    wall.act(act, who);
    const { holder } = wall.hold;
    if (holder === null || before.holder === null || holder.desk === before.holder.desk) continue;
    const given = before.asker?.desk === holder.desk && before.holder.desk === who.desk;
    expect(given || (act === "force" && holder.desk === LEADER.desk)).toBe(true);
  }
});
