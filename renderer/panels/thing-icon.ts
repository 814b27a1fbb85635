import type { EntityKind } from "../../shared/model/entity-key.ts";
import type { IconName } from "../ui/icon-paths.ts";

/** The icon of a kind of thing; the same on the map's legend, in lists and in search. */
export function iconOfKind(kind: EntityKind | "place" | "point"): IconName {
  return ICONS[kind];
}

const ICONS: { readonly [Kind in EntityKind | "place" | "point"]: IconName } = {
  incident: "incident",
  unit: "officer",
  camera: "camera",
  checkpoint: "checkpoint",
  "base-station": "base-station",
  area: "area",
  post: "officer",
  plan: "route",
  layout: "board",
  scene: "board",
  import: "file",
  source: "source",
  partner: "source",
  handoff: "file",
  push: "incident",
  roster: "list",
  alarm: "warning",
  suppression: "stop",
  closure: "barrier",
  setting: "list",
  night: "volunteer",
  alert: "warning",
  behaviour: "camera",
  watch: "list",
  hit: "checkpoint",
  ring: "target",
  muster: "officer",
  marking: "area",
  issue: "volunteer",
  tour: "camera",
  risk: "list",
  gathering: "officer",
  place: "place",
  point: "target",
};
