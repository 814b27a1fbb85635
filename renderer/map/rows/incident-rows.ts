import { lngLatOf } from "../../../shared/model/position.ts";
import type { IncidentStage } from "../../../shared/model/incident.ts";
import type { MapIncident } from "../map-input.ts";
import { glyphCode, LIVE, STALE } from "../symbols/glyph.ts";
import type { Activity, Glyph } from "../symbols/glyph.ts";

/** Open incidents in drawing order, priority 1 last so that it stands on top. */
export class IncidentRows {
  ids: readonly string[] = [];
  titles: readonly string[] = [];
  lng = new Float64Array(0);
  lat = new Float64Array(0);
  codes = new Uint16Array(0);
  /** 1, 2 or 3. */
  priority = new Uint8Array(0);
  freshness = new Uint8Array(0);
  drawn = new Int32Array(0);

  held = 0;
  version = 0;
  #isLive = false;
  #incidents: ReadonlyMap<string, MapIncident> | null = null;

  get count(): number {
    return this.ids.length;
  }

  update(incidents: ReadonlyMap<string, MapIncident>, isLive: boolean): void {
    if (this.#incidents === incidents && this.#isLive === isLive) return;
    this.#incidents = incidents;
    this.#isLive = isLive;
    this.version += 1;
    const open = [...incidents.values()].filter(({ stage }) => isOpen(stage));
    const located = open.filter(({ report }) => lngLatOf(report.position) !== null);
    located.sort((a, b) => b.report.priority - a.report.priority);
    this.held = open.length - located.length;
    this.ids = located.map(({ report }) => report.id);
    this.titles = located.map(({ report }) => report.title);
    const count = located.length;
    this.lng = new Float64Array(count);
    this.lat = new Float64Array(count);
    this.codes = new Uint16Array(count);
    this.priority = new Uint8Array(count);
    this.freshness = new Uint8Array(count).fill(isLive ? LIVE : STALE);
    this.drawn = Int32Array.from({ length: count }, (_, slot) => slot);
    located.forEach(({ report, stage }, slot) => {
      const lngLat = lngLatOf(report.position);
      if (lngLat !== null) [this.lng[slot], this.lat[slot]] = lngLat;
      this.priority[slot] = report.priority;
      const glyph: Glyph = `incident-${report.priority}`;
      this.codes[slot] = glyphCode(glyph, activityOf(stage));
    });
  }
}

function isOpen(stage: IncidentStage): boolean {
  return stage !== "reviewed" && stage !== "archived" && stage !== "cancelled";
}

function activityOf(stage: IncidentStage): Activity {
  switch (stage) {
    case "received":
      return "rest";
    case "dispatched":
    case "signed":
    case "en-route":
      return "busy";
    case "on-scene":
    case "handling":
      return "there";
    default:
      return "off";
  }
}
