import type { FamilySwitches, MapThing } from "./families.ts";
import type { GroupedSymbols } from "./layers/grouped-symbols.ts";
import type { LiveLayers } from "./live-layers.ts";
import type { StopAt } from "./map-route.ts";
import { nearestDrawn } from "./nearest-drawn.ts";
import type { UnitRows } from "./rows/unit-rows.ts";
import type { ScreenView } from "./screen.ts";

/** What lies under a point of the screen: a thing, a group that a click opens, or nothing. */
export type PointedAt =
  | { readonly kind: "thing"; readonly thing: MapThing }
  | { readonly kind: "stop"; readonly stop: StopAt }
  | { readonly kind: "group"; readonly lng: number; readonly lat: number }
  | { readonly kind: "nothing" };

const REACH = 15;

/** From the top of the picture downwards; families that are switched off cannot be pointed at. */
export function pointAt(
  layers: LiveLayers,
  switches: FamilySwitches,
  at: {
    readonly x: number;
    readonly y: number;
    readonly view: ScreenView;
    readonly factor: number;
  },
): PointedAt {
  const where = { ...at, reach: REACH * at.factor };
  if (switches.incidents) {
    const { incidents } = layers;
    const { index } = nearestDrawn(incidents.drawn, incidents.count, incidents, where);
    if (index >= 0) return thing("incident", incidents.ids[index] ?? "");
  }
  const unit =
    (switches.officers ? unitAt(layers.officers, where) : null) ??
    (switches.vehicles ? unitAt(layers.vehicles, where) : null);
  if (unit !== null) return unit;
  const stop = layers.routeLayer.stopAt(at);
  if (stop !== null) return { kind: "stop", stop };
  const standing: readonly (readonly [boolean, MapThing["kind"], GroupedSymbols])[] = [
    [switches.checkpoints, "checkpoint", layers.checkpointSymbols],
    [switches.cameras, "camera", layers.cameraLayer.symbols],
    [switches.places, "base-station", layers.baseStationSymbols],
  ];
  for (const [shown, kind, symbols] of standing) {
    const found = shown ? standingAt(symbols, kind, where) : null;
    if (found !== null) return found;
  }
  return { kind: "nothing" };
}

type Where = Parameters<typeof nearestDrawn>[3];

function unitAt(rows: UnitRows, where: Where): PointedAt | null {
  const { index } = nearestDrawn(rows.drawn, rows.drawnCount, rows, where);
  return index < 0 ? null : thing("unit", rows.slots.idAt(rows.drawn[index] ?? 0));
}

function standingAt(
  symbols: GroupedSymbols,
  kind: MapThing["kind"],
  where: Where,
): PointedAt | null {
  const { level, rows } = symbols;
  if (level === null) return null;
  const near = { ...where, reach: where.reach * 0.7 };
  const single = nearestDrawn(level.singles, level.singles.length, rows, near);
  if (single.index >= 0) return thing(kind, rows.slots.idAt(level.singles[single.index] ?? 0));
  const all = Int32Array.from(level.lng.keys());
  const { index } = nearestDrawn(all, all.length, level, where);
  if (index < 0) return null;
  return { kind: "group", lng: level.lng[index] ?? 0, lat: level.lat[index] ?? 0 };
}

function thing(kind: MapThing["kind"], id: string): PointedAt {
  return { kind: "thing", thing: { kind, id } };
}
