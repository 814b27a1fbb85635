import * as v from "valibot";
import type { Command } from "../../shared/commands/command.ts";
import { routesFor } from "../../shared/fold/alert-routes.ts";
import { alertStageOf, isUndecided } from "../../shared/fold/alert-state.ts";
import { phaseOf } from "../../shared/fold/alarm-state.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import type { AlertSourceKind } from "../../shared/model/alert.ts";
import { positionFrom } from "../../shared/model/position.ts";
import { namesCitizenNumber } from "../../shared/model/handoff-payload.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import {
  ALERTS_PATH,
  BEHAVIOURS_PATH,
  WATCHES_PATH,
  faultBefore,
  inAlertSchema,
  inBehaviourSchema,
  inHitSchema,
  inWatchSchema,
  mayWrite,
} from "./alert-message.ts";
import type { InAlert, InBehaviour, ItemPath } from "./alert-message.ts";
import { HitDesk } from "./hit-desk.ts";
import { fateOf, refused } from "./item-fate.ts";
import type { ItemFate } from "./item-fate.ts";
import type { PartnerPorts } from "./partner-ports.ts";

const ACTOR = { name: "预警台", role: "feed" } as const;
/** All that has no route is one row of the alarm list. */
const UNROUTED_SOURCE = "alerts";

/** What comes from outside and asks for an eye: alerts, events of cameras' analytics, hits.  It
 *  takes, refuses and lets expire; it asks nobody anything, and sends nobody anywhere. */
export class AlertDesk {
  readonly hits: HitDesk;
  readonly #ports: PartnerPorts;
  /** Alerts that had no route when they were last looked at. */
  #unrouted: ReadonlySet<string> = new Set();

  constructor(dir: string, ports: PartnerPorts) {
    this.#ports = ports;
    this.hits = new HitDesk(dir, ports);
  }

  start(): void {
    this.hits.start();
  }

  /** One item of a source, as it was read. */
  take(
    sourceId: string,
    of: { readonly kind: AlertSourceKind; readonly path: ItemPath },
    read: unknown,
  ): ItemFate {
    const { kind, path } = of;
    if (!mayWrite(kind, path)) return refused("unmapped", path);
    const fault = faultBefore(path, read);
    if (fault !== null) return { kind: "refused", ...fault };
    switch (path) {
      case ALERTS_PATH: {
        const parsed = v.safeParse(inAlertSchema, read);
        return parsed.success ? this.#alert(sourceId, parsed.output) : badSchema(parsed.issues);
      }
      case BEHAVIOURS_PATH: {
        const parsed = v.safeParse(inBehaviourSchema, read);
        return parsed.success ? this.#behaviour(sourceId, parsed.output) : badSchema(parsed.issues);
      }
      case WATCHES_PATH: {
        const parsed = v.safeParse(inWatchSchema, read);
        return parsed.success ? this.hits.list(sourceId, parsed.output) : badSchema(parsed.issues);
      }
      default: {
        const parsed = v.safeParse(inHitSchema, read);
        return parsed.success ? this.hits.take(sourceId, parsed.output) : badSchema(parsed.issues);
      }
    }
  }

  /** Once a second: what is over is ended, what has no line goes on, what has no route calls. */
  beat(): void {
    const wall = this.#ports.wall();
    const now = this.#ports.now();
    for (const [alertId, state] of wall.alert) {
      if (state.expiredAt === null && now >= state.alert.expiresAt) {
        if (alertStageOf(wall.handoff, state, now) === "expired") {
          this.#ports.command({ kind: "expire-alert", alertId }, ACTOR);
        }
      }
      const handoff = wall.handoff.get(state.handoffIds.at(-1) ?? "");
      if (handoff?.stage === "queued") {
        this.#ports.command({ kind: "pass-on-alert", alertId }, ACTOR);
      }
    }
    for (const [behaviourId, { judged, expiredAt, card }] of wall.behaviour) {
      if (judged === null && expiredAt === null && now >= card.expiresAt) {
        this.#ports.command({ kind: "expire-behaviour", behaviourId }, ACTOR);
      }
    }
    this.hits.beat();
    this.#callForUnrouted();
  }

  hear(batch: readonly LoggedEvent[]): void {
    this.hits.hear(batch);
  }

  /** An alert that no row of the table leads anywhere is an alarm, until somebody has sent it or
   *  the table has a row for it. */
  #callForUnrouted(): void {
    const wall = this.#ports.wall();
    const now = this.#ports.now();
    const unrouted = new Set<string>();
    for (const [id, state] of wall.alert) {
      if (!isUndecided(alertStageOf(wall.handoff, state, now))) continue;
      if (routesFor(wall, state.alert).length === 0) unrouted.add(id);
    }
    const live = [...wall.alarm.values()].find((alarm) => {
      return alarm.type === "alert-unrouted" && phaseOf(alarm) !== "normal";
    });
    const isNew = [...unrouted].some((id) => !this.#unrouted.has(id));
    const wasRunning = this.#unrouted.size > 0;
    this.#unrouted = unrouted;
    if (unrouted.size > 0 && (live?.condition !== "active" || (isNew && wasRunning))) {
      const text = `${unrouted.size} 条预警未路由`;
      const about = { source: UNROUTED_SOURCE, text, incidentId: null, unitId: null, lngLat: null };
      this.#ports.command({ kind: "raise-alarm", type: "alert-unrouted", ...about }, ACTOR);
    }
    if (unrouted.size === 0 && live?.condition === "active") {
      const reason = "均已路由";
      this.#ports.command({ kind: "clear-alarm", alarmId: live.id, reason }, ACTOR);
    }
  }

  #alert(sourceId: string, alert: InAlert): ItemFate {
    const { alertId, lngLat, v: _version, ...plain } = alert;
    const position = positionFrom(lngLat, "wgs84");
    const origin = { kind: "source", sourceId } as const;
    const id = `${sourceId}/${alertId}`;
    const taken = { id, ...plain, position, origin };
    return this.#give(sourceId, { kind: "take-alert", alert: taken }, alert.capturedAt);
  }

  #behaviour(sourceId: string, event: InBehaviour): ItemFate {
    const { eventId, lngLat, v: _version, ...plain } = event;
    const texts = [event.title, event.reason, event.address, event.clip.ref];
    if (texts.some(namesCitizenNumber)) return refused("forbidden", "a citizen's number");
    const camera = this.#ports.wall().camera.get(event.cameraId)?.asset;
    const position = lngLat === null ? camera?.position : positionFrom(lngLat, "wgs84");
    const card = {
      ...{ id: `${sourceId}/${eventId}`, sourceId, ...plain },
      address: event.address === "" ? (camera?.name ?? "") : event.address,
      position: position ?? positionFrom(null, "wgs84"),
    };
    return this.#give(sourceId, { kind: "take-behaviour", card }, event.capturedAt);
  }

  #give(sourceId: string, command: Command, at: EpochMs): ItemFate {
    return fateOf(this.#ports.command(command, { name: sourceId, role: "feed" }), at);
  }
}

function badSchema(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): ItemFate {
  return refused("schema", v.getDotPath(issues[0]) ?? issues[0].type);
}
