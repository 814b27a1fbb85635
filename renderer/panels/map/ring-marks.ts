import type { WallState } from "../../../shared/fold/wall-state.ts";
import type { RingPicture } from "../../../shared/model/ring-picture.ts";
import type { MapRing } from "../../map/map-ring.ts";
import { minuteText } from "../patrol-stop-texts.ts";
import { exitRows } from "../ring-rows.ts";
import { callSignOf } from "../thing-name.ts";

/** Every ring that grows, as the map shows it. */
export function ringMarks(wall: WallState, rings: readonly RingPicture[]): readonly MapRing[] {
  return rings.flatMap((picture): MapRing[] => {
    const state = wall.ring.get(picture.ringOf);
    if (state?.endedAt !== null) return [];
    return [
      {
        id: picture.ringOf,
        outer: picture.outer.map(outlineOf),
        inner: picture.inner.map(outlineOf),
        sectors: state.sectors.map(({ number, outline, unitId, searchedAt }) => ({
          ...{ number, outline, searched: searchedAt !== null },
          label: sectorLabel(number, {
            ...{ searched: searchedAt !== null },
            callSign: unitId === null ? "" : callSignOf(wall, unitId),
          }),
        })),
        exits: exitRows(picture, state, wall).map(({ lngLat, number, heldBy }) => ({
          ...{ lngLat, held: heldBy !== null },
          label: heldBy === null ? String(number) : heldBy.callSign,
        })),
        seen: state.sightings.flatMap(({ places, seen }) =>
          places.map((lngLat) => ({ lngLat, label: minuteText(seen.to) })),
        ),
      },
    ];
  });
}

/** Blocks that no street enters are holes in the ground; nobody looks at them. */
function outlineOf([outline = []]: RingPicture["outer"][number]) {
  return outline;
}

function sectorLabel(
  number: number,
  { searched, callSign }: { readonly searched: boolean; readonly callSign: string },
): string {
  return [String(number), searched ? "✓" : "", callSign].filter((part) => part !== "").join(" ");
}
