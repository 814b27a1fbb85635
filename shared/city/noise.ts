/** A smooth hilly field over the plane, in about [-1, 1]; the same seed gives the same hills. */
export type Noise = (x: number, y: number) => number;

/** Source: value noise on a hashed lattice, with the smoothstep of Perlin 2002. */
export function noiseFrom(seed: number): Noise {
  return (x, y) => {
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [eased(x - i), eased(y - j)];
    const low = mixed(hashOf(seed, i, j), hashOf(seed, i + 1, j), u);
    const high = mixed(hashOf(seed, i, j + 1), hashOf(seed, i + 1, j + 1), u);
    return mixed(low, high, v) * 2 - 1;
  };
}

/** Several octaves of noise, each half as strong and twice as fine. */
export function layeredFrom(seed: number, octaves: number): Noise {
  const noise = noiseFrom(seed);
  return (x, y) => {
    let [sum, strength, scale, whole] = [0, 1, 1, 0];
    for (let k = 0; k < octaves; k += 1) {
      sum += noise(x * scale + k * 17.3, y * scale - k * 9.1) * strength;
      whole += strength;
      strength /= 2;
      scale *= 2;
    }
    return sum / whole;
  };
}

const mixed = (a: number, b: number, share: number): number => a + (b - a) * share;
const eased = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);

function hashOf(seed: number, i: number, j: number): number {
  let h = Math.imul(i, 0x27d4eb2d) ^ Math.imul(j, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}
