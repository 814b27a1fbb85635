import { arcCountOf } from "./network.ts";
import type { Network } from "./network.ts";
import { millisFor } from "./segment-metres.ts";

/** Metres a millisecond that nothing on the network exceeds, on a whole arc or on a part. */
export function topSpeedOf(network: Network): number {
  const known = speeds.get(network.arcMetres);
  if (known !== undefined) return known;
  let top = 0;
  for (let arc = 0; arc < arcCountOf(network); arc += 1) {
    top = Math.max(top, (network.arcMetres[arc] ?? 0) / (network.arcMillis[arc] ?? 1));
  }
  for (const speed of network.legSpeed) top = Math.max(top, 1 / millisFor(1, speed));
  speeds.set(network.arcMetres, top);
  return top;
}

const speeds = new WeakMap<Float32Array, number>();
