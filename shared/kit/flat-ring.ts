/** Closed rings as flat pairs x, y, …; the last pair equals the first. */
export type FlatRing = readonly number[];
export type FlatBounds = readonly [west: number, south: number, east: number, north: number];

/** Area, positive for counter-clockwise. */
export function signedArea(ring: FlatRing): number {
  const [originX, originY] = [ring[0] ?? 0, ring[1] ?? 0];
  let sum = 0;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [ax, ay] = [(ring[at] ?? 0) - originX, (ring[at + 1] ?? 0) - originY];
    const [bx, by] = [(ring[at + 2] ?? 0) - originX, (ring[at + 3] ?? 0) - originY];
    sum += ax * by - bx * ay;
  }
  return sum / 2;
}

/** Whether a point lies inside a ring, by crossings to the east. */
export function ringHolds(ring: FlatRing, x: number, y: number): boolean {
  let inside = false;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [ax, ay] = [ring[at] ?? 0, ring[at + 1] ?? 0];
    const [bx, by] = [ring[at + 2] ?? 0, ring[at + 3] ?? 0];
    if (ay > y === by > y) continue;
    if (x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Smallest bounds of a ring or line. */
export function boundsOfRing(ring: FlatRing): FlatBounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at + 1 < ring.length; at += 2) {
    west = Math.min(west, ring[at] ?? west);
    east = Math.max(east, ring[at] ?? east);
    south = Math.min(south, ring[at + 1] ?? south);
    north = Math.max(north, ring[at + 1] ?? north);
  }
  return [west, south, east, north];
}

/** The ring in that sense of rotation. */
export function ringTurned(ring: FlatRing, counterClockwise: boolean): FlatRing {
  if (signedArea(ring) > 0 === counterClockwise) return ring;
  const back: number[] = [];
  for (let at = ring.length - 2; at >= 0; at -= 2) back.push(ring[at] ?? 0, ring[at + 1] ?? 0);
  return back;
}
