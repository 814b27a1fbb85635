import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { lastOpening } from "../fold/tour-state.ts";
import type { TourRun, TourState, TourStop } from "../fold/tour-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { unreachable } from "../kit/assert.ts";
import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import { windowFits } from "../model/tour-times.ts";
import type { BlindReason, LookOutcome } from "../model/tour.ts";
import { secondsBetween } from "../units/moment.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { momentNow } from "./decision.ts";
import { namesNumber } from "./names-number.ts";
import { freeId } from "./free-id.ts";
import type { Refusal } from "./refusal.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;
const TOUR_COMMANDS = [
  "keep-tour",
  "end-tour",
  "open-look",
  "confirm-look",
  "note-tour-finding",
  "settle-tour-item",
] as const satisfies readonly Command["kind"][];
export type TourCommand = Of<(typeof TOUR_COMMANDS)[number]>;

export function isTourCommand(command: Command): command is TourCommand {
  return TOUR_COMMANDS.some((kind) => kind === command.kind);
}

/** Tours of cameras at waters (防溺水视频巡查): a look is one only if the picture was there and
 *  somebody had it before the eye for long enough. */
export function decideTour(
  wall: WallState,
  command: TourCommand,
  context: DecisionContext,
): Decision {
  if (command.kind === "keep-tour") return keepTour(wall, command, context);
  const state = wall.tour.get(command.tourId);
  if (state === undefined || (command.kind === "end-tour" && state.endedAt !== null)) {
    return err({ kind: "tour-unknown", thing: command.tourId });
  }
  const { now: at } = context;
  if (command.kind === "end-tour") {
    return ok([{ kind: "tour-ended", v: 1, tourId: command.tourId, at }]);
  }
  const found = stopOf(state, command);
  if (!found.ok) return found;
  const { tourId, runAt, cameraId } = command;
  const of = { v: 1, tourId, runAt, cameraId } as const;
  switch (command.kind) {
    case "open-look":
      return openLook(wall, { ...found.value, state, command }, context);
    case "confirm-look":
      return confirmLook(wall, { ...found.value, command }, context);
    case "note-tour-finding": {
      const { type } = command;
      const note = command.note.trim();
      if (namesNumber(note)) return err({ kind: "note-names-number" });
      return ok([{ kind: "tour-finding-noted", ...of, type, note, at }]);
    }
    case "settle-tour-item": {
      const reason = command.reason.trim();
      const { item } = found.value.stop;
      if (item?.settled !== null) {
        return err({ kind: "tour-item-settled", thing: cameraId });
      }
      if (reason === "") return err({ kind: "reason-missing" });
      if (namesNumber(reason)) return err({ kind: "note-names-number" });
      return ok([{ kind: "tour-item-settled", ...of, reason, at }]);
    }
    default:
      return unreachable(command);
  }
}

function keepTour(
  wall: WallState,
  command: Of<"keep-tour">,
  { now, station }: DecisionContext,
): Decision {
  const { tourId, seasons, windowMinutes, lookSeconds } = command;
  const name = command.name.trim();
  const cameraIds = [...new Set(command.cameraIds)];
  if (name === "") return err({ kind: "title-missing" });
  if (cameraIds.length === 0) return err({ kind: "tour-empty" });
  const known = tourId === null ? undefined : wall.tour.get(tourId);
  if (tourId !== null && known?.endedAt !== null)
    return err({ kind: "tour-unknown", thing: tourId });
  const before = new Set(known?.tour.cameraIds);
  const stranger = cameraIds.find((id) => !wall.camera.has(id) && !before.has(id));
  if (stranger !== undefined) return err({ kind: "thing-unknown", thing: stranger });
  if (!windowFits(command)) return err({ kind: "tour-window-wrong" });
  const id = tourId ?? freeId(wall.tour, `${station}-T${Math.floor(now).toString(36)}`);
  const tour = { id, name, cameraIds, seasons, windowMinutes, lookSeconds };
  return ok([{ kind: "tour-kept", v: 1, tour, at: now }]);
}

type AtStop = { readonly run: TourRun; readonly stop: TourStop };

function stopOf(
  state: TourState,
  { runAt, cameraId }: { readonly runAt: number; readonly cameraId: string },
): Result<AtStop, Refusal> {
  const run = state.runs.find(({ at }) => at === runAt);
  const stop = run?.stops.find((one) => one.cameraId === cameraId);
  if (run === undefined || stop === undefined) {
    return err({ kind: "tour-unknown", thing: cameraId });
  }
  return ok({ run, stop });
}

function openLook(
  wall: WallState,
  { run, stop, state, command }: AtStop & { state: TourState; command: Of<"open-look"> },
  context: DecisionContext,
): Decision {
  const { tourId, runAt, cameraId } = command;
  const { now: at } = context;
  const owed = stop.item !== null && stop.item.settled === null;
  if (run.closedAt !== null && !owed) return err({ kind: "tour-run-over", thing: state.tour.name });
  const blind = blindAt(wall, cameraId, context);
  const events: WallEvent[] = [
    { kind: "tour-stop-opened", v: 1, tourId, runAt, cameraId, blind, at },
  ];
  // Whoever looks through a camera is written down with the purpose, on a tour as elsewhere.
  if (wall.camera.has(cameraId)) {
    const of = { thing: "camera", thingId: cameraId, purpose: state.tour.name } as const;
    events.push({ kind: "thing-viewed", v: 1, ...of, at });
  }
  return ok(events);
}

function confirmLook(
  wall: WallState,
  { run, command }: AtStop & { command: Of<"confirm-look"> },
  context: DecisionContext,
): Decision {
  const { tourId, runAt, cameraId, unviewable } = command;
  const { now: at, actor } = context;
  const opening = run.openings.find(({ by }) => by === actor.name);
  const last = lastOpening(wall.tour.values(), actor.name);
  if (opening?.cameraId !== cameraId || last?.opening !== opening)
    return err({ kind: "look-not-opened", thing: cameraId });
  const seconds = secondsBetween(opening.since, momentNow(context));
  // A picture that came back meanwhile was not there for all of that time.
  const seen = opening.blind ?? blindAt(wall, cameraId, context);
  const blind = seen ?? (unviewable ? "said" : null);
  const outcome = outcomeOf(blind, seconds, run.lookSeconds);
  const of = { tourId, runAt, cameraId, outcome, blind, seconds, at };
  return ok([{ kind: "tour-stop-looked", v: 1, ...of }]);
}

function outcomeOf(blind: BlindReason | null, seconds: number, least: number): LookOutcome {
  if (blind !== null) return "unviewable";
  return seconds < least ? "skimmed" : "looked";
}

function blindAt(wall: WallState, cameraId: string, { blind }: DecisionContext) {
  if (!wall.camera.has(cameraId)) return "gone";
  return blind?.(cameraId) ?? null;
}
