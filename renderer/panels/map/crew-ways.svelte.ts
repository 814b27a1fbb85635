import type { IncidentState } from "../../../shared/fold/incident-state.ts";
import { lngLatOf } from "../../../shared/model/position.ts";
import type { MapRoute } from "../../map/map-route.ts";
import type { Desk } from "../desk.svelte.ts";
import { callSignOf } from "../thing-name.ts";

/** More crews on their way than these are not drawn: their symbols still are. */
const WAYS_MAX = 6;

/** The streets by which the crews of the selected call come, asked for once a crew and step. */
export class CrewWays {
  readonly #desk: Desk;
  #turn = 0;
  routes = $state.raw<readonly MapRoute[]>([]);

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Changes whenever other ways are to be shown. */
  questionOf(incident: IncidentState | null): string {
    if (incident === null) return "";
    const moving = incident.assignments.filter(({ step }) => MOVING.some((of) => of === step));
    return [incident.report.id, ...moving.map(({ unitId, step }) => unitId + step)].join();
  }

  async ask(incident: IncidentState | null): Promise<void> {
    const turn = ++this.#turn;
    this.routes = [];
    const to = incident === null ? null : lngLatOf(incident.report.position);
    if (incident === null || to === null) return;
    const crews = incident.assignments.filter(({ step }) => MOVING.some((of) => of === step));
    const routes: MapRoute[] = [];
    for (const { unitId } of crews.slice(0, WAYS_MAX)) {
      const from = this.#desk.seen(`unit:${unitId}`)?.lngLat ?? null;
      const mode = this.#desk.live.wall.unit.get(unitId)?.unit?.mode ?? null;
      if (from === null || mode === null) continue;
      const output = await this.#desk.askQuietly("route", { from, to, mode });
      if (turn !== this.#turn) return;
      const geometry = output?.route?.geometry;
      if (geometry === undefined) continue;
      const label = callSignOf(this.#desk.live.wall, unitId);
      const order = routes.length + 1;
      routes.push({
        id: `dispatch:${unitId}`,
        kind: "dispatch",
        order,
        label,
        geometry,
        drivenTo: 0,
        waits: false,
        voice: "plain",
        stops: [],
      });
    }
    this.routes = routes;
  }
}

const MOVING = ["dispatched", "signed", "en-route"] as const;
