import type { OffScreen } from "./edge-arrows.ts";
import type { MapThing } from "./families.ts";
import type { LiveLayers } from "./live-layers.ts";

/** What the edge of the map tells of where the view does not show it: whoever calls for help, then
 *  the gravest calls, the newest first, and what is selected. */
export function outsideThings(
  live: LiveLayers,
  of: { readonly selected: MapThing | null; readonly cries: readonly OffScreen[] },
): readonly OffScreen[] {
  const { selected, cries } = of;
  const { incidents } = live;
  const things: OffScreen[] = [...cries];
  for (let slot = incidents.count - 1; slot >= 0; slot -= 1) {
    const id = incidents.ids[slot] ?? "";
    const isSelected = selected?.kind === "incident" && selected.id === id;
    const priority = priorityOf(incidents.priority[slot] ?? 3);
    if (!isSelected && priority !== 1) continue;
    things.push({
      thing: { kind: "incident", id },
      title: incidents.titles[slot] ?? "",
      priority,
      lngLat: [incidents.lng[slot] ?? 0, incidents.lat[slot] ?? 0],
    });
  }
  if (selected === null || selected.kind === "incident") return things;
  const place = live.place(selected);
  const told = cries.some(({ thing }) => thing.id === selected.id);
  if (place !== null && !told) {
    things.push({ thing: selected, title: "", priority: null, lngLat: place });
  }
  return things;
}

function priorityOf(value: number): 1 | 2 | 3 {
  return value === 1 ? 1 : value === 2 ? 2 : 3;
}
