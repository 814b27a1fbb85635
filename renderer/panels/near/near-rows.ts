import { postHours } from "../../../shared/fold/post-hours.ts";
import type { Near, NearCamera, NearUnit } from "../../../shared/model/near.ts";
import type { Selection } from "../../../shared/model/selection.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import { kilometreText } from "../../ui/figure-text.ts";
import type { IconName } from "../../ui/icon-paths.ts";
import { ZONE_MINUTES, durationText } from "../../ui/time-text.ts";
import { said } from "../../ui/window-preferences.svelte.ts";
import { breathing } from "../../words/breathing.ts";
import { controlWords } from "../../words/control-words.ts";
import { incidentWords } from "../../words/incident-words.ts";
import { nearWords } from "../../words/near-words.ts";
import { unitWords } from "../../words/unit-words.ts";
import type { Desk } from "../desk.svelte.ts";
import { hoursText } from "../post-texts.ts";
import { iconOfKind } from "../thing-icon.ts";

export const NEAR_SECTIONS = ["cameras", "units", "incidents", "checkpoints", "posts"] as const;
export type NearSection = (typeof NEAR_SECTIONS)[number];

/** One line of a list: who, why it stands here, how it is, how old that is, how far. */
export type NearRow = {
  readonly key: string;
  readonly selection: Selection;
  readonly icon: IconName;
  readonly name: string;
  /** The reason of its place in the list. */
  readonly why: string;
  /** The reason is a good one, to be seen first. */
  readonly strong: boolean;
  readonly state: string;
  readonly mark: "live" | "stale" | "lost" | "off" | "busy" | null;
  /** Seconds since what is said was true; null: not known, or it does not age. */
  readonly age: number | null;
  readonly aged: boolean;
  readonly figure: string;
};

/** The lines of one list as they read now. */
export function nearRows(desk: Desk, near: Near, section: NearSection): readonly NearRow[] {
  switch (section) {
    case "cameras":
      return near.cameras.map((camera) => cameraRow(desk, camera));
    case "checkpoints":
      return near.checkpoints.map(({ health, ...row }) => ({
        ...standing("checkpoint", row),
        ...beat(desk, `checkpoint:${row.id}`, health),
      }));
    case "posts":
      return near.posts.map((row) => ({ ...standing(row.of, row), ...postState(desk, row) }));
    case "units":
      return near.units.map((unit) => unitRow(desk, unit));
    case "incidents":
      return near.incidents.map((row) => ({
        ...standing("incident", row),
        why: said(incidentWords).category[row.category],
        state: said(incidentWords).waitingFor[row.stage],
        age: Math.max(0, (desk.now - row.reportedAt) / 1000),
      }));
  }
}

/** A length as it is said: metres, then kilometres. */
export function lengthText(metres: number): string {
  const words = said(controlWords);
  return metres < 1000 ? words.metres(Math.round(metres)) : words.kilometres(kilometreText(metres));
}

type Standing = {
  readonly id: string;
  readonly name: string;
  readonly lngLat: LngLat;
  readonly metres: number;
};

function standing(
  kind: "camera" | "checkpoint" | "place" | "post" | "incident",
  row: Standing,
): NearRow {
  return {
    key: `${kind}:${row.id}`,
    selection: { kind, id: row.id, lngLat: [...row.lngLat] },
    icon: iconOfKind(kind),
    name: breathing(row.name),
    why: said(nearWords).straight,
    strong: false,
    state: "",
    mark: null,
    age: null,
    aged: false,
    figure: lengthText(row.metres),
  };
}

/** Whether somebody is there now goes on with the clock; a place of the map has no hours. */
function postState(desk: Desk, { id, of }: Near["posts"][number]): Partial<NearRow> {
  const post = of === "post" ? desk.live.wall.post.get(id)?.asset : undefined;
  if (post === undefined) return {};
  const hours = postHours(post, desk.now, ZONE_MINUTES);
  return {
    why: breathing(post.class),
    state: hoursText(hours, desk.now),
    strong: hours.open,
    mark: hours.open ? "live" : "off",
  };
}

const MARKS = { live: "live", stale: "stale", never: "off", lost: "lost", offline: "off" } as const;

function cameraRow(desk: Desk, camera: NearCamera): NearRow {
  return {
    ...standing("camera", camera),
    ...beat(desk, `camera:${camera.id}`, camera.health),
    why: said(nearWords).why[camera.why],
    strong: camera.why !== "distance",
  };
}

/** State and age go on with the clock; the rank is of the moment that was asked. */
function beat(desk: Desk, key: `camera:${string}` | `checkpoint:${string}`, then: Health) {
  const seen = desk.seen(key);
  const offline = seen?.status === "offline";
  const fresh = desk.freshness(seen);
  const health = seen === null ? then : offline ? "offline" : fresh;
  return {
    state: said(nearWords).health[health],
    mark: MARKS[health],
    age: seen === null ? null : Math.max(0, (desk.now - seen.at) / 1000),
    aged: health !== "live",
  };
}
type Health = NearCamera["health"];

function unitRow(desk: Desk, unit: NearUnit): NearRow {
  const seen = desk.seen(`unit:${unit.id}`);
  const fresh = desk.freshness(seen);
  const lngLat = seen?.lngLat ?? null;
  return {
    key: `unit:${unit.id}`,
    selection: { kind: "unit", id: unit.id, lngLat: lngLat === null ? null : [...lngLat] },
    icon: unit.class,
    name: breathing(unit.name),
    why: said(nearWords).byRoad(lengthText(unit.metres)),
    strong: unit.doing !== "engaged" && fresh === "live",
    state: said(unitWords).doing[unit.doing],
    mark: unit.doing === "engaged" ? "busy" : MARKS[fresh],
    age: seen === null ? unit.positionAge : Math.max(0, (desk.now - seen.at) / 1000),
    aged: fresh !== "live",
    figure: durationText(unit.seconds, said(controlWords).days),
  };
}
