import type { Layer } from "@deck.gl/core";
import { unreachable } from "../../shared/kit/assert.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { DrawBudget } from "./draw-budget.ts";
import type { FamilyCount, FamilySwitches, MapThing } from "./families.ts";
import { CameraLayer } from "./layers/camera-layer.ts";
import { ClosureLayer } from "./layers/closure-layer.ts";
import type { DrawingKit } from "./layers/drawing-kit.ts";
import { GroundLayer } from "./layers/ground-layer.ts";
import { GroupLayer } from "./layers/group-layer.ts";
import { GroupedSymbols } from "./layers/grouped-symbols.ts";
import { IncidentLayer } from "./layers/incident-layer.ts";
import { LabelLayer } from "./layers/label-layer.ts";
import type { LabelWords } from "./layers/label-layer.ts";
import { MarkingLayer } from "./layers/marking-layer.ts";
import { LifeRingLayer } from "./layers/life-ring-layer.ts";
import { RingLayer } from "./layers/ring-layer.ts";
import { RouteLayer } from "./layers/route-layer.ts";
import { UnitLayer } from "./layers/unit-layer.ts";
import type { MapClosure } from "./map-closure.ts";
import type { MapMarking } from "./map-marking.ts";
import type { MapRing } from "./map-ring.ts";
import type { MapGroup } from "./map-group.ts";
import type { MapLifeRing } from "./map-life-ring.ts";
import type { MapInput } from "./map-input.ts";
import type { MapRoute } from "./map-route.ts";
import { AssetRows } from "./rows/asset-rows.ts";
import { IncidentRows } from "./rows/incident-rows.ts";
import { UnitRows } from "./rows/unit-rows.ts";
import type { ScreenView } from "./screen.ts";

/** What a window wants to see, beside the things themselves. */
export type LiveLook = {
  readonly switches: FamilySwitches;
  readonly routes: readonly MapRoute[];
  readonly closures: readonly MapClosure[];
  readonly rings: readonly MapRing[];
  readonly markings: readonly MapMarking[];
  readonly groups: readonly MapGroup[];
  readonly lifeRings: readonly MapLifeRing[];
  readonly selected: MapThing | null;
  readonly hovered: MapThing | null;
  readonly words: LabelWords;
  readonly glide: boolean;
};

/** Labels of units at rest are worth their place from here on. */
const QUIET_LABEL_ZOOM = 12.6;

/** Everything that lives on the map, in drawing order; brought up to date once an update. */
export class LiveLayers {
  readonly budget = new DrawBudget();
  readonly cameras = new AssetRows("camera", "camera:");
  readonly checkpoints = new AssetRows("checkpoint", "checkpoint:");
  readonly baseStations = new AssetRows("base-station", "base-station:");
  readonly officers = new UnitRows("officers");
  readonly vehicles = new UnitRows("vehicles");
  readonly incidents = new IncidentRows();
  readonly cameraLayer = new CameraLayer(this.cameras);
  readonly checkpointSymbols = new GroupedSymbols("checkpoints", this.checkpoints, "box");
  readonly baseStationSymbols = new GroupedSymbols("base-stations", this.baseStations, "box");
  readonly #officerLayer = new UnitLayer(this.officers);
  readonly #vehicleLayer = new UnitLayer(this.vehicles);
  readonly #incidentLayer = new IncidentLayer(this.incidents);
  readonly #labels = new LabelLayer();
  readonly routeLayer = new RouteLayer();
  readonly #closures = new ClosureLayer();
  readonly #grounds = new GroundLayer();
  readonly #markings = new MarkingLayer();
  readonly #groups = new GroupLayer();
  readonly #lifeRings = new LifeRingLayer();
  readonly #rings = new RingLayer();
  #at: Float64Array = new Float64Array(0);
  #now = 0;

  /** Takes over what arrived: the only work an update does besides handing buffers on. */
  update(input: MapInput): void {
    const { wall, sightings } = input;
    const clock = { now: input.now() ?? NaN, isLive: input.isLive };
    this.#at = sightings.at;
    this.#now = clock.now;
    this.cameras.update(wall.camera, sightings, clock);
    this.checkpoints.update(wall.checkpoint, sightings, clock);
    this.baseStations.update(wall["base-station"], sightings, clock);
    this.officers.update(wall.unit, sightings, clock);
    this.vehicles.update(wall.unit, sightings, clock);
    this.incidents.update(wall.incident, clock.isLive);
  }

  layers(kit: DrawingKit, view: ScreenView, look: LiveLook): Layer[] {
    const { switches } = look;
    const { level } = this.budget;
    const rest = [
      ...this.baseStationSymbols.layers(kit, view.zoom, switches.places),
      ...this.cameraLayer.layers(kit, view.zoom, {
        visible: switches.cameras,
        cones: level < 3,
      }),
      ...this.#markings.layers(kit, view, look.markings),
      ...this.routeLayer.layers(kit, view, look.routes),
      ...this.#closures.layers(kit, view, look.closures),
      ...this.#grounds.layers(kit, view, look.rings),
      ...this.checkpointSymbols.layers(kit, view.zoom, switches.checkpoints),
      ...this.#lifeRings.layers(kit, view.zoom, look.lifeRings),
    ];
    const labels = this.#labelLayers(kit, view, look);
    const layers = [
      ...rest,
      ...labels,
      ...this.#vehicleLayer.layers(kit, switches.vehicles, look.glide),
      ...this.#officerLayer.layers(kit, switches.officers, look.glide),
      ...this.#groups.layers(kit, look.groups, switches.officers),
      ...this.#rings.layers(kit, {
        selected: chosenStop(look.routes) ?? this.place(look.selected),
        hovered: this.place(look.hovered),
      }),
      ...this.#incidentLayer.layers(kit, switches.incidents),
    ];
    kit.uploadPlates();
    return layers;
  }

  /** Where a thing stands now; null: it is not on the map. */
  place(thing: MapThing | null): LngLat | null {
    if (thing === null) return null;
    switch (thing.kind) {
      case "unit":
        return placeIn(this.officers, thing.id) ?? placeIn(this.vehicles, thing.id);
      case "camera":
        return placeIn(this.cameras, thing.id);
      case "checkpoint":
        return placeIn(this.checkpoints, thing.id);
      case "base-station":
        return placeIn(this.baseStations, thing.id);
      case "incident": {
        const slot = this.incidents.ids.indexOf(thing.id);
        return slot < 0 ? null : lngLatAt(this.incidents, slot);
      }
      case "area":
      case "post":
      case "plan":
      case "layout":
      case "scene":
      case "import":
      case "source":
      case "partner":
      case "handoff":
      case "push":
      case "roster":
      case "alarm":
      case "suppression":
      case "closure":
      case "setting":
      case "night":
      case "alert":
      case "behaviour":
      case "watch":
      case "hit":
      case "ring":
      case "muster":
      case "marking":
      case "issue":
      case "tour":
      case "risk":
      case "gathering":
      case "place":
        return null;
      default:
        return unreachable(thing.kind);
    }
  }

  counts(view: ScreenView, switches: FamilySwitches): FamilyCount[] {
    const { cameras, checkpoints, baseStations, officers, vehicles, incidents } = this;
    return [
      countOf("cameras", cameras, cameras.lng.length, { view, switches }),
      countOf("checkpoints", checkpoints, checkpoints.lng.length, { view, switches }),
      countOf("officers", officers, officers.drawnCount, { view, switches }),
      countOf("vehicles", vehicles, vehicles.drawnCount, { view, switches }),
      countOf("incidents", incidents, incidents.count, { view, switches }),
      countOf("places", baseStations, baseStations.lng.length, { view, switches }),
    ];
  }

  #labelLayers(kit: DrawingKit, view: ScreenView, look: LiveLook): Layer[] {
    const { switches, selected, words } = look;
    const far = view.zoom < QUIET_LABEL_ZOOM || this.budget.level >= 1;
    // A machine that is short of time still says why a stop that is read is one.
    const all = this.budget.level < 2;
    return this.#labels.layers(kit, view, {
      units: [
        { rows: this.vehicles, visible: all && switches.vehicles },
        { rows: this.officers, visible: all && switches.officers },
      ],
      incidents: { rows: this.incidents, visible: all && switches.incidents },
      routes: look.routes,
      at: this.#at,
      now: this.#now,
      words,
      weightMin: far ? 2 : 0,
      selectedUnit: selected?.kind === "unit" ? selected.id : null,
    });
  }
}

function chosenStop(routes: readonly MapRoute[]): LngLat | null {
  const stops = routes.flatMap((route) => route.stops);
  return stops.find(({ chosen }) => chosen)?.lngLat ?? null;
}

type Placed = { readonly lng: Float64Array; readonly lat: Float64Array };

function placeIn(
  rows: Placed & { readonly slots: { slotOf(id: string): number } },
  id: string,
): LngLat | null {
  return lngLatAt(rows, rows.slots.slotOf(id));
}

function lngLatAt({ lng, lat }: Placed, slot: number): LngLat | null {
  const [x, y] = [lng[slot] ?? NaN, lat[slot] ?? NaN];
  return Number.isNaN(x) || Number.isNaN(y) ? null : [x, y];
}

type Counted = Placed & {
  readonly held: number;
  readonly drawn?: Int32Array;
};

function countOf(
  family: FamilyCount["family"],
  rows: Counted,
  count: number,
  of: { readonly view: ScreenView; readonly switches: FamilySwitches },
): FamilyCount {
  const shown = of.switches[family] ? countIn(rows, count, of.view) : 0;
  return { family, shown, held: rows.held };
}

/** How many lie in the view: compared in degrees, for a count needs no pixels. */
function countIn({ lng, lat, drawn }: Counted, count: number, view: ScreenView): number {
  const west = (view.left / view.size) * 360 - 180;
  const east = ((view.left + view.width) / view.size) * 360 - 180;
  const north = latOf(view.top / view.size);
  const south = latOf((view.top + view.height) / view.size);
  let shown = 0;
  for (let index = 0; index < count; index += 1) {
    const slot = drawn === undefined ? index : (drawn[index] ?? 0);
    const x = lng[slot] ?? NaN;
    const y = lat[slot] ?? NaN;
    if (x >= west && x <= east && y >= south && y <= north) shown += 1;
  }
  return shown;
}

function latOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}
