import type { WallState } from "../../shared/fold/wall-state.ts";
import { unreachable } from "../../shared/kit/assert.ts";
import type { EntityKind } from "../../shared/model/entity-key.ts";
import { lngLatOf } from "../../shared/model/position.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { breathing } from "../words/breathing.ts";

/** A unit's call sign, its id where no file named it. */
export function callSignOf(wall: WallState, unitId: string): string {
  return breathing(wall.unit.get(unitId)?.unit?.callSign ?? unitId);
}

/** What a thing is called on screen. */
export function thingName(wall: WallState, kind: EntityKind, id: string): string {
  switch (kind) {
    case "incident":
      return breathing(wall.incident.get(id)?.report.title ?? id);
    case "unit":
      return callSignOf(wall, id);
    case "camera":
    case "checkpoint":
    case "base-station":
    case "area":
    case "post":
      return breathing(wall[kind].get(id)?.asset.name ?? id);
    case "import":
      return wall.import.get(id)?.report.file ?? id;
    case "partner":
      return breathing(wall.partner.get(id)?.partner?.name ?? id);
    case "handoff":
      return breathing(wall.handoff.get(id)?.handoff.payload.title ?? id);
    case "push":
      return breathing(wall.incident.get(id)?.report.title ?? id);
    case "roster":
      return breathing(id);
    case "closure":
      return streetOf(wall, id);
    case "ring":
      return wall.incident.get(id)?.report.title ?? id;
    case "night":
      return breathing(wall.night.get(id)?.group.name ?? id);
    case "alert":
      return breathing(wall.alert.get(id)?.alert.title ?? id);
    case "behaviour":
      return breathing(wall.behaviour.get(id)?.card.title ?? id);
    case "watch":
      return wall.watch.get(id)?.watch.masked ?? id;
    case "muster":
      return breathing(wall.muster.get(id)?.text ?? id);
    case "marking":
      return breathing(wall.marking.get(id)?.name ?? id);
    case "issue":
      return breathing(wall.issue.get(id)?.issue.text ?? id);
    case "risk":
      return breathing(wall.risk.get(id)?.risk.title ?? id);
    case "gathering":
      return breathing(wall.gathering.get(id)?.gathering.name ?? id);
    case "tour":
      return breathing(wall.tour.get(id)?.tour.name ?? id);
    case "hit":
      return wall.hit.get(id)?.hit.masked ?? id;
    case "plan":
    case "scene":
      return wall.scene.get(id)?.scene.name ?? id;
    case "layout":
    case "source":
    case "alarm":
    case "suppression":
    case "setting":
      return id;
    default:
      return unreachable(kind);
  }
}

/** The first street that is named of a closed stretch; a nameless one goes by its number. */
function streetOf(wall: WallState, id: string): string {
  const stretches = wall.closure.get(id)?.stretches ?? [];
  return breathing(stretches.find(({ street }) => street !== "")?.street ?? id);
}

/** Where a thing stands by its file or report; units move and are asked for elsewhere. */
export function placeOf(wall: WallState, kind: EntityKind, id: string): LngLat | null {
  if (kind === "incident") {
    const report = wall.incident.get(id)?.report;
    return report === undefined ? null : lngLatOf(report.position);
  }
  if (kind === "closure") return wall.closure.get(id)?.stretches[0]?.lngLat ?? null;
  if (kind === "camera" || kind === "checkpoint" || kind === "base-station" || kind === "post") {
    const asset = wall[kind].get(id)?.asset;
    return asset === undefined ? null : lngLatOf(asset.position);
  }
  return null;
}
