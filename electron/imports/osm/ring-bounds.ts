export type RingBounds = readonly [west: number, south: number, east: number, north: number];

/** Smallest bounds of a ring or line of flat pairs. */
export function boundsOfRing(ring: readonly number[]): RingBounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at + 1 < ring.length; at += 2) {
    west = Math.min(west, ring[at] ?? west);
    east = Math.max(east, ring[at] ?? east);
    south = Math.min(south, ring[at + 1] ?? south);
    north = Math.max(north, ring[at + 1] ?? north);
  }
  return [west, south, east, north];
}
