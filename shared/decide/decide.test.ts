import { expect, test } from "vitest";
import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { MORNING, logged, unit } from "../fold/event-fixtures.test-data.ts";
import { emptyWall, wallAfter } from "../fold/wall-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { ASSIGNMENT_STEPS, INCIDENT_STAGES } from "../model/incident.ts";
import type { Role } from "../model/role.ts";
import { epochMs } from "../units/quantity.ts";
import { decide } from "./decide.ts";

const NOW = epochMs(MORNING + 60_000);
const context = (role: Role = "leader") => ({
  now: NOW,
  station: "HQ",
  actor: { name: "指挥长", role },
});

const CALL: Command = {
  kind: "report-incident",
  category: "dispute",
  priority: 2,
  title: "邻里纠纷",
  text: "",
  address: "枫林路",
  lngLat: [120.02, 28.9],
  reportedAt: null,
  givenId: null,
};

/** A small station: decides, writes, folds, and remembers every event. */
function desk(role: Role = "leader") {
  const events: WallEvent[] = [
    { kind: "asset-imported", v: 1, asset: unit("巡07") },
    { kind: "asset-imported", v: 1, asset: unit("巡08") },
  ];
  let wall: WallState = wallAfter(emptyWall(), logged(events));
  return {
    wall: () => wall,
    ask(command: Command) {
      const decision = decide(wall, command, context(role));
      if (decision.ok) events.push(...decision.value);
      wall = wallAfter(emptyWall(), logged(events));
      return decision.ok ? null : decision.refusal;
    },
  };
}

const advance = (step: (typeof ASSIGNMENT_STEPS)[number], unitId = "巡07"): Command => ({
  kind: "advance-assignment",
  incidentId: "HQ-2026-1",
  unitId,
  step,
});
const send = (unitId: string): Command => ({
  kind: "dispatch-units",
  incidentId: "HQ-2026-1",
  units: [{ unitId, eta: null }],
});

test("a whole call goes through its stages in order", () => {
  const { ask, wall } = desk();
  const steps: Command[] = [
    CALL,
    send("巡07"),
    ...(["signed", "en-route", "on-scene", "handling"] as const).map((step) => advance(step)),
    { kind: "feed-back-incident", incidentId: "HQ-2026-1", result: "mediated", text: "" },
    advance("cleared"),
    { kind: "close-incident", incidentId: "HQ-2026-1", stage: "reviewed", reason: "" },
    { kind: "close-incident", incidentId: "HQ-2026-1", stage: "archived", reason: "" },
  ];
  expect(steps.map(ask)).toEqual(steps.map(() => null));
  expect(wall().incident.get("HQ-2026-1")?.stage).toBe("archived");
});

test("every step out of order is refused and the allowed ones are named", () => {
  const order = ["dispatched", "signed", "en-route", "on-scene", "handling"] as const;
  let refused = 0;
  for (const [i] of order.entries()) {
    for (const asked of ASSIGNMENT_STEPS) {
      const { ask } = desk();
      ask(CALL);
      ask(send("巡07"));
      for (const step of order.slice(1, i + 1)) ask(advance(step));
      const refusal = ask(advance(asked));
      const next = order[i + 1] ?? "cleared";
      const legal = asked === next || (asked === "withdrawn" && i < 3);
      expect(refusal === null, `${order[i]} to ${asked}`).toBe(legal);
      if (refusal === null) continue;
      refused++;
      expect(refusal).toMatchObject({ kind: "step-out-of-order", asked });
    }
  }
  expect(refused).toBeGreaterThan(20);
});

test("a call is closed only after its feedback was reviewed", () => {
  const { ask } = desk();
  ask(CALL);
  for (const stage of ["reviewed", "archived"] as const) {
    const refusal = ask({ kind: "close-incident", incidentId: "HQ-2026-1", stage, reason: "" });
    expect(refusal).toMatchObject({ kind: "stage-out-of-order", from: "received" });
  }
  expect(INCIDENT_STAGES).toContain("archived");
});

test("cancelling needs a reason and frees the unit", () => {
  const { ask, wall } = desk();
  ask(CALL);
  ask(send("巡07"));
  const cancel = { kind: "close-incident", incidentId: "HQ-2026-1", stage: "cancelled" } as const;
  expect(ask({ ...cancel, reason: " " })).toEqual({ kind: "reason-missing" });
  expect(ask({ ...cancel, reason: "误报" })).toBeNull();
  expect(wall().unit.get("巡07")?.engagement).toBeNull();
});

test("a busy unit, one off duty and one unknown are refused by name", () => {
  const { ask } = desk();
  ask(CALL);
  ask({ ...CALL, title: "另一起" });
  ask(send("巡07"));
  const second = { ...send("巡07"), incidentId: "HQ-2026-2" } as Command;
  expect(ask(second)).toEqual({ kind: "unit-busy", unitId: "巡07", incidentId: "HQ-2026-1" });
  ask({ kind: "change-duty", unitId: "巡08", duty: "off" });
  expect(ask(send("巡08"))).toEqual({ kind: "unit-off-duty", unitId: "巡08" });
  expect(ask(send("巡99"))).toEqual({ kind: "unit-unknown", unitId: "巡99" });
});

test("numbers are minted here, one after the other, by station and year", () => {
  const { ask, wall } = desk();
  ask(CALL);
  ask(CALL);
  ask(CALL);
  expect([...wall().incident.keys()]).toEqual(["HQ-2026-1", "HQ-2026-2", "HQ-2026-3"]);
});

test("a report from the future or without a title is refused", () => {
  const { ask } = desk();
  expect(ask({ ...CALL, reportedAt: epochMs(NOW + 61_000) })).toEqual({ kind: "report-in-future" });
  expect(ask({ ...CALL, title: "  " })).toEqual({ kind: "title-missing" });
});

test("a viewer may ask for nothing, and only a leader accepts a plan", () => {
  const viewer = desk("viewer");
  expect(viewer.ask(CALL)).toMatchObject({ kind: "role-missing", role: "viewer" });
  const dispatcher = desk("dispatcher");
  const reject = { kind: "reject-patrol-plan", planId: "p", seed: 1, reason: "" } as const;
  expect(dispatcher.ask(reject)).toMatchObject({ kind: "role-missing", needs: ["leader"] });
});

test("an archived call is taken up again only with a reason", () => {
  const { ask, wall } = desk();
  ask(CALL);
  ask({ kind: "close-incident", incidentId: "HQ-2026-1", stage: "cancelled", reason: "误报" });
  const again = { kind: "reopen-incident", incidentId: "HQ-2026-1" } as const;
  expect(ask({ ...again, reason: "" })).toEqual({ kind: "reason-missing" });
  expect(ask({ ...again, reason: "再次报警" })).toBeNull();
  expect(wall().incident.get("HQ-2026-1")?.stage).toBe("received");
});
