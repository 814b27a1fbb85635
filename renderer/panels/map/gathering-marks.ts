import { postStandings, rollOf } from "../../../shared/fold/gathering-roll.ts";
import type { PostStanding } from "../../../shared/fold/gathering-roll.ts";
import type { WallState } from "../../../shared/fold/wall-state.ts";
import { convexHull } from "../../../shared/units/convex-hull.ts";
import { distanceBetween } from "../../../shared/units/lng-lat.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { Moment } from "../../../shared/units/moment.ts";
import type { MapMarking } from "../../map/map-marking.ts";
import { said } from "../../ui/window-preferences.svelte.ts";
import { breathing } from "../../words/breathing.ts";
import { gatheringWords } from "../../words/gathering-words.ts";

/** Posts of events as the map shows them, and their sectors: who is missing stands out. */
export function gatheringMarks(
  { gathering, muster, unit: units }: Pick<WallState, "gathering" | "muster" | "unit">,
  now: Moment,
): readonly MapMarking[] {
  return [...gathering.values()].flatMap((state) => {
    if (state.endedAt !== null) return [];
    const { id, sectors } = state.gathering;
    const standings = postStandings(state, { roll: rollOf(muster.values(), id), units, now });
    return [
      ...sectors.flatMap(({ name }) => sectorMark(`${id} ${name}`, name, standings)),
      ...standings.flatMap((standing) => postMark(id, standing)),
    ];
  });
}

function sectorMark(
  id: string,
  name: string,
  standings: readonly PostStanding[],
): readonly MapMarking[] {
  const own = standings.flatMap(({ post }): LngLat[] => {
    return post.sector === name && post.lngLat !== null ? [post.lngLat] : [];
  });
  const outline = convexHull(own);
  const lngLat = middleOfLongest(outline);
  if (lngLat === null) return [];
  const plates = [{ lngLat, text: breathing(name), far: "" }];
  return [{ id, look: "sector", lines: [outline], ground: outline, plates }];
}

/** Where a name has most room between the names of posts. */
function middleOfLongest(outline: readonly LngLat[]): LngLat | null {
  let [best, longest]: [LngLat | null, number] = [null, 0];
  for (const [i, to] of outline.entries()) {
    const from = outline[i - 1];
    const length = from === undefined ? 0 : distanceBetween(from, to);
    if (from === undefined || length <= longest) continue;
    [best, longest] = [[(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], length];
  }
  return best;
}

/** What is missing is said, not coloured alone. */
function postMark(id: string, { post, state, there, officers }: PostStanding): MapMarking[] {
  const { lngLat, name } = post;
  if (lngLat === null) return [];
  const words = said(gatheringWords);
  const look = state === "unmanned" ? "unmanned" : state === "short" ? "short" : "open";
  const people = words.people(there, officers.length);
  const text = [breathing(name), state === "unmanned" ? words.state[state] : people].join(" ");
  const plates = [{ lngLat, text, far: look === "unmanned" ? words.state.unmanned : "" }];
  return [{ id: `${id} ${name}`, look, lines: [], ground: null, plates }];
}
