import { expect, test } from "vitest";
import { logged, MORNING, report } from "../../shared/fold/event-fixtures.test-data.ts";
import { emptyWall, wallAfter } from "../../shared/fold/wall-state.ts";
import { TIME_LIMITS } from "../../shared/model/time-limits.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { durationText } from "../ui/time-text.ts";
import { timerOf, timerWhy } from "./incident-timing.ts";

test("a timer says since when, by which limit, and who set it", () => {
  const call = { kind: "incident-reported", v: 1, report: report("A-1") } as const;
  const wall = wallAfter(emptyWall(), logged([call]));
  const incident = wall.incident.get("A-1")!;
  const now = { at: epochMs(MORNING + 60_000), steady: null };
  const why = timerWhy(wall, incident, timerOf(wall, incident, now));
  const { red } = TIME_LIMITS.stages.received;
  expect(why).toContain(durationText(red, (count) => `${count}`));
  expect(why).toContain("出厂时限表");
  const limits = {
    ...TIME_LIMITS,
    stages: { ...TIME_LIMITS.stages, received: { amber: 7, red: 9 } },
  };
  const set = { kind: "time-limits-set", v: 1, limits, at: epochMs(MORNING) } as const;
  const after = wallAfter(wall, logged([call, set]));
  const then = timerWhy(after, incident, timerOf(after, incident, now));
  expect(then).toContain("00:09");
  expect(then).toContain("值班领导");
  expect(then).not.toContain("出厂");
});
