import type { Command } from "../../shared/commands/command.ts";
import { decide } from "../../shared/decide/decide.ts";
import type { Refusal } from "../../shared/decide/refusal.ts";
import type { WallEvent } from "../../shared/events/event.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { Edge } from "../../shared/model/edge.ts";
import type { Actor } from "../../shared/model/role.ts";
import type { BlindReason } from "../../shared/model/tour.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";

/** What the desk works on; `append` returns when the events are on disk. */
export interface DeskPorts {
  readonly station: string;
  now(): EpochMs;
  wall(): WallState;
  append(events: readonly WallEvent[], actor: Actor): readonly LoggedEvent[];
  /** Partners whose line is down. */
  lost?(): ReadonlySet<string>;
  /** Why a camera shows nothing now; null: nothing says so. */
  blind?(cameraId: string): BlindReason | null;
  /** How what is decided now came to be written; absent: not kept. */
  edge?(): Edge;
}

/** Takes one command: decides on the state as it is on disk, and writes what follows.  Nothing
 *  is shown before it is written, because only what `append` returned is ever published. */
export function handleCommand(
  ports: DeskPorts,
  command: Command,
  actor: Actor,
): Result<readonly LoggedEvent[], Refusal> {
  const edge = ports.edge?.();
  const lost = ports.lost?.();
  const blind = ports.blind?.bind(ports);
  const of = { now: ports.now(), station: ports.station, actor };
  const context = {
    ...of,
    ...(edge === undefined ? {} : { edge }),
    ...(lost === undefined ? {} : { lost }),
    ...(blind === undefined ? {} : { blind }),
  };
  const decision = decide(ports.wall(), command, context);
  if (!decision.ok) return decision;
  if (decision.value.length === 0) return ok([]);
  try {
    return ok(ports.append(decision.value, actor));
  } catch (error) {
    // A full or failing disk: the transaction is rolled back, and a person must hear of it.
    return err({ kind: "not-written", what: error instanceof Error ? error.message : "" });
  }
}

/** What the desk would say to a command now; nothing is written.  Null: it would be done. */
export function rehearseCommand(
  ports: Pick<DeskPorts, "station" | "now" | "wall">,
  command: Command,
  actor: Actor,
): Refusal | null {
  const context = { now: ports.now(), station: ports.station, actor };
  const decision = decide(ports.wall(), command, context);
  return decision.ok ? null : decision.refusal;
}
