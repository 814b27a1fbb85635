import { stageTimer } from "../../shared/fold/incident-timers.ts";
import type { StageTimer } from "../../shared/fold/incident-timers.ts";
import type { IncidentState } from "../../shared/fold/incident-state.ts";
import { ZoneBook } from "../../shared/fold/response-zones.ts";
import { limitsOf } from "../../shared/fold/setting-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import type { Moment } from "../../shared/units/moment.ts";

const zones = new ZoneBook();

/** How long the present stage has lasted, by the limits that hold where the call is. */
export function timerOf(wall: WallState, incident: IncidentState, now: Moment): StageTimer {
  return stageTimer(incident, now, rulesOf(wall, incident));
}

/** The limits of the room, and the zone of the call's place. */
export function rulesOf(wall: WallState, incident: IncidentState) {
  return { limits: limitsOf(wall), zone: zones.zoneOf(wall, incident.report.position) };
}
