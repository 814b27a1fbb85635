import type { Graph } from "./graph.ts";
import { chainCountOf } from "./network.ts";
import type { Network } from "./network.ts";

/** West, south, east and north of each chain, four numbers a chain, degrees times ten million. */
export function chainBoxes({ pointLng, pointLat }: Graph, network: Network): Int32Array {
  const { firstPoint, chainPoints } = network;
  const known = boxesByPoints.get(chainPoints);
  if (known !== undefined) return known;
  const boxes = new Int32Array(chainCountOf(network) * 4);
  for (let chain = 0; chain * 4 < boxes.length; chain += 1) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    const end = firstPoint[chain + 1] ?? 0;
    for (let at = firstPoint[chain] ?? 0; at < end; at += 1) {
      const point = chainPoints[at] ?? 0;
      const lng = pointLng[point] ?? 0;
      const lat = pointLat[point] ?? 0;
      if (lng < west) west = lng;
      if (lng > east) east = lng;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
    boxes[chain * 4] = west;
    boxes[chain * 4 + 1] = south;
    boxes[chain * 4 + 2] = east;
    boxes[chain * 4 + 3] = north;
  }
  boxesByPoints.set(chainPoints, boxes);
  return boxes;
}

const boxesByPoints = new WeakMap<Uint32Array, Int32Array>();
