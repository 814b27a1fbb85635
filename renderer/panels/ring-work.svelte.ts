import type { Command } from "../../shared/commands/command.ts";
import { leadingSighting } from "../../shared/fold/ring-state.ts";
import type { RingState } from "../../shared/fold/ring-state.ts";
import { RING_PLACES_MAX } from "../../shared/model/ring.ts";
import type { RingPace } from "../../shared/model/ring.ts";
import type { RingPicture } from "../../shared/model/ring-picture.ts";
import type { Selection } from "../../shared/model/selection.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { starSectors } from "../../shared/units/star-sectors.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { LiveWall } from "../live/live-wall.svelte.ts";

const MINUTE_MS = 60_000;
/** Sectors that a ring is parted into at one key. */
export const SECTORS = 6;

/** What is asked of the wall. */
export interface RingPort {
  readonly live: LiveWall;
  placeOf(selection: Selection): LngLat | null;
}

/** A ring being laid or a sighting being entered; it belongs to the window, so that turning to
 *  another panel loses nothing. */
export class RingWork {
  readonly #port: RingPort;
  asking = $state<"" | "start" | "sight">("");
  /** A click on the map means a place where somebody was seen. */
  picking = $state(false);
  places = $state.raw<readonly LngLat[]>([]);
  /** Minutes ago: the latest, and the earliest where nobody knows; empty: the same. */
  ago = $state("0");
  agoMost = $state("");
  pace = $state<RingPace>("child");
  text = $state("");
  /** The map goes to the ground once it is there: somebody here asked for it. */
  fitting = $state(false);
  clipCameraId = $state<string | null>(null);
  /** The call whose ring is looked at, where no call is selected. */
  #last = $state<string | null>(null);
  /** The call that is selected, or whose ring was looked at last. */
  readonly incidentId: string | null = $derived.by(() => {
    const { selection, wall } = this.#port.live;
    if (selection?.kind === "incident") return selection.id;
    if (this.#last !== null && wall.incident.has(this.#last)) return this.#last;
    return this.#port.live.rings[0]?.ringOf ?? null;
  });
  readonly state: RingState | null = $derived.by(() => {
    const ring = this.#port.live.wall.ring.get(this.incidentId ?? "");
    return ring?.endedAt === null ? ring : null;
  });
  readonly picture: RingPicture | null = $derived.by(() => {
    return this.#port.live.rings.find(({ ringOf }) => ringOf === this.incidentId) ?? null;
  });

  constructor(port: RingPort) {
    this.#port = port;
  }

  /** About the call that is selected: where it happened is where somebody was last seen, until a
   *  person says otherwise. */
  begin(): void {
    const { incidentId } = this;
    if (incidentId === null) return;
    this.#last = incidentId;
    this.asking = this.state === null ? "start" : "sight";
    const { selection } = this.#port.live;
    const known = selection?.id === incidentId ? selection.lngLat : null;
    const of = { kind: "incident", id: incidentId, lngLat: known } as const;
    const there = this.asking === "start" ? this.#port.placeOf(of) : null;
    this.places = there === null ? [] : [there];
    this.picking = there === null;
    const template = this.#port.live.wall.incident.get(incidentId)?.template;
    const seenAt = template?.values["lastSeenAt"];
    const minutes = typeof seenAt === "number" ? (this.#port.live.second - seenAt) / MINUTE_MS : 0;
    this.ago = this.asking === "start" ? String(Math.max(0, Math.round(minutes))) : "0";
    this.agoMost = "";
    this.text = "";
    this.clipCameraId = selection?.kind === "camera" ? selection.id : null;
  }

  /** One more place where it may have been. */
  addPlace(lngLat: LngLat): void {
    this.picking = false;
    this.places = [...this.places, lngLat].slice(-RING_PLACES_MAX);
  }

  leave(): void {
    this.asking = "";
    this.picking = false;
    this.places = [];
  }

  /** What the form says; null: it does not say where, or when. */
  command(now: number): Extract<Command, { kind: "start-ring" | "sight-on-ring" }> | null {
    const { incidentId, places } = this;
    const least = minutesOf(this.ago);
    const most = this.agoMost.trim() === "" ? least : minutesOf(this.agoMost);
    if (incidentId === null || places.length === 0 || least === null || most === null) return null;
    const [early, late] = [Math.max(least, most), Math.min(least, most)];
    const seen = { from: epochMs(now - early * MINUTE_MS), to: epochMs(now - late * MINUTE_MS) };
    const where = { incidentId, places: [...places], seen };
    if (this.asking === "start") return { kind: "start-ring", ...where, pace: this.pace };
    const { clipCameraId: cameraId } = this;
    const clip = cameraId === null ? null : { cameraId, at: seen.to };
    return { kind: "sight-on-ring", ...where, text: this.text, clip };
  }

  /** The ground as it is now, parted by the compass. */
  sectors(): Extract<Command, { kind: "draw-sectors" }> | null {
    const { incidentId, picture, state } = this;
    const [centre] = (state === null ? null : leadingSighting(state))?.places ?? [];
    if (incidentId === null || picture === null || centre === undefined) return null;
    const outlines = starSectors(picture.outer, centre, SECTORS);
    const sectors = outlines.map((outline, index) => ({ number: index + 1, outline }));
    return { kind: "draw-sectors", incidentId, sectors };
  }
}

function minutesOf(text: string): number | null {
  const minutes = Number(text.trim().normalize("NFKC"));
  return text.trim() !== "" && Number.isFinite(minutes) && minutes >= 0 ? minutes : null;
}
