import type { LngLat } from "../units/lng-lat.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { IncidentCategory } from "./incident.ts";

/** What the terminal of a unit asks for, whichever way it came. */
export type TerminalOrder =
  /** The button was pressed; presses that follow are the same cry. */
  | { readonly kind: "panic"; readonly unitId: string; readonly at: EpochMs }
  /** The officer says that it is over, and why. */
  | {
      readonly kind: "panic-over";
      readonly unitId: string;
      readonly at: EpochMs;
      readonly reason: string;
    }
  /** What was asked has arrived at the unit, and it answers. */
  | {
      readonly kind: "sign";
      readonly unitId: string;
      readonly at: EpochMs;
      readonly taskId: string;
    }
  /** Something was seen that is no call yet. */
  | {
      readonly kind: "issue";
      readonly unitId: string;
      readonly at: EpochMs;
      /** The terminal's own; sent again, it is the same report. */
      readonly id: string;
      readonly category: IncidentCategory;
      readonly text: string;
      readonly address: string;
      readonly lngLat: LngLat | null;
      /** Base64 of a JPEG. */
      readonly photo: string | null;
    };
