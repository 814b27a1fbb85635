import { stageTimer } from "../../shared/fold/incident-timers.ts";
import type { StageTimer } from "../../shared/fold/incident-timers.ts";
import { stageMoment } from "../../shared/fold/incident-state.ts";
import type { IncidentState } from "../../shared/fold/incident-state.ts";
import { ZoneBook } from "../../shared/fold/response-zones.ts";
import { limitsOf } from "../../shared/fold/setting-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { LIMITS_SETTING } from "../../shared/model/entity-key.ts";
import type { Moment } from "../../shared/units/moment.ts";
import { clockText, durationText } from "../ui/time-text.ts";
import { said } from "../ui/window-preferences.svelte.ts";
import { breathing } from "../words/breathing.ts";
import { controlWords } from "../words/control-words.ts";
import { incidentWords } from "../words/incident-words.ts";

const zones = new ZoneBook();

/** How long the present stage has lasted, by the limits that hold where the call is. */
export function timerOf(wall: WallState, incident: IncidentState, now: Moment): StageTimer {
  return stageTimer(incident, now, rulesOf(wall, incident));
}

/** Since when, until when and by whose word a stage's timer stands as it does. */
export function timerWhy(wall: WallState, incident: IncidentState, timer: StageTimer): string {
  const words = said(incidentWords);
  const set = wall.setting.get(LIMITS_SETTING);
  const isSet = set?.kind === "time-limits";
  const whose = isSet ? words.limitsBy(breathing(set.by), clockText(set.at)) : words.houseLimits;
  const limit = timer.limit === null ? "" : durationText(timer.limit, said(controlWords).days);
  return words.timerWhy(clockText(stageMoment(incident).at), limit, whose);
}

/** The limits of the room, and the zone of the call's place. */
export function rulesOf(wall: WallState, incident: IncidentState) {
  return { limits: limitsOf(wall), zone: zones.zoneOf(wall, incident.report.position) };
}
