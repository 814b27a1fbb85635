import { said } from "../ui/window-preferences.svelte.ts";
import { markingWords } from "../words/marking-words.ts";
import type { Desk } from "./desk.svelte.ts";
import { callSignOf } from "./thing-name.ts";

/** Shows the way that a unit came, all of it; where it has none that is said. */
export async function showTrail(desk: Desk, unitId: string, minutes?: number): Promise<void> {
  const trail = await desk.trails.show(unitId, minutes);
  if (trail === null) return;
  const { wall } = desk.live;
  if (trail.points.length > 0) {
    desk.lookOver = trail.points.map(({ lngLat }) => lngLat);
    return;
  }
  const text = said(markingWords).trailNone(callSignOf(wall, unitId));
  desk.notices.add({ severity: "note", text, mend: "" });
}
