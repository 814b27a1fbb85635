import type { Layer } from "@deck.gl/core";
import type { AssetRows } from "../rows/asset-rows.ts";
import { Clusters, isMostlyStale } from "../rows/clusters.ts";
import type { ClusterLevel } from "../rows/clusters.ts";
import { writeIcons, writePositions } from "../rows/write-attributes.ts";
import type { DrawingKit } from "./drawing-kit.ts";
import { IconBuffer } from "./icon-buffer.ts";
import type { IconData } from "./icon-buffer.ts";

/** Standing things of one kind: symbols where they are few, a count where they are dense. */
export class GroupedSymbols {
  readonly #id: string;
  readonly #rows: AssetRows;
  readonly #shape: "disc" | "box";
  readonly #singles = new IconBuffer();
  readonly #groups = new IconBuffer();
  #clusters: Clusters | null = null;
  #level: ClusterLevel | null = null;
  #kit: DrawingKit | null = null;
  #places = -1;
  #freshness = -1;
  #generation = -1;
  #singleData: IconData | null = null;
  #groupData: IconData | null = null;

  constructor(id: string, rows: AssetRows, shape: "disc" | "box") {
    this.#id = id;
    this.#rows = rows;
    this.#shape = shape;
  }

  /** What stands at the zoom that was drawn last, for pointing at. */
  get level(): ClusterLevel | null {
    return this.#level;
  }

  get rows(): AssetRows {
    return this.#rows;
  }

  layers(kit: DrawingKit, zoom: number, visible: boolean): Layer[] {
    this.#write(kit, zoom);
    return [
      kit.plateLayer(`${this.#id}-groups`, this.#groupData ?? this.#groups.plates(), visible),
      kit.symbolLayer(`${this.#id}-singles`, this.#singleData ?? this.#singles.symbols(), visible),
    ];
  }

  /** Nothing is written where nothing changed: five thousand cameras mostly stand as they are. */
  #write(kit: DrawingKit, zoom: number): void {
    const rows = this.#rows;
    const placesChanged = this.#places !== rows.placesVersion;
    if (this.#clusters === null || placesChanged) {
      this.#clusters = new Clusters(rows.lng, rows.lat, kit.factor);
      this.#places = rows.placesVersion;
    }
    const level = this.#clusters.level(zoom);
    const isSame =
      level === this.#level &&
      kit === this.#kit &&
      rows.freshnessVersion === this.#freshness &&
      kit.plates.generation === this.#generation;
    if (isSame) return;
    const levelChanged = level !== this.#level;
    this.#level = level;
    this.#kit = kit;
    this.#freshness = rows.freshnessVersion;
    this.#writeSingles(kit, level, levelChanged);
    this.#writeGroups(kit, level);
    this.#generation = kit.plates.generation;
  }

  #writeSingles(kit: DrawingKit, level: ClusterLevel, levelChanged: boolean): void {
    const buffer = this.#singles;
    const count = level.singles.length;
    const larger = count > buffer.sizes.length;
    buffer.reserve(count);
    buffer.count = count;
    if (levelChanged || larger) writePositions(buffer.positions, level.singles, count, this.#rows);
    writeIcons(buffer.icons, level.singles, count, {
      ...this.#columns(),
      frames: kit.atlas.frames,
    });
    this.#singleData = buffer.symbols();
  }

  #writeGroups(kit: DrawingKit, level: ClusterLevel): void {
    const buffer = this.#groups;
    const count = level.lng.length;
    buffer.reserve(count);
    buffer.count = 0;
    const { cluster, hollow } = kit.tones;
    for (let group = 0; group < count; group += 1) {
      const members = (level.first[group + 1] ?? 0) - (level.first[group] ?? 0);
      const stale = isMostlyStale(level, group, this.#rows.freshness);
      const at = { lng: level.lng[group] ?? 0, lat: level.lat[group] ?? 0, x: 0, y: 0 };
      kit.pushPlate(buffer, at, {
        kind: this.#shape,
        text: String(members),
        fill: stale ? hollow : cluster.fill,
        ink: cluster.mark,
        edge: stale ? "dashed" : "solid",
        edgeInk: kit.tones.clusterEdge,
      });
    }
    this.#groupData = buffer.plates();
  }

  #columns() {
    return { codes: this.#rows.codes, freshness: this.#rows.freshness };
  }
}
