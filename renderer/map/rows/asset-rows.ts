import { PRESUMED_FIELD_OF_VIEW, PRESUMED_RANGE } from "../../../shared/model/camera.ts";
import { lngLatOf } from "../../../shared/model/position.ts";
import type { Position } from "../../../shared/model/position.ts";
import type { MapClock, SightingColumns } from "../map-input.ts";
import { glyphCode } from "../symbols/glyph.ts";
import type { Glyph } from "../symbols/glyph.ts";
import { writeFreshness } from "./freshness.ts";
import { Slots } from "./slots.ts";

/** What is asked of a thing that stands still. */
export type StandingAsset = {
  readonly id: string;
  readonly position: Position;
  readonly heading?: number | null;
  readonly fieldOfView?: number | null;
  readonly range?: number | null;
};
type Assets = ReadonlyMap<string, { readonly asset: StandingAsset }>;

/** Things that stand still, as columns by slot; made anew only when a file brought some. */
export class AssetRows {
  readonly glyph: Glyph;
  readonly #prefix: string;
  slots = new Slots();
  lng = new Float64Array(0);
  lat = new Float64Array(0);
  heading = new Float32Array(0);
  fieldOfView = new Float32Array(0);
  range = new Float32Array(0);
  freshness = new Uint8Array(0);
  codes = new Uint16Array(0);

  held = 0;
  /** Grows when positions are new, and when any freshness changed. */
  placesVersion = 0;
  freshnessVersion = 0;
  #assets: Assets | null = null;
  #before = new Uint8Array(0);

  constructor(glyph: Glyph, prefix: string) {
    this.glyph = glyph;
    this.#prefix = prefix;
  }

  update(assets: Assets, sightings: SightingColumns, clock: MapClock): void {
    if (this.#assets !== assets) this.#take(assets);
    const { at, interval } = sightings;
    this.slots.link(sightings.things, this.#prefix);
    const { count, rowOf } = this.slots;
    this.#before.set(this.freshness);
    writeFreshness(this.freshness, count, rowOf, { at, interval, ...clock });
    if (!equal(this.#before, this.freshness, count)) this.freshnessVersion += 1;
  }

  #take(assets: Assets): void {
    this.#assets = assets;
    this.placesVersion += 1;
    const located = [...assets.values()].filter(({ asset }) => lngLatOf(asset.position) !== null);
    this.held = assets.size - located.length;
    const count = located.length;
    this.slots = new Slots();
    this.lng = new Float64Array(count);
    this.lat = new Float64Array(count);
    this.heading = new Float32Array(count);
    this.fieldOfView = new Float32Array(count);
    this.range = new Float32Array(count);
    this.freshness = new Uint8Array(count);
    this.#before = new Uint8Array(count);
    this.codes = new Uint16Array(count).fill(glyphCode(this.glyph, "rest"));
    for (const { asset } of located) {
      const slot = this.slots.take(asset.id);
      const lngLat = lngLatOf(asset.position);
      if (lngLat === null) continue;
      [this.lng[slot], this.lat[slot]] = lngLat;
      this.heading[slot] = asset.heading ?? NaN;
      this.fieldOfView[slot] = asset.fieldOfView ?? PRESUMED_FIELD_OF_VIEW;
      this.range[slot] = asset.range ?? PRESUMED_RANGE;
    }
  }
}

function equal(a: Uint8Array, b: Uint8Array, count: number): boolean {
  for (let at = 0; at < count; at += 1) if (a[at] !== b[at]) return false;
  return true;
}
