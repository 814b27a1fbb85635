import { unreachable } from "../kit/assert.ts";
import type { PatrolPlan } from "../model/patrol-plan.ts";
import { geoJsonFrom } from "./geo-json-from.ts";
import { gpxFrom } from "./gpx-from.ts";
import { patrolMessageFrom, patrolTopic } from "./patrol-message-from.ts";
import { printListFrom } from "./patrol-text.ts";
import type { PrintLanguage } from "./patrol-text.ts";

export type ExportAs = "gpx" | "geojson" | "list" | "message";
export type PlanFile = { readonly name: string; readonly mediaType: string; readonly text: string };

/** A plan, or one unit's part of it, as a file. */
export function planFile(
  whole: PatrolPlan,
  of: {
    readonly as: ExportAs;
    readonly unitId: string | null;
    readonly language: PrintLanguage;
    readonly utcOffsetMinutes: number;
  },
): PlanFile {
  const { as, unitId } = of;
  const routes = whole.routes.filter((route) => unitId === null || route.unitId === unitId);
  const plan = { ...whole, routes };
  const name = unitId === null ? whole.id : `${whole.id}-${unitId}`;
  switch (as) {
    case "gpx":
      return {
        name: `${name}.gpx`,
        mediaType: "application/gpx+xml",
        text: gpxFrom(plan, of.language),
      };
    case "geojson":
      return {
        name: `${name}.geojson`,
        mediaType: "application/geo+json",
        text: geoJsonFrom(plan),
      };
    case "list":
      return {
        name: `${name}.txt`,
        mediaType: "text/plain; charset=utf-8",
        text: printListFrom(plan, of),
      };
    case "message": {
      const messages = routes.map(({ unitId: to }) => {
        return { topic: patrolTopic(to), retain: true, message: patrolMessageFrom(plan, to) };
      });
      const text = JSON.stringify(messages);
      return { name: `${name}.json`, mediaType: "application/json", text };
    }
    default:
      return unreachable(as);
  }
}
