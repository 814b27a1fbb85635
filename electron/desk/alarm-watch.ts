import { watchEvents } from "../../shared/decide/watch-rules.ts";
import type { LostSource } from "../../shared/decide/watch-rules.ts";
import { withEdge } from "../../shared/events/edged-event.ts";
import { entitiesOf } from "../../shared/events/event-entities.ts";
import type { WallEvent } from "../../shared/events/event.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { phaseOf } from "../../shared/fold/alarm-state.ts";
import type { AlarmState } from "../../shared/fold/alarm-state.ts";
import type { LostClosure } from "../../shared/fold/closure-state.ts";
import type { FenceHold } from "../../shared/fold/fence-book.ts";
import { isOpenStage } from "../../shared/fold/incident-state.ts";
import type { IncidentState } from "../../shared/fold/incident-state.ts";
import { ZoneBook } from "../../shared/fold/response-zones.ts";
import { isOpenMuster } from "../../shared/fold/muster-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { ALARM_RULES_SOURCE } from "../../shared/model/alarm.ts";
import type { AlarmType } from "../../shared/model/alarm.ts";
import { entityIdOf, entityKindOf } from "../../shared/model/entity-key.ts";
import { isEndedStage } from "../../shared/model/handoff.ts";
import type { SourcePulse } from "../../shared/model/source-pulse.ts";
import { secondsBetween } from "../../shared/units/moment.ts";
import type { Moment } from "../../shared/units/moment.ts";
import type { Store } from "../store/store.ts";
import type { StationClock } from "./station-clock.ts";

/** An overdue alarm comes within this long of its second. */
export const WATCH_EVERY_MS = 250;
/** A line that comes back within this long was never lost to an operator. */
export const LOST_AFTER_SECONDS = 30;
/** Who the station's own rules write as. */
export const RULE_ACTOR = { name: "rule", role: "feed" } as const;
const RULE_TERMINAL = "station";

export type WatchParts = {
  readonly store: Pick<Store, "wall" | "append">;
  readonly clock: StationClock;
  sources(): readonly SourcePulse[];
  lostClosures(): readonly LostClosure[];
  fences(): Iterable<FenceHold>;
  /** The rules were looked at; else why what they say is not written. */
  beat(fault: string | null): void;
  log(line: string): void;
};

/** Looks four times a second at what is open and writes what is due.  It reads only calls and
 *  alarms that are not over, and learns of new ones from what was committed. */
export class AlarmWatch {
  readonly #parts: WatchParts;
  readonly #zones = new ZoneBook();
  readonly #open = new Set<string>();
  readonly #live = new Set<string>();
  readonly #handed = new Set<string>();
  readonly #mustered = new Set<string>();
  /** When each unit last answered a roll-call or a call-up. */
  readonly #answers = new Map<string, Moment>();
  /** The newest alarm of each kind and source, by id. */
  readonly #latest = new Map<string, string>();
  readonly #lost = new Map<string, Moment>();
  #timer: ReturnType<typeof setInterval> | null = null;
  #failed = false;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    const wall = parts.store.wall();
    for (const id of wall.incident.keys()) this.#noteIncident(wall, id);
    for (const id of wall.alarm.keys()) this.#noteAlarm(wall, id);
    for (const id of wall.handoff.keys()) this.#noteHandoff(wall, id);
    for (const id of wall.muster.keys()) this.#noteMuster(wall, id);
  }

  start(): void {
    this.#timer ??= setInterval(() => this.look(), WATCH_EVERY_MS);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Events that were just committed. */
  note(batch: readonly LoggedEvent[]): void {
    const wall = this.#parts.store.wall();
    for (const { event } of batch) {
      for (const key of entitiesOf(event)) {
        const kind = entityKindOf(key);
        if (kind === "incident") this.#noteIncident(wall, entityIdOf(key));
        if (kind === "alarm") this.#noteAlarm(wall, entityIdOf(key));
        if (kind === "muster") this.#noteMuster(wall, entityIdOf(key));
        if (kind === "handoff") this.#noteHandoff(wall, entityIdOf(key));
      }
    }
  }

  /** Writes what is due now. */
  look(): void {
    const wall = this.#parts.store.wall();
    const now = this.#parts.clock.moment();
    const events = watchEvents({
      wall,
      now,
      open: things(wall.incident, this.#open),
      live: things(wall.alarm, this.#live),
      latest: (type, source) => this.#latestOf(wall, type, source),
      zoneOf: (incident) => this.#zones.zoneOf(wall, incident.report.position),
      lostSources: this.#lostSources(now),
      lostClosures: this.#parts.lostClosures(),
      fences: this.#parts.fences(),
      handoffs: things(wall.handoff, this.#handed),
      musters: things(wall.muster, this.#mustered),
      answeredAt: (unitId) => this.#answers.get(unitId) ?? null,
    });
    if (events.length > 0) this.#write(events);
    else if (!this.#failed) this.#parts.beat(null);
  }

  /** A disk that takes nothing must not end the watch: it is said once, and tried again. */
  #write(events: readonly WallEvent[]): void {
    const edge = this.#parts.clock.edge(RULE_TERMINAL);
    try {
      this.#parts.store.append(
        events.map((event) => withEdge(event, edge)),
        RULE_ACTOR,
      );
      this.#failed = false;
      this.#parts.beat(null);
    } catch (error) {
      this.#parts.beat(error instanceof Error ? error.message : String(error));
      if (!this.#failed) this.#parts.log(`alarms are not written: ${String(error)}`);
      this.#failed = true;
    }
  }

  #noteIncident(wall: WallState, id: string): void {
    const incident: IncidentState | undefined = wall.incident.get(id);
    if (incident !== undefined && isOpenStage(incident.stage)) this.#open.add(id);
    else this.#open.delete(id);
  }

  #noteMuster(wall: WallState, id: string): void {
    const muster = wall.muster.get(id);
    if (muster === undefined) return;
    if (isOpenMuster(muster)) this.#mustered.add(id);
    else this.#mustered.delete(id);
    for (const { unitId, answered } of muster.members) {
      const last = this.#answers.get(unitId)?.at ?? 0;
      if (answered !== null && answered.at > last) this.#answers.set(unitId, answered);
    }
  }

  #noteHandoff(wall: WallState, id: string): void {
    const handoff = wall.handoff.get(id);
    if (handoff !== undefined && !isEndedStage(handoff.stage)) this.#handed.add(id);
    else this.#handed.delete(id);
  }

  #noteAlarm(wall: WallState, id: string): void {
    const alarm = wall.alarm.get(id);
    if (alarm === undefined) return;
    if (phaseOf(alarm) === "normal" && alarm.shelf === null) this.#live.delete(id);
    else this.#live.add(id);
    const key = `${alarm.type}/${alarm.source}`;
    const known = wall.alarm.get(this.#latest.get(key) ?? "");
    if (known === undefined || known.lastAt <= alarm.lastAt) this.#latest.set(key, id);
  }

  #latestOf(wall: WallState, type: AlarmType, source: string): AlarmState | null {
    return wall.alarm.get(this.#latest.get(`${type}/${source}`) ?? "") ?? null;
  }

  #lostSources(now: Moment): readonly LostSource[] {
    const lost: LostSource[] = [];
    for (const pulse of this.#parts.sources()) {
      // Rules that are silent cannot say so; each window sees it by their beat.
      if (pulse.id === ALARM_RULES_SOURCE) continue;
      if (!isLost(pulse, now)) {
        this.#lost.delete(pulse.id);
        continue;
      }
      const since = this.#lost.get(pulse.id) ?? now;
      this.#lost.set(pulse.id, since);
      if (secondsBetween(since, now) < LOST_AFTER_SECONDS) continue;
      lost.push({ id: pulse.id, name: pulse.name, since });
    }
    return lost;
  }
}

function isLost({ link, newestAt, staleAfterMs }: SourcePulse, now: Moment): boolean {
  if (link === "lost" || link === "refused") return true;
  if (link === "off" || newestAt === null || staleAfterMs === null) return false;
  return now.at - newestAt > staleAfterMs;
}

function* things<State>(map: ReadonlyMap<string, State>, ids: Iterable<string>): Iterable<State> {
  for (const id of ids) {
    const state = map.get(id);
    if (state !== undefined) yield state;
  }
}
