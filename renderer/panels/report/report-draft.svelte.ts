import { INCIDENT_CATEGORIES } from "../../../shared/model/incident.ts";
import type { IncidentCategory, Priority } from "../../../shared/model/incident.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";

export type DraftPlace = { readonly lngLat: LngLat; readonly from: "search" | "map" };

/** A call that is being taken; it outlives the closing of its form. */
export class ReportDraft {
  category = $state<IncidentCategory>("other");
  title = $state("");
  address = $state("");
  text = $state("");
  place = $state.raw<DraftPlace | null>(null);
  #chosen = $state<Priority | null>(null);

  /** What a person chose, else what the category asks for. */
  get priority(): Priority {
    return this.#chosen ?? PRIORITY_OF[this.category];
  }
  set priority(priority: Priority) {
    this.#chosen = priority;
  }

  get isEmpty(): boolean {
    return this.title === "" && this.address === "" && this.text === "" && this.place === null;
  }

  clear(): void {
    this.category = "other";
    this.title = "";
    this.address = "";
    this.text = "";
    this.place = null;
    this.#chosen = null;
  }
}

/** Digits 1 to 9, then 0, in the order the categories stand. */
export function categoryOfKey(key: string): IncidentCategory | null {
  if (!/^\d$/.test(key)) return null;
  return INCIDENT_CATEGORIES[(Number(key) + 9) % 10] ?? null;
}

const PRIORITY_OF: { readonly [Category in IncidentCategory]: Priority } = {
  violence: 1,
  fire: 1,
  missing: 2,
  traffic: 2,
  dispute: 2,
  theft: 2,
  fraud: 2,
  help: 3,
  noise: 3,
  other: 3,
};
