/**
 * One line of `npm run bench`: what was measured, on how much of it, and the figure. Counts gate
 * and times inform, so a figure carries the counts beside the milliseconds.
 *   figure("replay", { events: 100_000, seed: 1 }, { ms: 5120, perSecond: 19_531 })
 */
export function figure(
  what: string,
  given: Readonly<Record<string, number | string>>,
  measured: Readonly<Record<string, number | string>>,
): void {
  process.stdout.write(`${what.padEnd(28)} ${pairs(given)}  →  ${pairs(measured)}\n`);
}

function pairs(values: Readonly<Record<string, number | string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${readable(value)}`)
    .join(", ");
}

function readable(value: number | string): string {
  if (typeof value === "string" || Number.isInteger(value)) return String(value);
  return Math.abs(value) < 10 ? value.toFixed(2) : value.toFixed(1);
}
