import { expect, test } from "vitest";
import { decide } from "../../../shared/decide/decide.ts";
import { newIncident } from "../../../shared/fold/incident-state.ts";
import type { IncidentState } from "../../../shared/fold/incident-state.ts";
import { emptyWall } from "../../../shared/fold/wall-state.ts";
import { INCIDENT_STAGES } from "../../../shared/model/incident.ts";
import type { IncidentStage } from "../../../shared/model/incident.ts";
import { epochMs } from "../../../shared/units/quantity.ts";
import { CLOSING_WAYS, WAY_KEYS, closingWays, wayOfKey } from "./closing-ways.ts";
import { wayCommand } from "./way-command.ts";

const context = {
  now: epochMs(1e12),
  station: "S1",
  actor: { name: "leader", role: "leader" },
} as const;

test.each(INCIDENT_STAGES)("at %s the card offers exactly what the desk will do", (stage) => {
  const incident = callAt(stage);
  const wall = emptyWall();
  wall.incident.set("i", incident);
  const done = CLOSING_WAYS.filter((way) => {
    const command = wayCommand("i", way, { text: "again", result: "settled" });
    // One command sends a review back and takes a closed call up again.
    if (way === "returned" && stage !== "reviewed") return false;
    if (way === "reopened" && stage === "reviewed") return false;
    return decide(wall, command, context).ok;
  });
  expect([...closingWays(incident)].sort()).toEqual([...done].sort());
});

test.each(INCIDENT_STAGES)("at %s no key means two things, and each finds its way", (stage) => {
  const incident = callAt(stage);
  const ways = closingWays(incident);
  expect(ways.map((way) => wayOfKey(WAY_KEYS[way], incident))).toEqual([...ways]);
  expect(new Set(ways.map((way) => WAY_KEYS[way])).size).toBe(ways.length);
  expect(wayOfKey("Q", incident)).toBeNull();
});

function callAt(stage: IncidentStage): IncidentState {
  const begun = { at: epochMs(1e12 - 1000), steady: null };
  const report = {
    id: "i",
    reportedAt: begun.at,
    category: "other",
    priority: 2,
    title: "t",
    text: "",
    address: "",
    position: { kind: "held", reason: "missing", raw: null, crs: null },
    source: "operator",
  } as const;
  return { ...newIncident(report, begun), stage };
}
