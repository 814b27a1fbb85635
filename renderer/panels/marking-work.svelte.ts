import type { Command } from "../../shared/commands/command.ts";
import { standingMarkings } from "../../shared/fold/marking-state.ts";
import type { MarkingState } from "../../shared/fold/marking-state.ts";
import {
  CIRCLE_METRES_MAX,
  CIRCLE_METRES_MIN,
  MARKING_POINTS_MAX,
} from "../../shared/model/marking.ts";
import type { FenceEdge, MarkingForm, MarkingKind } from "../../shared/model/marking.ts";
import { distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { metres } from "../../shared/units/quantity.ts";
import type { LiveWall } from "../live/live-wall.svelte.ts";

export interface MarkingPort {
  readonly live: LiveWall;
}

/** Drawing on the map: corner by corner, by clicks or by the middle of the map.  It belongs to
 *  the window, so that turning to another panel loses nothing and nobody sees half a shape. */
export class MarkingWork {
  readonly #port: MarkingPort;
  asking = $state(false);
  kind = $state<MarkingKind>("polygon");
  points = $state.raw<readonly LngLat[]>([]);
  /** Of a circle, metres, as it is typed; a second place on the map says it too. */
  radius = $state("300");
  name = $state("");
  fence = $state<FenceEdge | "none">("none");
  /** Drawn here a moment ago: whether it was mended is said as soon as it is seen. */
  drawnId = $state("");
  /** The keyboard is asked for by the map, not by the form. */
  wantsMap = $state(false);
  readonly standing: readonly MarkingState[] = $derived.by(() =>
    standingMarkings(this.#port.live.wall.marking.values()),
  );

  constructor(port: MarkingPort) {
    this.#port = port;
  }

  /** Begun anew, the map has the keyboard; asked for again, the form has it. */
  begin(): void {
    this.wantsMap = !this.asking;
    this.asking = true;
  }

  leave(): void {
    this.asking = false;
    this.points = [];
    this.name = "";
    this.fence = "none";
  }

  choose(kind: MarkingKind): void {
    this.kind = kind;
    if (kind === "point" || kind === "circle") this.points = this.points.slice(0, 1);
    if (kind === "point" || kind === "line") this.fence = "none";
  }

  add(lngLat: LngLat): void {
    const [first] = this.points;
    if (this.kind === "point" || first === undefined) {
      this.points = [lngLat];
    } else if (this.kind === "circle") {
      this.radius = String(Math.round(distanceBetween(first, lngLat)));
    } else if (this.points.length < MARKING_POINTS_MAX) {
      this.points = [...this.points, lngLat];
    }
  }

  /** All of them at once, drawn in one go. */
  corners(corners: readonly LngLat[]): void {
    this.points = corners.slice(0, MARKING_POINTS_MAX);
  }

  back(): void {
    this.points = this.points.slice(0, -1);
  }

  /** What is drawn so far; null: not yet a shape. */
  readonly form: MarkingForm | null = $derived.by(() => {
    const { kind, points } = this;
    const [first] = points;
    if (first === undefined) return null;
    switch (kind) {
      case "point":
        return { kind, lngLat: first };
      case "line":
        return points.length < 2 ? null : { kind, points };
      case "polygon":
        return points.length < 3 ? null : { kind, points };
      case "circle": {
        const radius = metres(Number(this.radius));
        const isFit = radius >= CIRCLE_METRES_MIN && radius <= CIRCLE_METRES_MAX;
        return isFit ? { kind, centre: first, radius } : null;
      }
    }
  });

  /** Null: it is not a shape yet.  A shape that nobody named goes by its kind and the time. */
  command(usualName: string): Extract<Command, { kind: "draw-marking" }> | null {
    const { form, fence } = this;
    if (form === null) return null;
    const name = this.name.trim() === "" ? usualName : this.name.trim();
    return { kind: "draw-marking", name, form, fence: fence === "none" ? null : fence };
  }
}
