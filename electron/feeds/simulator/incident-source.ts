import type { Random } from "../../../shared/kit/random.ts";
import type { IncidentReport } from "../../../shared/model/incident.ts";
import { positionFrom } from "../../../shared/model/position.ts";
import type { EpochMs } from "../../../shared/units/quantity.ts";
import { epochMs } from "../../../shared/units/quantity.ts";
import type { IncidentProfile } from "./incident-profile.ts";

const HOUR_MS = 3_600_000;
/** The city keeps China Standard Time. */
const ZONE_MS = 8 * HOUR_MS;

/** Calls as they come in: by hour of day, by place, by kind. */
export class IncidentSource {
  readonly #profile: IncidentProfile;
  readonly #random: Random;
  readonly #hourShare: readonly number[];
  #count = 0;
  #nextAt: EpochMs;

  constructor(profile: IncidentProfile, random: Random, now: EpochMs) {
    this.#profile = profile;
    this.#random = random;
    const sum = profile.hours.reduce((total, weight) => total + weight, 0);
    this.#hourShare = profile.hours.map((weight) => weight / sum);
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
    const hour = Math.floor((at + ZONE_MS) / HOUR_MS) % 24;
    const perHour = this.#profile.perDay * (this.#hourShare[hour] ?? 1 / 24);
    const wait = (-Math.log(1 - this.#random()) / Math.max(0.01, perHour)) * HOUR_MS;
    return epochMs(at + Math.min(wait, 6 * HOUR_MS));
  }

  #report(at: EpochMs): IncidentReport {
    const kind = weighted(this.#profile.kinds, this.#random);
    const suited = this.#profile.places.filter((place) => place.categories.includes(kind.category));
    const place = weighted(suited.length > 0 ? suited : this.#profile.places, this.#random);
    const text = kind.texts[Math.floor(this.#random() * kind.texts.length)] ?? "";
    this.#count++;
    const day = new Date(at + ZONE_MS).toISOString().slice(0, 10).replaceAll("-", "");
    const time = String((at + ZONE_MS) % 86_400_000).padStart(8, "0");
    return {
      id: `S110-${day}-${time}-${this.#count}`,
      reportedAt: epochMs(Math.floor(at)),
      category: kind.category,
      priority: kind.priority,
      title: kind.title,
      text: text.replaceAll("{place}", place.name),
      address: place.name,
      position: positionFrom(place.lngLat, "wgs84"),
      source: "simulator",
    };
  }
}

function weighted<Item extends { readonly weight: number }>(
  items: readonly [Item, ...Item[]] | readonly Item[],
  random: Random,
): Item {
  const sum = items.reduce((total, item) => total + item.weight, 0);
  let left = random() * sum;
  for (const item of items) {
    left -= item.weight;
    if (left <= 0) return item;
  }
  const last = items[items.length - 1];
  if (last === undefined) throw new Error("a profile has at least one kind and one place");
  return last;
}
