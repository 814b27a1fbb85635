const THIN_SPACE = "\u2009";

/** A count with thin spaces between thousands: 4 980. */
export function countText(count: number): string {
  const digits = String(Math.round(Math.abs(count)));
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
  return count < 0 ? `−${grouped}` : grouped;
}

/** Kilometres with one decimal from 1 km on. */
export function kilometreText(metres: number): string {
  return (metres / 1000).toFixed(1);
}

/** A position as it is read aloud: five decimals, about one metre. */
export function positionText([lng, lat]: readonly [number, number]): string {
  return `${lng.toFixed(5)}, ${lat.toFixed(5)}`;
}
