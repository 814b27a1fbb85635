import { Map as MapLibreMap, setWorkerUrl } from "maplibre-gl";
import type { GeoJSONSource, LngLatBoundsLike } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { boundsOf } from "../../shared/units/lng-lat.ts";
import type { PackArchive } from "./pack-archive.ts";
import { baseStyle } from "./style/base-style.ts";
import { dayDrawing, nightDrawing } from "./style/drawing.ts";
import type { Drawing, Theme } from "./style/drawing.ts";
import { hatchImage, oneWayImage } from "./style/images.ts";
import { WALL_FONT } from "./style/name-layers.ts";
import type { NameLanguage } from "./style/name-layers.ts";
import { outsideWords } from "./style/outside.ts";
import { poiImages } from "./style/poi-images.ts";
import { HATCH_IMAGE, ONE_WAY_IMAGE, OUTSIDE_WORDS_SOURCE } from "./style/sources.ts";
import type { KeptView } from "./view-memory.ts";

export type BaseLook = {
  readonly theme: Theme;
  readonly language: NameLanguage;
  readonly factor: number;
  readonly noData: string;
  readonly title: string;
};

const ZOOM_MIN = 4;
const ZOOM_MAX = 19.5;
/** Where a map without a pack begins: the whole country under the hatch. */
const NOWHERE: LngLat = [104, 35];

/** The streets under the live things: MapLibre with our style and nothing from elsewhere. */
export class BaseMap {
  readonly map: MapLibreMap;
  #look: BaseLook;
  #archive: PackArchive | null;
  /** Where the camera began, as long as no pack has told it where the city is. */
  #nowhere: string | null = null;

  constructor(
    container: HTMLElement,
    of: {
      readonly look: BaseLook;
      readonly archive: PackArchive | null;
      readonly smooth: boolean;
      /** A map of one place, which nobody moves; null: a map of the city. */
      readonly fixed: KeptView | null;
    },
  ) {
    setWorkerUrl(workerUrl);
    this.#look = of.look;
    this.#archive = of.archive;
    const { fixed } = of;
    const bounds = this.home();
    const nowhere = cameraOf({ center: NOWHERE, zoom: ZOOM_MIN });
    this.map = new MapLibreMap({
      container,
      style: this.#style(),
      minZoom: ZOOM_MIN,
      maxZoom: ZOOM_MAX,
      ...(fixed !== null ? cameraOf(fixed) : bounds === null ? nowhere : { bounds }),
      interactive: fixed === null,
      localIdeographFontFamily: WALL_FONT,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      // A fade is a run of frames; without a GPU each costs a third of a second.
      fadeDuration: of.smooth ? 160 : 0,
      trackResize: true,
    });
    if (bounds === null && fixed === null) this.#nowhere = this.#camera();
    this.#sayCamera();
    this.map.keyboard.disableRotation();
    this.map.touchZoomRotate.disableRotation();
    this.#nameCanvas();
    this.map.on("style.load", () => this.#drawImages());
    this.map.on("moveend", () => {
      this.#sayCamera();
      this.#writeOutside();
    });
  }

  /** The pack's bounds, null where there is none. */
  home(): LngLatBoundsLike | null {
    const bounds = boundsOf((this.#archive?.coverage ?? []).flat());
    return bounds === null ? null : [...bounds];
  }

  /** Draws anew where the look or the pack changed.  The view stays, but for a map that began
   *  before its pack was known and that nobody moved since: it goes to the city. */
  setLook(look: BaseLook, archive: PackArchive | null): void {
    const before = this.#look;
    const isSame =
      before.theme === look.theme &&
      before.language === look.language &&
      before.factor === look.factor &&
      before.noData === look.noData &&
      this.#archive === archive;
    if (isSame) return;
    this.#look = look;
    this.#archive = archive;
    this.#nameCanvas();
    this.map.setStyle(this.#style(), { diff: false });
    this.#goHomeFromNowhere();
  }

  remove(): void {
    this.map.remove();
  }

  #goHomeFromNowhere(): void {
    const bounds = this.home();
    if (this.#nowhere === null || bounds === null) return;
    if (this.#nowhere === this.#camera()) this.map.fitBounds(bounds, { animate: false });
    this.#nowhere = null;
  }

  /** On the element, for whoever looks from outside the page: a canvas cannot be asked. */
  #sayCamera(): void {
    this.map.getContainer().dataset["camera"] = this.#camera();
  }

  /** Shape: "lng lat zoom", degrees to the metre. */
  #camera(): string {
    const { lng, lat } = this.map.getCenter();
    return [lng, lat, this.map.getZoom()].map((part) => part.toFixed(5)).join(" ");
  }

  #nameCanvas(): void {
    this.map.getCanvas().setAttribute("aria-label", this.#look.title);
  }

  #style() {
    const { language, factor, noData } = this.#look;
    return baseStyle({
      drawing: drawingOf(this.#look.theme),
      language,
      factor,
      noData,
      mapUrl: this.#archive?.url ?? null,
      coverage: this.#archive?.coverage ?? [],
    });
  }

  #drawImages(): void {
    const drawing = drawingOf(this.#look.theme);
    const { factor } = this.#look;
    const ratio = Math.max(1, window.devicePixelRatio);
    const images = [
      { name: HATCH_IMAGE, ...hatchImage(drawing, ratio) },
      { name: ONE_WAY_IMAGE, ...oneWayImage(drawing, ratio) },
      ...poiImages(drawing, ratio * factor, ratio),
    ];
    for (const { name, data, pixelRatio } of images) {
      if (!this.map.hasImage(name)) this.map.addImage(name, data, { pixelRatio });
    }
    this.#writeOutside();
  }

  #writeOutside(): void {
    const source = this.map.getSource<GeoJSONSource>(OUTSIDE_WORDS_SOURCE);
    if (source === undefined) return;
    const bounds = this.map.getBounds();
    const view = {
      west: bounds.getWest(),
      south: bounds.getSouth(),
      east: bounds.getEast(),
      north: bounds.getNorth(),
      zoom: this.map.getZoom(),
    };
    void source.setData(outsideWords(view, this.#archive?.coverage ?? []));
  }
}

export function cameraOf({ center: [lng, lat], zoom }: KeptView) {
  return { center: { lng, lat }, zoom };
}

export function drawingOf(theme: Theme): Drawing {
  return theme === "day" ? dayDrawing : nightDrawing;
}
