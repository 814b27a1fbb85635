import type { Command } from "../commands/command.ts";
import { isOpenStage } from "../fold/incident-state.ts";
import type { RingState } from "../fold/ring-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { unreachable } from "../kit/assert.ts";
import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import { CASE_PHOTO_HOURS_MAX, RING_POSTS_MAX, SIGHTINGS_MAX } from "../model/ring.ts";
import type { SeenSpan } from "../model/ring.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import type { Refusal } from "./refusal.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;
const RING_COMMANDS = [
  "start-ring",
  "sight-on-ring",
  "drop-sighting",
  "hold-exit",
  "leave-exit",
  "draw-sectors",
  "change-sector",
  "end-ring",
  "keep-case-photo",
  "wipe-case-photo",
] as const satisfies readonly Command["kind"][];
export type RingCommand = Of<(typeof RING_COMMANDS)[number]>;

/** Clocks of callers and cameras differ by so much without anybody being wrong. */
const AHEAD_MS_MAX = 60_000;
const HOUR_MS = 3_600_000;

export function isRingCommand(command: Command): command is RingCommand {
  return RING_COMMANDS.some((kind) => kind === command.kind);
}

/** The ring around somebody who is missing (小蝌蚪): sightings, exits, sectors, the photo. */
export function decideRing(
  wall: WallState,
  command: RingCommand,
  context: DecisionContext,
): Decision {
  if (command.kind === "start-ring") return startRing(wall, command, context);
  if (command.kind === "wipe-case-photo") return wipePhoto(wall, command, context);
  const found = growing(wall, command.incidentId);
  if (!found.ok) return found;
  const ring = found.value;
  const [ringOf, at] = [command.incidentId, context.now];
  switch (command.kind) {
    case "sight-on-ring":
      return sightOnRing(wall, { ring, command }, context);
    case "drop-sighting": {
      const { sightingId } = command;
      const isKnown = ring.sightings.some(({ id }) => id === sightingId);
      if (!isKnown) return err({ kind: "thing-unknown", thing: sightingId });
      if (ring.sightings.length === 1) return err({ kind: "last-sighting" });
      return ok([{ kind: "ring-sighting-dropped", v: 1, ringOf, sightingId, at }]);
    }
    case "hold-exit":
      return holdExit(wall, { ring, command }, context);
    case "leave-exit": {
      const { postId } = command;
      const isHeld = ring.posts.some(({ id }) => id === postId);
      if (!isHeld) return err({ kind: "thing-unknown", thing: postId });
      return ok([{ kind: "ring-post-left", v: 1, ringOf, postId, at }]);
    }
    case "draw-sectors":
      return ok([{ kind: "ring-sectors-drawn", v: 1, ringOf, sectors: command.sectors, at }]);
    case "change-sector": {
      const { number, unitId, searched } = command;
      const isDrawn = ring.sectors.some((sector) => sector.number === number);
      if (!isDrawn) return err({ kind: "thing-unknown", thing: String(number) });
      if (unitId !== null && !wall.unit.has(unitId)) return err({ kind: "unit-unknown", unitId });
      return ok([{ kind: "ring-sector-changed", v: 1, ringOf, number, unitId, searched, at }]);
    }
    case "end-ring":
      return ok([{ kind: "ring-ended", v: 1, ringOf, at }]);
    case "keep-case-photo": {
      const { photoId, expiresAt } = command;
      if (!(expiresAt > at && expiresAt <= at + CASE_PHOTO_HOURS_MAX * HOUR_MS)) {
        return err({ kind: "time-wrong" });
      }
      return ok([{ kind: "case-photo-kept", v: 1, ringOf, photoId, expiresAt, at }]);
    }
    default:
      return unreachable(command);
  }
}

function startRing(
  wall: WallState,
  { incidentId, pace, places, seen }: Of<"start-ring">,
  { now, station }: DecisionContext,
): Decision {
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  const before = wall.ring.get(incidentId);
  if (before?.endedAt === null) return err({ kind: "ring-there", incidentId });
  if (!isOpenStage(incident.stage)) return err({ kind: "ring-case-closed", incidentId });
  if (isAhead(seen, now)) return err({ kind: "time-wrong" });
  const id = `${station}-${Math.floor(now).toString(36)}`;
  const sighting = { id, places, seen, text: "", clip: null };
  return ok([{ kind: "ring-started", v: 1, ringOf: incidentId, pace, sighting, at: now }]);
}

function sightOnRing(
  wall: WallState,
  of: { readonly ring: RingState; readonly command: Of<"sight-on-ring"> },
  { now, station }: DecisionContext,
): Decision {
  const { ring, command } = of;
  const { incidentId, places, seen, clip } = command;
  if (isAhead(seen, now)) return err({ kind: "time-wrong" });
  if (ring.sightings.length >= SIGHTINGS_MAX) return err({ kind: "ring-full", max: SIGHTINGS_MAX });
  if (clip !== null && !wall.camera.has(clip.cameraId)) {
    return err({ kind: "thing-unknown", thing: clip.cameraId });
  }
  const id = freeId(ring.sightings, `${station}-${Math.floor(now).toString(36)}`);
  const sighting = { id, places, seen, text: command.text.trim(), clip };
  return ok([{ kind: "ring-sighted", v: 1, ringOf: incidentId, sighting, at: now }]);
}

function holdExit(
  wall: WallState,
  of: { readonly ring: RingState; readonly command: Of<"hold-exit"> },
  { now, station }: DecisionContext,
): Decision {
  const { ring, command } = of;
  const { incidentId, lngLat, street, unitId } = command;
  const unit = wall.unit.get(unitId);
  if (unit === undefined) return err({ kind: "unit-unknown", unitId });
  if (unit.duty === "off") return err({ kind: "unit-off-duty", unitId });
  if (ring.posts.length >= RING_POSTS_MAX) return err({ kind: "ring-full", max: RING_POSTS_MAX });
  const id = freeId(ring.posts, `${station}-${Math.floor(now).toString(36)}`);
  const post = { id, lngLat, street, unitId };
  return ok([{ kind: "ring-post-held", v: 1, ringOf: incidentId, post, at: now }]);
}

/** Also after the case is closed: that is when it has to go. */
function wipePhoto(
  wall: WallState,
  { incidentId, photoId, why }: Of<"wipe-case-photo">,
  { now }: DecisionContext,
): Decision {
  if (wall.ring.get(incidentId)?.photo?.id !== photoId) {
    return err({ kind: "thing-unknown", thing: photoId });
  }
  return ok([{ kind: "case-photo-wiped", v: 1, ringOf: incidentId, photoId, why, at: now }]);
}

function growing(wall: WallState, incidentId: string): Result<RingState, Refusal> {
  const ring = wall.ring.get(incidentId);
  return ring?.endedAt === null ? ok(ring) : err({ kind: "ring-absent", incidentId });
}

function isAhead({ to }: SeenSpan, now: EpochMs): boolean {
  return to > now + AHEAD_MS_MAX;
}

/** Two that are entered in one millisecond stay two. */
function freeId(known: readonly { readonly id: string }[], wanted: string): string {
  let id = wanted;
  for (let again = 2; known.some((one) => one.id === id); again += 1) id = `${wanted}-${again}`;
  return id;
}
