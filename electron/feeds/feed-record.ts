import type { IncidentCategory } from "../../shared/model/incident.ts";
import type { SightingStatus } from "../../shared/model/sighting.ts";
import type { RejectionReason } from "../../shared/model/source-pulse.ts";
import type { UnitClass } from "../../shared/model/unit.ts";

/** What is reported: a moving unit, or how a thing that stands still is. */
export type ReportedThing =
  | { readonly kind: "unit"; readonly class: UnitClass }
  /** One device of a group on foot: it is counted in, and never stored. */
  | { readonly kind: "night"; readonly device: string }
  | { readonly kind: "camera" | "checkpoint" | "base-station" };

/** One report as an adapter read it: units are degrees, m/s and epoch ms, ids are text.
 *  The pair is raw, in the source's own system; the normaliser converts it once. */
export type FeedRecord = {
  readonly id: string;
  readonly thing: ReportedThing;
  readonly raw: readonly [lng: number, lat: number] | null;
  readonly headingDegrees: number | null;
  readonly metresPerSecond: number | null;
  /** Time of the fix, epoch ms; null: the sender did not say. */
  readonly fixAt: number | null;
  readonly status: SightingStatus;
  readonly label: string;
  /** Checkpoint: vehicles a minute; camera: frames a second; null: not said. */
  readonly value: number | null;
};

/** What became of one message: records, or the one reason why not. */
export type Decoded =
  | { readonly kind: "records"; readonly records: readonly FeedRecord[] }
  | { readonly kind: "order"; readonly order: OrderRecord }
  | { readonly kind: "refused"; readonly reason: RejectionReason; readonly detail: string };

/** What a terminal asks for, as an adapter read it. */
export type OrderRecord = {
  readonly id: string;
  readonly at: number;
  readonly raw: FeedRecord["raw"];
  readonly asks:
    | { readonly kind: "panic" }
    | { readonly kind: "panic-over"; readonly reason: string }
    | { readonly kind: "sign"; readonly taskId: string }
    | {
        readonly kind: "issue";
        readonly id: string;
        readonly category: IncidentCategory;
        readonly text: string;
        readonly address: string;
        readonly photo: string | null;
      };
};

export function records(...list: readonly FeedRecord[]): Decoded {
  return { kind: "records", records: list };
}

export function refused(reason: RejectionReason, detail: string): Decoded {
  return { kind: "refused", reason, detail };
}
