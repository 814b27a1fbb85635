import { present } from "../../../shared/kit/assert.ts";
import type { Random } from "../../../shared/kit/random.ts";
import type { IncidentReport } from "../../../shared/model/incident.ts";
import { positionFrom } from "../../../shared/model/position.ts";
import { epochMs } from "../../../shared/units/quantity.ts";
import type { EpochMs } from "../../../shared/units/quantity.ts";
import type { IncidentProfile } from "./incident-profile.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The city keeps China Standard Time. */
const ZONE_MS = 8 * HOUR_MS;
/** 1970-01-01 was a Thursday, the fourth day of a week that starts on Monday. */
const FIRST_WEEKDAY = 3;
/** A town so quiet that nobody calls for longer is asked again then. */
const WAIT_MS_MAX = 6 * HOUR_MS;

/** Whether a number was minted here, in this run or an earlier one. */
export function isSimulatedId(id: string): boolean {
  return /^S\d{14}-\d+$/.test(id);
}

type Pattern = IncidentProfile["categories"][number];
type Spot = IncidentProfile["places"][number];

/** Calls as they come in: by hour and weekday, by place, by kind. */
export class IncidentSource {
  readonly #profile: IncidentProfile;
  readonly #random: Random;
  #count = 0;
  #nextAt: EpochMs;

  constructor(profile: IncidentProfile, random: Random, now: EpochMs) {
    this.#profile = profile;
    this.#random = random;
    this.#nextAt = this.#after(now);
  }

  /** Every call that came until now. */
  until(now: EpochMs): readonly IncidentReport[] {
    const reports: IncidentReport[] = [];
    while (this.#nextAt <= now) {
      reports.push(this.#report(this.#nextAt));
      this.#nextAt = this.#after(this.#nextAt);
    }
    return reports;
  }

  /** A waiting time of the hour's rate, exponentially distributed. */
  #after(at: EpochMs): EpochMs {
    const { perDay, categories } = this.#profile;
    const share = categories.reduce(
      (sum, pattern) => sum + pattern.weight * shareAt(pattern, at),
      0,
    );
    const weight = categories.reduce((sum, pattern) => sum + pattern.weight, 0);
    const perHour = Math.max(0.01, (perDay / 24) * (share / Math.max(1e-9, weight)));
    const wait = (-Math.log(1 - this.#random()) / perHour) * HOUR_MS;
    return epochMs(at + Math.min(wait, WAIT_MS_MAX));
  }

  #report(at: EpochMs): IncidentReport {
    const { categories, weightAt, places } = this.#profile;
    const pattern = drawn(categories, (one) => one.weight * shareAt(one, at), this.#random);
    const { category, priority } = pattern;
    const place = drawn(places, (one) => weightAt[one.kind]?.[category] ?? 1, this.#random);
    const text = pattern.texts[Math.floor(this.#random() * pattern.texts.length)];
    const title = present(text, "a pattern has texts").zh.replaceAll("{place}", place.name);
    return {
      id: this.#mint(at),
      reportedAt: epochMs(Math.floor(at)),
      category,
      priority,
      title,
      text: "",
      address: place.name,
      position: positionFrom(this.#near(place), "wgs84"),
      source: "simulator",
    };
  }

  /** Calls come from the doors around a place, not all from its middle. */
  #near({ lngLat }: Spot): readonly [number, number] {
    const spread = () => (this.#random() - 0.5) * 0.0012;
    return [lngLat[0] + spread(), lngLat[1] + spread()];
  }

  #mint(at: EpochMs): string {
    const local = new Date(at + ZONE_MS).toISOString();
    const stamp = local.slice(0, 19).replaceAll(/[-T:]/g, "");
    return `S${stamp}-${++this.#count}`;
  }
}

/** How busy this kind is now against its own average. */
function shareAt({ hours, weekdays }: Pattern, at: EpochMs): number {
  const local = at + ZONE_MS;
  const hour = hours[Math.floor(local / HOUR_MS) % 24] ?? 0;
  const weekday = weekdays[(Math.floor(local / DAY_MS) + FIRST_WEEKDAY) % 7] ?? 1;
  const mean = hours.reduce((sum, weight) => sum + weight, 0) / 24;
  return (hour / Math.max(1e-9, mean)) * weekday;
}

function drawn<Item>(
  items: readonly Item[],
  weightOf: (item: Item) => number,
  random: Random,
): Item {
  const sum = items.reduce((total, item) => total + weightOf(item), 0);
  let left = random() * sum;
  for (const item of items) {
    left -= weightOf(item);
    if (left <= 0) return item;
  }
  return present(items[items.length - 1], "a profile has at least one kind and one place");
}
