import type { WallState } from "../../shared/fold/wall-state.ts";
import type { EntityKind } from "../../shared/model/entity-key.ts";
import type { HeldReason, Position } from "../../shared/model/position.ts";
import { thingName } from "./thing-name.ts";

export type UnlocatedThing = {
  readonly kind: EntityKind;
  readonly id: string;
  readonly name: string;
  readonly reason: HeldReason;
  readonly raw: readonly [number, number] | null;
  readonly source: string;
};

const ASSET_KINDS = ["camera", "checkpoint", "base-station", "post"] as const;

/** Everything that cannot be drawn because it has no possible position; calls come first.
 *  A unit whose home is unknown counts only while it has not been seen either. */
export function unlocatedThings(
  wall: WallState,
  isSeen: (unitId: string) => boolean,
): readonly UnlocatedThing[] {
  const things: UnlocatedThing[] = [];
  const note = (kind: EntityKind, id: string, of: { position: Position; source: string }) => {
    const { position, source } = of;
    if (position.kind !== "held") return;
    const name = thingName(wall, kind, id);
    things.push({ kind, id, name, reason: position.reason, raw: position.raw, source });
  };
  for (const [id, { report }] of wall.incident) note("incident", id, report);
  for (const [id, { unit }] of wall.unit) {
    // Nearly every unit has a home: whether it was seen is asked of the few others.
    if (unit?.home.kind === "held" && !isSeen(id)) {
      note("unit", id, { position: unit.home, source: unit.source });
    }
  }
  for (const kind of ASSET_KINDS) {
    for (const [id, { asset }] of wall[kind]) note(kind, id, asset);
  }
  return things;
}
