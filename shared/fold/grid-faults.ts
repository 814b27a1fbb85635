import type { Area } from "../model/area.ts";
import { unevenStrips } from "../units/uneven-strips.ts";
import type { PlanePoint, PlaneRing, Strip } from "../units/uneven-strips.ts";
import { boundsOf } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { BeatGrid } from "./beat-grid.ts";

/** Ground smaller than this is a border that two people drew, not a fault. */
export const FAULT_SQUARE_METRES_MIN = 100;
/** Faults that are listed; a grid with more was not drawn as one. */
export const FAULTS_MAX = 500;

/** Ground of two beats, ground of none, or a beat that has no officer. */
export type GridFault = {
  readonly kind: "overlap" | "gap" | "ownerless";
  /** Every beat that claims it. */
  readonly beats: readonly Area[];
  readonly squareMetres: number;
  /** On it. */
  readonly lngLat: LngLat;
};

/** Everything about a grid of beats that somebody must put right, the largest first.
 *  A gap is ground of a jurisdiction without a beat: what lies in none is nobody's to keep. */
export function gridFaults(grid: BeatGrid): readonly GridFault[] {
  const plane = new Plane([...grid.beats, ...grid.domains]);
  const strips = unevenStrips(plane.ringsOf(grid.beats), plane.ringsOf(grid.domains));
  const pieces = new Pieces();
  for (const strip of strips) {
    const middle = plane.lngLatOf(middleOf(strip));
    const beats = strip.covered > 1 ? grid.at(middle).beats : [];
    if (strip.covered > 1 ? beats.length < 2 : strip.domains < 1) continue;
    pieces.add(strip, beats, middle);
  }
  const faults = pieces.all().filter((fault) => fault.squareMetres >= FAULT_SQUARE_METRES_MIN);
  return [
    ...ownerless(grid.beats),
    ...faults.sort((a, b) => b.squareMetres - a.squareMetres),
  ].slice(0, FAULTS_MAX);
}

function* ownerless(beats: readonly Area[]): Iterable<GridFault> {
  for (const area of beats) {
    const [lngLat] = area.polygons[0]?.[0] ?? [];
    if ((area.officers ?? []).length > 0 || lngLat === undefined) continue;
    yield { kind: "ownerless", beats: [area], squareMetres: 0, lngLat };
  }
}

type Piece = {
  readonly key: string;
  readonly beats: readonly Area[];
  readonly strips: Strip[];
  squareMetres: number;
  largest: number;
  lngLat: LngLat;
};

/** Strips of one kind that touch are one piece. */
class Pieces {
  readonly #done: Piece[] = [];
  /** Pieces that reach up to the height that was reached last. */
  #open: Piece[] = [];
  #low = NaN;

  add(strip: Strip, beats: readonly Area[], lngLat: LngLat): void {
    if (strip.low !== this.#low) {
      const reaching = (piece: Piece) => piece.strips.some(({ high }) => high === strip.low);
      this.#done.push(...this.#open.filter((piece) => !reaching(piece) && !isAt(piece, strip.low)));
      this.#open = this.#open.filter((piece) => reaching(piece) || isAt(piece, strip.low));
      this.#low = strip.low;
    }
    const key = beats.map(({ id }) => id).join(" ");
    const below = this.#open.filter((piece) => {
      return piece.key === key && piece.strips.some((one) => touch(one, strip));
    });
    const squareMetres = areaOf(strip);
    const joined: Piece = {
      key,
      beats,
      strips: [strip],
      squareMetres,
      largest: squareMetres,
      lngLat,
    };
    for (const piece of below) join(joined, piece, strip.low);
    this.#open = [...this.#open.filter((piece) => !below.includes(piece)), joined];
  }

  all(): GridFault[] {
    return [...this.#done, ...this.#open].map(({ beats, squareMetres, lngLat }) => {
      return { kind: beats.length === 0 ? "gap" : "overlap", beats, squareMetres, lngLat };
    });
  }
}

function isAt(piece: Piece, low: number): boolean {
  return piece.strips.some((strip) => strip.low === low);
}

/** Of what is joined only the strips that others may still touch are kept. */
function join(to: Piece, from: Piece, low: number): void {
  to.strips.push(...from.strips.filter(({ high }) => high >= low));
  to.squareMetres += from.squareMetres;
  if (from.largest <= to.largest) return;
  to.largest = from.largest;
  to.lngLat = from.lngLat;
}

function touch(below: Strip, above: Strip): boolean {
  if (below.high !== above.low) return false;
  return below.highWest < above.lowEast && above.lowWest < below.highEast;
}

function areaOf({ low, high, lowWest, lowEast, highWest, highEast }: Strip): number {
  return ((lowEast - lowWest + highEast - highWest) / 2) * (high - low);
}

function middleOf({ low, high, lowWest, lowEast, highWest, highEast }: Strip): PlanePoint {
  return [(lowWest + lowEast + highWest + highEast) / 4, (low + high) / 2];
}

const METRES_PER_DEGREE = 111_195;

/** Metres around the middle of all areas, good to a part in a thousand over a county. */
class Plane {
  readonly #middle: LngLat;
  readonly #scale: number;

  constructor(areas: readonly Area[]) {
    const corners = areas.flatMap(({ polygons }) => polygons.flatMap((rings) => rings[0] ?? []));
    const [west, south, east, north] = boundsOf(corners) ?? [0, 0, 0, 0];
    this.#middle = [(west + east) / 2, (south + north) / 2];
    this.#scale = Math.cos((this.#middle[1] * Math.PI) / 180) * METRES_PER_DEGREE;
  }

  /** Outer rings counter-clockwise, holes clockwise, whatever the file had. */
  ringsOf(areas: readonly Area[]): readonly PlaneRing[] {
    return areas.flatMap(({ polygons }) =>
      polygons.flatMap((rings) =>
        rings.map((ring, i) =>
          turned(
            ring.map((corner) => this.#pointOf(corner)),
            i === 0,
          ),
        ),
      ),
    );
  }

  lngLatOf([x, y]: PlanePoint): LngLat {
    return [this.#middle[0] + x / this.#scale, this.#middle[1] + y / METRES_PER_DEGREE];
  }

  #pointOf([lng, lat]: LngLat): PlanePoint {
    return [(lng - this.#middle[0]) * this.#scale, (lat - this.#middle[1]) * METRES_PER_DEGREE];
  }
}

function turned(ring: PlaneRing, counterClockwise: boolean): PlaneRing {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay] = [0, 0], [bx, by] = [0, 0]] = [ring[i - 1], ring[i]];
    sum += ax * by - bx * ay;
  }
  return sum > 0 === counterClockwise ? ring : ring.toReversed();
}
