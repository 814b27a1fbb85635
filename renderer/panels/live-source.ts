import type { EntityKey } from "../../shared/model/entity-key.ts";
import type { Actor } from "../../shared/model/role.ts";
import type { Selection } from "../../shared/model/selection.ts";
import type { SourcePulse } from "../../shared/model/source-pulse.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import type {
  PushBody,
  RequestInput,
  RequestName,
  RequestOutput,
} from "../../shared/wire/contract.ts";
import type { LinkState } from "../bridge/link-state.ts";

/** Last sightings as columns, one row a thing.  Degrees, m/s, epoch ms, seconds; NaN: unknown. */
export type SightingTable = {
  readonly rows: readonly EntityKey[];
  readonly at: Float64Array;
  readonly receivedAt: Float64Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly heading: Float32Array;
  readonly speed: Float32Array;
  readonly interval: Float32Array;
  readonly value: Float32Array;
  readonly status: Uint8Array;
};

/** What the station told this window about itself. */
export type StationFacts = {
  readonly id: string;
  readonly name: string;
  readonly actor: Actor;
  readonly notices: RequestOutput<"hello">["notices"];
};

/** The wall as panels see it: what is folded, last seen and linked, and a way to ask.
 *  Every property is reactive; `now` ticks once a second by the station's clock. */
export interface LiveSource {
  readonly now: number;
  readonly wall: WallState;
  readonly sightings: SightingTable;
  readonly sources: readonly SourcePulse[];
  readonly selection: Selection | null;
  readonly link: LinkState;
  /** Null until the first greeting. */
  readonly station: StationFacts | null;
  readonly city: PushBody<"city">;
  select(selection: Selection | null): void;
  /** Rejects with a RequestFailure. */
  request<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name>>;
  /** How far a long task is; returns how to stop listening. */
  onProgress(listener: (progress: PushBody<"progress">) => void): () => void;
}
