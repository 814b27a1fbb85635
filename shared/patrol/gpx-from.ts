import type { PatrolPlan, PatrolRoute } from "../model/patrol-plan.ts";
import { reasonsText } from "./patrol-text.ts";
import type { PrintLanguage } from "./patrol-text.ts";

/** A plan as GPX 1.1: a way point for every stop, a track for every way.  UTC times.
 *  Source: https://www.topografix.com/GPX/1/1/ */
export function gpxFrom(plan: PatrolPlan, language: PrintLanguage): string {
  const points = plan.routes.flatMap((route) => wayPoints(route, language));
  const tracks = plan.routes.filter(({ geometry }) => geometry.length > 1).map(track);
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<gpx version="1.1" creator="OneWall" xmlns="http://www.topografix.com/GPX/1/1">`,
    `<metadata><name>${escaped(plan.id)}</name><time>${timeText(plan.madeAt)}</time></metadata>`,
    ...points,
    ...tracks,
    `</gpx>`,
    ``,
  ].join("\n");
}

function wayPoints(route: PatrolRoute, language: PrintLanguage): string[] {
  return route.stops.map((stop, i) => {
    const [lng, lat] = stop.lngLat;
    const minutes = Math.round(stop.dwell / 60);
    const said = `${reasonsText(stop, language)}; ${minutes} min`;
    return (
      `<wpt lat="${lat}" lon="${lng}"><time>${timeText(stop.arriveAt)}</time>` +
      `<name>${escaped(`${route.callSign} ${i + 1} ${stop.placeName}`)}</name>` +
      `<desc>${escaped(said)}</desc></wpt>`
    );
  });
}

function track(route: PatrolRoute): string {
  const points = route.geometry.map(([lng, lat]) => `<trkpt lat="${lat}" lon="${lng}"/>`).join("");
  return `<trk><name>${escaped(route.callSign)}</name><trkseg>${points}</trkseg></trk>`;
}

function timeText(at: number): string {
  return new Date(at).toISOString();
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Plain text inside XML; characters that XML has no place for are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? "");
}
