import { isOpenStage } from "../../shared/fold/incident-state.ts";
import { CENTRE, stationNameOf } from "../../shared/fold/station-of.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { ROLLUP_HOUR } from "../../shared/model/push.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { PartnerPorts } from "./partner-ports.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** The room keeps China Standard Time. */
const ZONE_MS = 8 * HOUR_MS;
/** A dispute that was entered later than this is history and is not pushed by itself. */
const FRESH_MS = DAY_MS;
/** Pushes that wait for a partner to open; the oldest give way and stay to be pushed by hand. */
const WAITING_MAX = 2_000;
const RETRY_MS = 30_000;
const ACTOR = { name: "三推送", role: "feed" } as const;

type Waiting = { readonly incidentId: string; readonly lane: 1 | 3; notBefore: number };

/** 一警情三推送 by itself: a dispute is pushed as it is taken, goes to 四平台 once it is fed back,
 *  and stands in its station's roll-up of the day. */
export class PushDesk {
  readonly #ports: PartnerPorts;
  #waiting: Waiting[] = [];
  #rolledUp: EpochMs | null = null;

  constructor(ports: PartnerPorts) {
    this.#ports = ports;
  }

  /** Takes up what was left when the station last stopped. */
  start(): void {
    const wall = this.#ports.wall();
    for (const { report, result } of wall.incident.values()) {
      if (report.category !== "dispute" || !this.#isFresh(report.reportedAt)) continue;
      const lanes = wall.push.get(report.id)?.lanes;
      if ((lanes?.[1].length ?? 0) === 0) this.#want(report.id, 1);
      if (result !== null && (lanes?.[3].length ?? 0) === 0) this.#want(report.id, 3);
    }
  }

  hear(batch: readonly LoggedEvent[]): void {
    for (const { event } of batch) {
      if (event.kind === "incident-reported") {
        const { id, category, reportedAt } = event.report;
        if (category === "dispute" && this.#isFresh(reportedAt)) this.#want(id, 1);
      } else if (event.kind === "incident-fed-back") {
        const report = this.#ports.wall().incident.get(event.incidentId)?.report;
        const fresh = report?.category === "dispute" && this.#isFresh(report.reportedAt);
        if (fresh) this.#want(event.incidentId, 3);
      }
    }
  }

  /** Sends what waits and makes the roll-ups that are due. */
  beat(): void {
    const now = this.#ports.now();
    const [due, rest] = [new Array<Waiting>(), new Array<Waiting>()];
    for (const one of this.#waiting) (one.notBefore <= now ? due : rest).push(one);
    this.#waiting = rest;
    for (const one of due) if (!this.#push(one)) this.#keep({ ...one, notBefore: now + RETRY_MS });
    const dueAt = lastRollupTime(now);
    if (this.#rolledUp === dueAt) return;
    this.#rollUp(dueAt);
    this.#rolledUp = dueAt;
  }

  #isFresh(reportedAt: EpochMs): boolean {
    return reportedAt > this.#ports.now() - FRESH_MS;
  }

  #want(incidentId: string, lane: 1 | 3): void {
    const known = this.#waiting.some((one) => one.incidentId === incidentId && one.lane === lane);
    if (!known) this.#keep({ incidentId, lane, notBefore: 0 });
  }

  #keep(waiting: Waiting): void {
    this.#waiting = [...this.#waiting, waiting].slice(-WAITING_MAX);
  }

  /** False: it may go later. */
  #push({ incidentId, lane }: Waiting): boolean {
    const incident = this.#ports.wall().incident.get(incidentId);
    if (incident === undefined) return true;
    // What was closed before it was pushed at all is no news to those on duty.
    if (lane === 1 && !isOpenStage(incident.stage)) return true;
    const command = { kind: "push-dispute", incidentId, lane, consult: null } as const;
    const done = this.#ports.command(command, ACTOR);
    if (done.ok) return true;
    const { kind } = done.refusal;
    return kind !== "partner-closed" && kind !== "partner-queue-full" && kind !== "not-written";
  }

  #rollUp(dueAt: EpochMs): void {
    const wall = this.#ports.wall();
    const names = new Set(wall.roster.keys());
    for (const id of wall.push.keys()) {
      const report = wall.incident.get(id)?.report;
      if (report !== undefined) names.add(stationNameOf(wall, report));
    }
    names.add(CENTRE);
    for (const stationName of names) {
      const command = { kind: "roll-up-pushes", stationName, dueAt } as const;
      const done = this.#ports.command(command, ACTOR);
      if (!done.ok) this.#ports.log(`roll-up of ${stationName}: ${done.refusal.kind}`);
    }
  }
}

/** The last time at which roll-ups were due. */
export function lastRollupTime(now: EpochMs): EpochMs {
  const offset = ROLLUP_HOUR * HOUR_MS - ZONE_MS;
  return epochMs(Math.floor((now - offset) / DAY_MS) * DAY_MS + offset);
}
