import type { WallState } from "../../../shared/fold/wall-state.ts";
import { GROUP_SILENT_MS, silenceOf } from "../../../shared/model/group-presence.ts";
import type { LiveWall } from "../../live/live-wall.svelte.ts";
import type { MapGroup } from "../../map/map-group.ts";
import type { MapRoute } from "../../map/map-route.ts";
import { durationText } from "../../ui/time-text.ts";
import type { Translated } from "../../words/bilingual.ts";
import { breathing } from "../../words/breathing.ts";
import type { nightWords } from "../../words/night-words.ts";
import type { NightWork } from "../night-work.svelte.ts";
import { patrolRoutes } from "./map-routes.ts";
import type { PlanShown } from "./map-routes.ts";

type NightWords = Translated<(typeof nightWords)["zh-CN"]>;

/** One mark for each group on shift that was heard; a silent one says so, and for how long. */
export function nightGroups(
  { wall, night, second }: Pick<LiveWall, "wall" | "night" | "second">,
  words: NightWords,
): readonly MapGroup[] {
  return night.groups.flatMap((presence): MapGroup[] => {
    const { groupId: id, lngLat, heard } = presence;
    const state = wall.night.get(id);
    if (lngLat === null || state === undefined) return [];
    const silence = silenceOf(presence, second);
    const lost = silence >= GROUP_SILENT_MS;
    const name = breathing(state.group.name);
    const age = durationText(silence / 1000, (count) => String(count));
    const said = lost ? words.lost(age) : words.people(heard, state.group.members);
    return [{ id, lngLat, label: `${name} ${said}`, lost }];
  });
}

/** The routes of a proposal, or the route of the group that is being read. */
export function nightRoutes(
  wall: WallState,
  { proposal, reading }: Pick<NightWork, "proposal" | "reading">,
  reasonWord: PlanShown["reasonWord"],
): readonly MapRoute[] {
  const state = reading === null ? undefined : wall.night.get(reading);
  const read = state === undefined ? null : { unitId: state.group.leadUnitId, stopId: null };
  const shown = { reading: read, reasonWord, past: [] };
  if (proposal !== null) {
    return patrolRoutes({ ...shown, plan: proposal, kind: "proposal", units: new Map() });
  }
  const planId = state?.planId ?? null;
  const plan = planId === null ? null : (wall.plan.get(planId)?.plan ?? null);
  if (plan === null || read === null) return [];
  const routes = patrolRoutes({ ...shown, plan, kind: "patrol", units: wall.unit });
  return routes.filter(({ voice }) => voice === "loud");
}
