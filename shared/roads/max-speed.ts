const KM_PER_MILE = 1.609344;
const KM_PER_KNOT = 1.852;
const SPEED_MAX = 160;

/** Signs of a country by name; the generic ones stand for countries not listed.
 *  Source: GB 5768 and road traffic regulation art. 45 (CN), OpenStreetMap wiki (others). */
const NAMED: Readonly<Record<string, number>> = {
  walk: 7,
  none: 130,
  "cn:urban": 50,
  "cn:rural": 70,
  "cn:trunk": 80,
  "cn:motorway": 120,
  urban: 50,
  rural: 90,
  trunk: 100,
  motorway: 120,
  living_street: 10,
  bicycle_road: 30,
};

/** Signed speed in km/h, null where the tag says nothing that can be read as one. */
export function maxSpeedOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  const text = value.trim().toLowerCase();
  const number = /^(\d{1,3}(?:\.\d+)?)\s*(km\/h|kmh|kph|mph|knots)?$/.exec(text);
  if (number !== null) return bounded(Number(number[1]) * unitOf(number[2]));
  const named = NAMED[text] ?? NAMED[text.replace(/^[a-z]{2}(-[a-z]+)?:/, "")];
  if (named !== undefined) return named;
  const zone = /(?:^|:)zone:?(\d{2,3})$/.exec(text);
  return zone === null ? null : bounded(Number(zone[1]));
}

function unitOf(unit: string | undefined): number {
  if (unit === "mph") return KM_PER_MILE;
  return unit === "knots" ? KM_PER_KNOT : 1;
}

const bounded = (speed: number): number | null => (speed >= 3 && speed <= SPEED_MAX ? speed : null);
