import { unreachable } from "../../shared/kit/assert.ts";
import { isOpenStage } from "../../shared/fold/incident-state.ts";
import type { EntityEntry } from "../../shared/fold/wall-state.ts";
import type { EntityKind } from "../../shared/model/entity-key.ts";
import type { Place } from "../../shared/model/place.ts";
import { lngLatOf } from "../../shared/model/position.ts";
import type { Position } from "../../shared/model/position.ts";
import { boundsOf } from "../../shared/units/lng-lat.ts";
import type { Bounds, LngLat } from "../../shared/units/lng-lat.ts";

/** What finding a thing or a place needs: its names, and where it is. */
export type Named = {
  readonly kind: EntityKind | "place";
  /** Of a place, the import it came with; of a thing, empty: things are one for the whole wall. */
  readonly source: string;
  readonly id: string;
  readonly name: string;
  readonly nameLatin: string | null;
  readonly class: string;
  readonly lngLat: LngLat | null;
  readonly rank: number;
  /** Other texts by which it is found. */
  readonly more: readonly string[];
  /** Where it is found on the map; null: not on the map now. */
  readonly box: Bounds | null;
};

/** How a thing is found, or null: nobody looks for it by name or place. */
export function namedThing(entry: EntityEntry): Named | null {
  switch (entry.kind) {
    case "camera":
    case "checkpoint":
    case "post":
    case "base-station": {
      const { name, position } = entry.state.asset;
      const group = entry.kind === "camera" ? entry.state.asset.group : null;
      return located(entry, position, { name, class: entry.kind, more: group ?? "" });
    }
    case "unit": {
      const { unit } = entry.state;
      if (unit === null) return null;
      const { callSign, station } = unit;
      const words = { name: callSign, class: unit.class, more: station ?? "" };
      return located(entry, unit.home, words);
    }
    case "incident": {
      const { report, stage } = entry.state;
      const { title, category, address, position } = report;
      const named = located(entry, position, { name: title, class: category, more: address });
      return isOpenStage(stage) ? named : { ...named, box: null };
    }
    case "area": {
      const { asset } = entry.state;
      const box = boundsOf(asset.polygons.flatMap((rings) => rings[0] ?? []));
      const named = thing(entry, { name: asset.name, class: asset.class, more: "" });
      return { ...named, box, lngLat: box === null ? null : middleOf(box) };
    }
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
      return null;
    default:
      return unreachable(entry);
  }
}

export function namedPlace(place: Place): Named {
  const { id, name, nameLatin, lngLat, rank, source } = place;
  const box = boxAround(lngLat);
  return {
    kind: "place",
    id,
    name,
    nameLatin,
    lngLat,
    rank,
    source,
    class: place.class,
    more: [],
    box,
  };
}

type Words = { readonly name: string; readonly class: string; readonly more: string };

function located(entry: EntityEntry, position: Position, words: Words): Named {
  const lngLat = lngLatOf(position);
  const box = lngLat === null ? null : boxAround(lngLat);
  return { ...thing(entry, words), lngLat, box };
}

function thing({ kind, id }: EntityEntry, words: Words): Named {
  const more = [...new Set([id, words.more])].filter((text) => text !== "" && text !== words.name);
  return {
    ...{ kind, id, source: "", name: words.name, class: words.class, more },
    ...{ nameLatin: null, lngLat: null, box: null, rank: 0 },
  };
}

function boxAround([lng, lat]: LngLat): Bounds {
  return [lng, lat, lng, lat];
}

function middleOf([west, south, east, north]: Bounds): LngLat {
  return [(west + east) / 2, (south + north) / 2];
}
