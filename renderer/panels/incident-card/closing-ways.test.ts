import { expect, test } from "vitest";
import type { Command } from "../../../shared/commands/command.ts";
import { decide } from "../../../shared/decide/decide.ts";
import { emptyWall } from "../../../shared/fold/wall-state.ts";
import { INCIDENT_STAGES } from "../../../shared/model/incident.ts";
import type { IncidentStage } from "../../../shared/model/incident.ts";
import { epochMs } from "../../../shared/units/quantity.ts";
import { CLOSING_WAYS, WAY_KEYS, closingWays, wayOfKey } from "./closing-ways.ts";
import type { ClosingWay } from "./closing-ways.ts";

const context = {
  now: epochMs(1e12),
  station: "S1",
  actor: { name: "leader", role: "leader" },
} as const;

test.each(INCIDENT_STAGES)("at %s the card offers exactly what the desk will do", (stage) => {
  const done = CLOSING_WAYS.filter((way) => {
    return decide(wallWith(stage), commandOf(way), context).ok;
  });
  expect([...closingWays(stage)].sort()).toEqual([...done].sort());
});

test("each way has a key of its own, and the key finds it", () => {
  expect(CLOSING_WAYS.map((way) => wayOfKey(WAY_KEYS[way]))).toEqual([...CLOSING_WAYS]);
  expect(wayOfKey("Q")).toBeNull();
});

function wallWith(stage: IncidentStage) {
  const wall = emptyWall();
  wall.incident.set("i", {
    report: {
      id: "i",
      reportedAt: epochMs(1e12 - 1000),
      category: "other",
      priority: 2,
      title: "t",
      text: "",
      address: "",
      position: { kind: "held", reason: "missing", raw: null, crs: null },
      source: "operator",
    },
    stage,
    stageSince: epochMs(1e12 - 500),
    assignments: [],
    result: null,
    timeline: [],
  });
  return wall;
}

function commandOf(way: ClosingWay): Command {
  const incidentId = "i";
  const commands: Record<ClosingWay, Command> = {
    "feed-back": { kind: "feed-back-incident", incidentId, result: "settled", text: "" },
    review: { kind: "close-incident", incidentId, stage: "reviewed", reason: "" },
    archive: { kind: "close-incident", incidentId, stage: "archived", reason: "" },
    cancel: { kind: "close-incident", incidentId, stage: "cancelled", reason: "twice" },
    reopen: { kind: "reopen-incident", incidentId, reason: "again" },
  };
  return commands[way];
}
