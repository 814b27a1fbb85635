import { expect, test } from "vitest";
import { isOpenStage, newIncident } from "../../../shared/fold/incident-state.ts";
import type { IncidentState } from "../../../shared/fold/incident-state.ts";
import { isUnsigned } from "../../../shared/fold/incident-timers.ts";
import { randomFrom, randomIndex, shuffled } from "../../../shared/kit/random.ts";
import { INCIDENT_STAGES } from "../../../shared/model/incident.ts";
import type { IncidentStage, Priority } from "../../../shared/model/incident.ts";
import { epochMs } from "../../../shared/units/quantity.ts";
import { compareNeed, queueOf } from "./queue-order.ts";

const SEED = 20_260_117;

function incident(id: string, of: { priority: Priority; stage: IncidentStage; at: number }) {
  const { priority, stage, at } = of;
  const report = {
    id,
    reportedAt: epochMs(at),
    category: "other",
    priority,
    title: id,
    text: "",
    address: "",
    position: { kind: "held", reason: "missing", raw: null, crs: null },
    source: "operator",
  } as const;
  const call = newIncident(report, { at: epochMs(at), steady: null });
  return { ...call, stage, stageSince: epochMs(at + 1000) } satisfies IncidentState;
}

function randomIncidents(count: number, seed: number): IncidentState[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) =>
    incident(`i${index}`, {
      priority: ([1, 2, 3] as const)[randomIndex(random, 3)]!,
      stage: INCIDENT_STAGES[randomIndex(random, INCIDENT_STAGES.length)]!,
      at: randomIndex(random, 50) * 1000,
    }),
  );
}

test(`whatever order calls came in, the queue is one and the same (seed ${SEED})`, () => {
  const calls = randomIncidents(200, SEED);
  const queue = queueOf(calls, { withClosed: true }).map(({ report }) => report.id);
  const mixed = shuffled(calls, randomFrom(SEED + 1));
  expect(queueOf(mixed, { withClosed: true }).map(({ report }) => report.id)).toEqual(queue);
});

test(`life comes first, then what nobody signed for, then the longest open (seed ${SEED})`, () => {
  const queue = queueOf(randomIncidents(300, SEED), { withClosed: false });
  const rank = (call: IncidentState) => [
    call.report.priority === 1 ? 0 : 1,
    isUnsigned(call) ? 0 : 1,
    Number(call.report.reportedAt),
  ];
  for (let at = 1; at < queue.length; at += 1) {
    const [before, after] = [rank(queue[at - 1]!), rank(queue[at]!)];
    const first = before.findIndex((part, index) => part !== after[index]);
    if (first >= 0) expect(before[first]).toBeLessThan(after[first]!);
  }
});

test("closed calls stand only where they are asked for, and last", () => {
  const calls = randomIncidents(100, SEED);
  expect(queueOf(calls, { withClosed: false }).every(({ stage }) => isOpenStage(stage))).toBe(true);
  const all = queueOf(calls, { withClosed: true }).map(({ stage }) => isOpenStage(stage));
  expect(all.lastIndexOf(true)).toBeLessThan(all.indexOf(false));
});

test(`the comparison contradicts itself nowhere (seed ${SEED})`, () => {
  const calls = randomIncidents(40, SEED);
  for (const a of calls) {
    for (const b of calls) {
      expect(Math.sign(compareNeed(a, b)) + Math.sign(compareNeed(b, a))).toBe(0);
    }
  }
});
