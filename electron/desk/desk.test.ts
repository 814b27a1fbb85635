import { expect, test } from "vitest";
import { emptyWall } from "../../shared/fold/wall-state.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { handleCommand, rehearseCommand } from "./desk.ts";

const CALL = {
  kind: "report-incident",
  category: "help",
  priority: 3,
  title: "求助",
  text: "",
  address: "枫林路",
  lngLat: null,
  reportedAt: null,
  givenId: null,
} as const;
const ACTOR = { name: "甲", role: "operator" } as const;
const PORTS = { station: "HQ", now: () => epochMs(1_764_000_000_000), wall: () => emptyWall() };

test("what the disk did not take is refused aloud, and nothing else happens", () => {
  const append = () => {
    throw new Error("database or disk is full");
  };
  const done = handleCommand({ ...PORTS, append }, CALL, ACTOR);
  expect(done).toEqual({
    ok: false,
    refusal: { kind: "not-written", what: "database or disk is full" },
  });
});

test("a refused command writes nothing", () => {
  const written: unknown[] = [];
  const append = (events: readonly unknown[]) => {
    written.push(...events);
    return [];
  };
  const viewer = { name: "乙", role: "viewer" } as const;
  expect(handleCommand({ ...PORTS, append }, CALL, viewer).ok).toBe(false);
  expect(written).toEqual([]);
  expect(handleCommand({ ...PORTS, append }, CALL, ACTOR).ok).toBe(true);
  expect(written.length).toBe(1);
});

test("a rehearsal says what the desk would say, and writes nothing", () => {
  const viewer = { name: "乙", role: "viewer" } as const;
  expect(rehearseCommand(PORTS, CALL, ACTOR)).toBeNull();
  expect(rehearseCommand(PORTS, CALL, viewer)).toMatchObject({ kind: "role-missing" });
  expect(rehearseCommand(PORTS, { ...CALL, title: " " }, ACTOR)).toEqual({ kind: "title-missing" });
});
