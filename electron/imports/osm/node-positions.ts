/** Marks a node that ways refer to and no file holds. */
const MISSING = 0x7fffffff;

/** Positions by node number, degrees times ten million. */
export class NodePositions {
  readonly lng: Int32Array;
  readonly lat: Int32Array;

  constructor(count: number) {
    this.lng = new Int32Array(count).fill(MISSING);
    this.lat = new Int32Array(count).fill(MISSING);
  }

  set(node: number, lng: number, lat: number): void {
    this.lng[node] = lng;
    this.lat[node] = lat;
  }

  known(node: number): boolean {
    return this.lng[node] !== MISSING;
  }

  get missing(): number {
    let count = 0;
    for (const lng of this.lng) if (lng === MISSING) count += 1;
    return count;
  }
}
