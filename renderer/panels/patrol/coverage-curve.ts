/** A curve of thousandths, one a minute, as the path of a drawing `width` wide and `height`
 *  high; of a long shift only as many points as there are pixels. */
export function curvePath(row: readonly number[], width: number, height: number): string {
  if (row.length === 0) return "";
  const points = Math.min(row.length, width);
  return Array.from({ length: points }, (_, point) => {
    const index = points === 1 ? 0 : Math.round((point * (row.length - 1)) / (points - 1));
    const x = points === 1 ? 0 : (point * width) / (points - 1);
    const y = height - (shareAt(row, index) / 1000) * height;
    return `${point === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
  }).join("");
}

export function shareAt(row: readonly number[], minute: number): number {
  return Math.min(1000, Math.max(0, row[minute] ?? 0));
}

/** The first minute with the least cover; null: there is none. */
export function lowestOf(row: readonly number[]): { minute: number; share: number } | null {
  if (row.length === 0) return null;
  const share = Math.min(...row);
  return { minute: row.indexOf(share), share };
}
