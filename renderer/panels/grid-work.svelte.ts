import { gridFaults } from "../../shared/fold/grid-faults.ts";
import type { GridFault } from "../../shared/fold/grid-faults.ts";
import { ResponsibilityBook } from "../../shared/fold/responsible.ts";
import type { PlaceAnswer } from "../../shared/fold/responsible.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { ZONE_MINUTES } from "../ui/time-text.ts";
import type { LiveWall } from "../live/live-wall.svelte.ts";

/** Who answers for a place, from what this window holds: with or without a line. */
export class GridWork {
  readonly #port: { readonly live: LiveWall };
  /** Other maps only when an import changed something. */
  readonly #areas = $derived.by(() => this.#port.live.wall.area);
  readonly #posts = $derived.by(() => this.#port.live.wall.post);
  readonly #book = $derived.by(
    () => new ResponsibilityBook(assetsOf(this.#areas), assetsOf(this.#posts)),
  );
  /** Reckoned when somebody looks. */
  readonly faults: readonly GridFault[] = $derived.by(() => gridFaults(this.#book.grid));
  readonly hasBeats: boolean = $derived.by(() => this.#book.grid.beats.length > 0);

  constructor(port: { readonly live: LiveWall }) {
    this.#port = port;
  }

  at(lngLat: LngLat, now: number): PlaceAnswer {
    return this.#book.at(lngLat, now, ZONE_MINUTES);
  }
}

function* assetsOf<Asset>(states: ReadonlyMap<string, { readonly asset: Asset }>): Iterable<Asset> {
  for (const { asset } of states.values()) yield asset;
}
