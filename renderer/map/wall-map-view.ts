import { MapLibreOverlay } from "@deck.gl/maplibre";
import type { Map as MapLibreMap, MapMouseEvent } from "maplibre-gl";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { boundsOf } from "../../shared/units/lng-lat.ts";
import symbolPack from "../../resources/symbols/onewall.json";
import { BaseMap, cameraOf } from "./base-map.ts";
import type { BaseLook } from "./base-map.ts";
import { edgeArrows } from "./edge-arrows.ts";
import type { EdgeArrow, OffScreen } from "./edge-arrows.ts";
import { FramesOnDemand } from "./frames-on-demand.ts";
import type { FamilyCount, FamilySwitches, MapThing } from "./families.ts";
import type { Device } from "./layers/device-texture.ts";
import { DrawingKit } from "./layers/drawing-kit.ts";
import type { LabelWords } from "./layers/label-layer.ts";
import { LiveLayers } from "./live-layers.ts";
import type { MapClosure } from "./map-closure.ts";
import type { MapMarking } from "./map-marking.ts";
import type { MapRing } from "./map-ring.ts";
import type { MapGroup } from "./map-group.ts";
import type { MapLifeRing } from "./map-life-ring.ts";
import type { MapInput } from "./map-input.ts";
import type { MapRoute, StopAt } from "./map-route.ts";
import { outsideThings } from "./outside-things.ts";
import type { PackArchive } from "./pack-archive.ts";
import { pointAt } from "./point-at.ts";
import { RedrawClock } from "./redraw-clock.ts";
import { metresPerPixelAt, screenView } from "./screen.ts";
import type { ScreenView } from "./screen.ts";
import { letOutlinesBeSketched } from "./sketch.ts";
import type { SketchPort } from "./sketch.ts";
import { letStopsBeDragged } from "./stop-drag.ts";
import type { StopDragged } from "./stop-drag.ts";
import { PLACE_LAYERS } from "./style/name-layers.ts";
import { ViewMemory } from "./view-memory.ts";
import type { KeptView } from "./view-memory.ts";

/** What the window shows; read afresh whenever something is drawn. */
export interface MapSight {
  readonly input: MapInput;
  readonly look: BaseLook;
  readonly words: LabelWords;
  readonly switches: FamilySwitches;
  readonly routes: readonly MapRoute[];
  readonly closures: readonly MapClosure[];
  readonly rings: readonly MapRing[];
  readonly markings: readonly MapMarking[];
  readonly groups: readonly MapGroup[];
  readonly lifeRings: readonly MapLifeRing[];
  readonly selected: MapThing | null;
  /** Who calls for help: an arrow each, before all others. */
  readonly cries: readonly OffScreen[];
  /** The one place that this map shows; null: it shows the city, and people move it. */
  readonly fixed: KeptView | null;
  /** A click gives a place instead of a thing. */
  readonly picking: boolean;
  /** A pressed pointer draws an outline instead of moving the map. */
  readonly sketching: boolean;
}

export type MapEvents = {
  readonly onSelect: (thing: MapThing | null, lngLat: LngLat) => void;
  readonly onHover: (
    thing: MapThing | null,
    at: { readonly x: number; readonly y: number },
  ) => void;
  /** A stop of a way was pressed, or lies under the pointer. */
  readonly onStop: (stop: StopAt) => void;
  readonly onHoverStop: (
    stop: StopAt | null,
    at: { readonly x: number; readonly y: number },
  ) => void;
  readonly onStopDragged: (now: StopDragged | null) => void;
  readonly onStopDropped: (stop: StopAt, routeId: string) => void;
  readonly onPick: (lngLat: LngLat) => void;
  readonly sketch: Omit<SketchPort, "sketching">;
  readonly onCounts: (counts: readonly FamilyCount[]) => void;
  readonly onArrows: (arrows: readonly EdgeArrow[]) => void;
  /** What the map shows, as often as that changes. */
  readonly onView: (view: ScreenView) => void;
};

/** For how long frames flow after the one that draws: units glide where a card pays for it. */
const FRAMES_MS = { hardware: 1_000, software: 0 } as const;
const FIT_PADDING = 56;
const NEAR_ZOOM = 16;

/** One map on a page: the base map, the live layers over it, pointing, and the view. */
export class WallMapView {
  readonly live = new LiveLayers();
  readonly #base: BaseMap;
  readonly #overlay: MapLibreOverlay;
  readonly #sight: MapSight;
  readonly #events: MapEvents;
  readonly #software: boolean;
  readonly #frames = new FramesOnDemand();
  readonly #memory = new ViewMemory();
  #device: Device | null = null;
  #kit: DrawingKit | null = null;
  #kitLook = "";
  #hovered: MapThing | null = null;
  #hoveredStop = "";
  readonly #clock: RedrawClock;
  #zoomDrawn = NaN;
  #renderBegan = 0;
  /** What handing the last picture to the graphics device took. */
  #renderMs = 0;

  constructor(
    container: HTMLElement,
    of: {
      readonly sight: MapSight;
      readonly archive: PackArchive | null;
      readonly events: MapEvents;
      readonly software: boolean;
    },
  ) {
    this.#sight = of.sight;
    this.#events = of.events;
    this.#software = of.software;
    this.#clock = new RedrawClock({ draw: () => this.#draw(), software: of.software });
    const { look, fixed } = of.sight;
    const { archive } = of;
    this.#base = new BaseMap(container, { look, archive, fixed, smooth: !of.software });
    this.#overlay = new MapLibreOverlay({
      // A map under its own canvas is not painted again because a unit moved.
      interleaved: false,
      layers: [],
      onDeviceInitialized: (device) => this.#begin(device),
      // One map is one stop of the Tab key.
      onLoad: () => this.#overlay.getCanvas()?.setAttribute("tabindex", "-1"),
      onBeforeRender: () => (this.#renderBegan = performance.now()),
      onAfterRender: () => (this.#renderMs = performance.now() - this.#renderBegan),
    });
    const { map } = this.#base;
    map.addControl(this.#overlay);
    map.on("moveend", () => this.redraw());
    map.on("move", () => this.#moved());
    map.on("resize", () => this.redraw());
    map.on("mousemove", (event) => this.#point(event));
    map.on("mouseout", () => this.#hover(null, { x: 0, y: 0 }));
    this.#letStopsBeDragged(map);
    letOutlinesBeSketched(map, { ...of.events.sketch, sketching: () => of.sight.sketching });
    map.on("click", (event) => this.#click(event));
    for (const gesture of ["dragstart", "wheel", "dblclick"] as const) {
      map.on(gesture, () => this.#memory.gesture());
    }
    map.getCanvas().addEventListener("keydown", (event) => this.#key(event));
    map.on("style.load", () => this.#showPlaces());
    // What a bench counts a start to: the page stands on the browser's own clock until here.
    map.once("load", () => performance.mark("map drawn"));
  }

  /** For what must ask MapLibre itself: tests, and a panel that lays something beside the map. */
  get map(): MapLibreMap {
    return this.#base.map;
  }

  /** The base map follows the look and the pack; everything live is drawn anew. */
  setLook(archive: PackArchive | null): void {
    this.#base.setLook(this.#sight.look, archive);
    this.redraw();
  }

  /** Something that people did. */
  redraw(): void {
    this.#clock.now();
  }

  /** Telemetry came, or a second passed. */
  redrawSoon(): void {
    this.#clock.soon();
  }

  /** What is known of the wall changed. */
  redrawChanged(): void {
    this.#clock.changed();
  }

  setSwitches(): void {
    this.#showPlaces();
    this.redraw();
  }

  /** The place that this map is of moved. */
  setFixed(): void {
    const { fixed } = this.#sight;
    if (fixed !== null) this.#base.map.jumpTo(cameraOf(fixed));
  }

  setPicking(picking: boolean): void {
    this.#base.map.getCanvas().style.cursor = picking ? "crosshair" : "";
  }

  /** The key ★: everything once, and back again exactly. */
  star(): void {
    const { map } = this.#base;
    const center = map.getCenter();
    const back = this.#memory.press({ center: [center.lng, center.lat], zoom: map.getZoom() });
    if (back !== null) {
      map.jumpTo({ center: [...back.center], zoom: back.zoom });
      return;
    }
    const bounds = this.#worthSeeing() ?? this.#base.home();
    if (bounds === null) return;
    map.fitBounds(bounds, { padding: FIT_PADDING, maxZoom: NEAR_ZOOM, animate: !this.#software });
  }

  /** Goes where a person asked to go. */
  show(lngLat: LngLat, zoom = NEAR_ZOOM): void {
    const { map } = this.#base;
    this.#memory.gesture();
    const camera = cameraOf({ center: lngLat, zoom: Math.max(zoom, map.getZoom()) });
    if (this.#software) map.jumpTo(camera);
    else map.easeTo({ ...camera, duration: 360 });
  }

  /** Shows all of what a person asked to see. */
  fit(places: readonly LngLat[]): void {
    const bounds = boundsOf(places);
    if (bounds === null) return;
    this.#memory.gesture();
    const camera = { padding: FIT_PADDING, maxZoom: NEAR_ZOOM, animate: !this.#software };
    this.#base.map.fitBounds([...bounds], camera);
  }

  /** The keyboard is the map's: arrows move it, Enter takes the middle. */
  focus(): void {
    this.#base.map.getCanvas().focus({ preventScroll: true });
  }

  metresPerPixel(): number {
    return metresPerPixelAt(this.center()[1], this.#base.map.getZoom());
  }

  center(): LngLat {
    const { lng, lat } = this.#base.map.getCenter();
    return [lng, lat];
  }

  remove(): void {
    this.#clock.stop();
    this.#kit?.remove();
    this.#base.remove();
  }

  #begin(device: Device): void {
    this.#device = device;
    this.redraw();
  }

  #draw(): void {
    const { input, look } = this.#sight;
    const kit = this.#kitFor(look);
    if (kit === null) return;
    const began = performance.now();
    const view = this.#view();
    this.live.update(input);
    const layers = this.live.layers(kit, view, {
      switches: this.#sight.switches,
      routes: this.#sight.routes,
      closures: this.#sight.closures,
      rings: this.#sight.rings,
      markings: this.#sight.markings,
      groups: this.#sight.groups,
      lifeRings: this.#sight.lifeRings,
      selected: this.#sight.selected,
      hovered: this.#hovered,
      words: this.#sight.words,
      glide: !this.#software,
    });
    // Deck hands the source of frames on to its loop; left alone it would ask for sixty a second.
    const drawn = { layers, animationFrameProvider: this.#frames };
    this.#overlay.setProps(drawn);
    this.#frames.wake(this.#software ? FRAMES_MS.software : FRAMES_MS.hardware);
    this.#zoomDrawn = Math.floor(view.zoom);
    this.live.budget.spent(performance.now() - began + this.#renderMs);
    this.#events.onCounts(this.live.counts(view, this.#sight.switches));
    this.#sayArrows(view);
  }

  #kitFor(look: BaseLook): DrawingKit | null {
    if (this.#device === null) return null;
    const pixelRatio = Math.max(1, window.devicePixelRatio);
    const wanted = `${look.theme}/${look.factor}/${pixelRatio}`;
    if (this.#kit !== null && wanted === this.#kitLook) return this.#kit;
    this.#kit?.remove();
    this.#kit = new DrawingKit(this.#device, symbolPack, { ...look, pixelRatio });
    this.#kitLook = wanted;
    return this.#kit;
  }

  #view(): ScreenView {
    const { map } = this.#base;
    const { clientWidth, clientHeight } = map.getContainer();
    const { lng, lat } = map.getCenter();
    return screenView([lng, lat], map.getZoom(), clientWidth, clientHeight);
  }

  /** While the view moves only groups change, and only from zoom to zoom. */
  #moved(): void {
    if (Math.floor(this.#base.map.getZoom()) !== this.#zoomDrawn) this.redraw();
    else this.#sayArrows(this.#view());
  }

  #sayArrows(view: ScreenView): void {
    this.#events.onView(view);
    if (this.#sight.fixed !== null) return;
    const things = outsideThings(this.live, this.#sight);
    this.#events.onArrows(edgeArrows(things, view, this.#sight.look.factor));
  }

  #point(event: MapMouseEvent): void {
    if (this.#sight.picking) return;
    const { x, y } = event.point;
    const at = { x, y, view: this.#view(), factor: this.#sight.look.factor };
    const pointed = pointAt(this.live, this.#sight.switches, at);
    this.#base.map.getCanvas().style.cursor = pointed.kind === "nothing" ? "" : "pointer";
    this.#hoverStop(pointed.kind === "stop" ? pointed.stop : null, { x, y });
    this.#hover(pointed.kind === "thing" ? pointed.thing : null, { x, y });
  }

  #hoverStop(stop: StopAt | null, at: { readonly x: number; readonly y: number }): void {
    const name = stop === null ? "" : `${stop.routeId} ${stop.stopId}`;
    if (name === this.#hoveredStop) return;
    this.#hoveredStop = name;
    this.#events.onHoverStop(stop, at);
  }

  #letStopsBeDragged(map: MapLibreMap): void {
    letStopsBeDragged(map, {
      stopAt: ({ x, y }) => {
        const at = { x, y, view: this.#view(), factor: this.#sight.look.factor };
        const pointed = pointAt(this.live, this.#sight.switches, at);
        return pointed.kind === "stop" && !this.#sight.picking ? pointed.stop : null;
      },
      routes: () => this.#sight.routes,
      view: () => this.#view(),
      factor: () => this.#sight.look.factor,
      dragged: (now) => this.#events.onStopDragged(now),
      dropped: (stop, routeId) => this.#events.onStopDropped(stop, routeId),
    });
  }

  #hover(thing: MapThing | null, at: { readonly x: number; readonly y: number }): void {
    const before = this.#hovered;
    if (before?.id === thing?.id && before?.kind === thing?.kind) return;
    this.#hovered = thing;
    this.#events.onHover(thing, at);
    this.redraw();
  }

  #click(event: MapMouseEvent): void {
    const lngLat: LngLat = [event.lngLat.lng, event.lngLat.lat];
    if (this.#sight.picking) {
      this.#events.onPick(lngLat);
      return;
    }
    const { x, y } = event.point;
    const at = { x, y, view: this.#view(), factor: this.#sight.look.factor };
    const pointed = pointAt(this.live, this.#sight.switches, at);
    if (pointed.kind === "group") {
      this.show([pointed.lng, pointed.lat], Math.floor(this.#base.map.getZoom()) + 2);
      return;
    }
    if (pointed.kind === "stop") this.#events.onStop(pointed.stop);
    else this.#events.onSelect(pointed.kind === "thing" ? pointed.thing : null, lngLat);
  }

  /** Arrows, + and - are the map's own; Enter takes the middle while a place is asked for. */
  #key(event: KeyboardEvent): void {
    if (event.key.startsWith("Arrow") || event.key === "+" || event.key === "-") {
      this.#memory.gesture();
    }
    if (event.key === "Enter" && this.#sight.picking) this.#events.onPick(this.center());
  }

  /** The places that the base map draws go with the family of places. */
  #showPlaces(): void {
    const { map } = this.#base;
    const visibility = this.#sight.switches.places ? "visible" : "none";
    for (const layer of PLACE_LAYERS) {
      if (map.getLayer(layer) !== undefined) map.setLayoutProperty(layer, "visibility", visibility);
    }
  }

  /** What a re-fit shows: the selected thing with every open incident near it, or all of them. */
  #worthSeeing(): [number, number, number, number] | null {
    const { incidents } = this.live;
    const places = incidents.ids.map((_, slot): LngLat => {
      return [incidents.lng[slot] ?? 0, incidents.lat[slot] ?? 0];
    });
    const selected = this.live.place(this.#sight.selected);
    const bounds = boundsOf(selected === null ? places : [...places, selected]);
    return bounds === null ? null : [...bounds];
  }
}
