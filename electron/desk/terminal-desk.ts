import type { Command } from "../../shared/commands/command.ts";
import { phaseOf } from "../../shared/fold/alarm-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { unreachable } from "../../shared/kit/assert.ts";
import { isPanic } from "../../shared/model/alarm.ts";
import type { Actor } from "../../shared/model/role.ts";
import type { RejectionReason } from "../../shared/model/source-pulse.ts";
import type { TerminalOrder } from "../../shared/model/terminal-order.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";

/** A cry for help that was kept somewhere for longer than this is not one of now. */
export const PANIC_AGE_MS_MAX = 10 * 60_000;

export interface TerminalPorts {
  now(): EpochMs;
  wall(): WallState;
  /** Where a unit was seen last; null: never. */
  lastPlace(unitId: string): LngLat | null;
  command(command: Command, actor: Actor, terminal: string): { readonly ok: boolean };
  takeIssue(order: Extract<TerminalOrder, { kind: "issue" }>): "new" | RejectionReason;
}

/** Does what terminals ask for, each in the name of its own unit. */
export class TerminalDesk {
  readonly #ports: TerminalPorts;

  constructor(ports: TerminalPorts) {
    this.#ports = ports;
  }

  take(order: TerminalOrder): "new" | RejectionReason {
    if (order.kind === "issue") return this.#ports.takeIssue(order);
    const { unitId, at } = order;
    if (order.kind === "panic" && at < this.#ports.now() - PANIC_AGE_MS_MAX) return "late";
    const command = this.#commandFor(order);
    if (command === null) return "unknownRef";
    return this.#ports.command(command, { name: unitId, role: "unit" }, unitId).ok
      ? "new"
      : "unknownRef";
  }

  #commandFor(order: Exclude<TerminalOrder, { kind: "issue" }>): Command | null {
    const { unitId } = order;
    const wall = this.#ports.wall();
    switch (order.kind) {
      case "panic": {
        const state = wall.unit.get(unitId);
        const type = state?.unit?.class === "volunteer" ? "help-button" : "panic";
        const incidentId = state?.engagement?.incidentId ?? null;
        const place = this.#ports.lastPlace(unitId);
        return {
          ...{ kind: "raise-alarm", type, source: unitId, unitId, incidentId },
          text: state?.unit?.callSign ?? unitId,
          lngLat: place === null ? null : [...place],
        };
      }
      case "panic-over": {
        const alarm = [...wall.alarm.values()].find((one) => {
          return isPanic(one.type) && one.unitId === unitId && one.condition === "active";
        });
        if (alarm === undefined || phaseOf(alarm) === "normal") return null;
        return { kind: "clear-alarm", alarmId: alarm.id, reason: order.reason };
      }
      case "sign":
        return { kind: "answer-muster", musterId: order.taskId, unitId };
      default:
        return unreachable(order);
    }
  }
}
