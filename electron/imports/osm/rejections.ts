import { REJECTED_MAX } from "./osm-harvest.ts";
import type { OsmRejected } from "./osm-harvest.ts";

/** What could not be used and why: the first ones by name, all of them by count. */
export class Rejections {
  readonly #named: OsmRejected[] = [];
  readonly #byReason = new Map<string, number>();
  #count = 0;

  add(osmId: string, reason: string): void {
    this.#count += 1;
    this.#byReason.set(reason, (this.#byReason.get(reason) ?? 0) + 1);
    if (this.#named.length < REJECTED_MAX) this.#named.push({ osmId, reason });
  }

  get count(): number {
    return this.#count;
  }

  get named(): readonly OsmRejected[] {
    return this.#named;
  }

  get byReason(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#byReason);
  }
}
