import type { OffScreen } from "../../map/edge-arrows.ts";
import { said } from "../../ui/window-preferences.svelte.ts";
import { alarmWords } from "../../words/alarm-words.ts";
import type { Desk } from "../desk.svelte.ts";
import { callSignOf } from "../thing-name.ts";

/** Whoever calls for help, as the edge of the map tells of them: the gravest there is. */
export function cryPlaces({ cries, live }: Desk): readonly OffScreen[] {
  return cries.open.flatMap((alarm): OffScreen[] => {
    const { unitId, lngLat } = cries.cryOf(alarm);
    if (lngLat === null) return [];
    const title = `${said(alarmWords).type[alarm.type]} ${callSignOf(live.wall, unitId)}`;
    return [{ thing: { kind: "unit", id: unitId }, title, priority: 1, lngLat }];
  });
}
