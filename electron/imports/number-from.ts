/** Number of a text, NaN where it is none: no hexadecimal, no "Infinity", and "" is not zero.  A
 *  unit after it is let go. */
export function numberFrom(text: string): number {
  const plain = text.normalize("NFKC").trim();
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(?:°|度|m|米|公里|km|条|个)?$/i.exec(
    plain,
  );
  if (match?.[1] === undefined) return NaN;
  const factor = /(公里|km)$/i.test(plain) ? 1000 : 1;
  // The sum with zero makes one zero of the two.
  return Number(match[1]) * factor + 0;
}

/** Degrees of "120.58", "120.58°E" or 120°34′48″E; NaN where it is none. */
export function degreesFrom(text: string): number {
  const plain = text.normalize("NFKC").trim();
  const hemisphere = /[swSW西南]/.test(plain) ? -1 : 1;
  const bare = plain.replace(/^[nsewNSEW东西南北][经纬]?\s*|\s*[nsewNSEW东西南北]$/g, "");
  const parts = SEXAGESIMAL.exec(bare);
  if (parts === null) return numberFrom(bare) * hemisphere + 0;
  const [, degrees = "0", minutes = "0", seconds = "0"] = parts;
  const sign = degrees.startsWith("-") ? -1 : 1;
  const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
  return size * sign * hemisphere + 0;
}

const SEXAGESIMAL = new RegExp(
  [
    String.raw`^([+-]?\d+(?:\.\d+)?)\s*[°度]\s*`,
    String.raw`(?:(\d+(?:\.\d+)?)\s*['′分])?\s*`,
    String.raw`(?:(\d+(?:\.\d+)?)\s*(?:["″秒]|''|′′))?$`,
  ].join(""),
);

/** Degrees clockwise from north, of a number or a word of the compass; NaN where it is neither. */
export function headingFrom(text: string): number {
  const word = text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/[朝向正面方]/g, "");
  const point = COMPASS.get(word);
  if (point !== undefined) return point;
  const degrees = numberFrom(text);
  return Math.abs(degrees) <= 3600 ? (((degrees % 360) + 360) % 360) + 0 : NaN;
}

/** A map, not an object: a file may say "constructor". */
const COMPASS = new Map(
  Object.entries({
    ...{ 北: 0, 东北: 45, 东: 90, 东南: 135, 南: 180, 西南: 225, 西: 270, 西北: 315 },
    ...{ n: 0, ne: 45, e: 90, se: 135, s: 180, sw: 225, w: 270, nw: 315 },
    ...{ north: 0, northeast: 45, east: 90, southeast: 135, south: 180 },
    ...{ southwest: 225, west: 270, northwest: 315 },
  }),
);
