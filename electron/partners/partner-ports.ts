import type { Command } from "../../shared/commands/command.ts";
import type { Refusal } from "../../shared/decide/refusal.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { Actor } from "../../shared/model/role.ts";
import type { RejectionReason, SourcePulse } from "../../shared/model/source-pulse.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";

/** What other bodies' lines need of the station. */
export interface PartnerPorts {
  readonly station: string;
  now(): EpochMs;
  wall(): WallState;
  /** On disk when it returns. */
  command(command: Command, actor: Actor): Result<readonly LoggedEvent[], Refusal>;
  /** Tells of every batch after it is on disk; gives back how to stop. */
  onCommitted(listener: (batch: readonly LoggedEvent[]) => void): () => void;
  readonly board: PartnerBoard;
  log(line: string): void;
}

/** The rows of partners on the sources panel. */
export interface PartnerBoard {
  open(pulse: Pick<SourcePulse, "id" | "name" | "class" | "staleAfterMs" | "crs">): void;
  patch(id: string, change: Partial<SourcePulse>): void;
  accept(id: string, newestAt: EpochMs | null): void;
  reject(id: string, reason: RejectionReason): void;
}

/** The row of one partner. */
export function sourceOf(partnerId: string): string {
  return `partner:${partnerId}`;
}
