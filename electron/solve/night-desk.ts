import { shiftEndOf, shiftPhaseOf } from "../../shared/fold/night-state.ts";
import type { NightState } from "../../shared/fold/night-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { GROUP_SILENT_MS } from "../../shared/model/group-presence.ts";
import type { GroupPresence } from "../../shared/model/group-presence.ts";
import type { GroupReport } from "../../shared/model/group-report.ts";
import type { RejectionReason } from "../../shared/model/source-pulse.ts";
import { STILL_METRES_PER_SECOND, stopDeeds } from "../../shared/patrol/night-progress.ts";
import type { Lingering, StopDeed } from "../../shared/patrol/night-progress.ts";
import type { Actor } from "../../shared/model/role.ts";
import { distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";

/** What the night desk is given by the station. */
export interface NightPorts {
  now(): EpochMs;
  wall(): WallState;
  /** Gives a command in somebody's name; what follows is on disk when the call returns. */
  command(command: NightDeed, actor: Actor): void;
}

/** A group's unit reached, left or left out a stop; or a shift is over. */
export type NightDeed =
  | (StopDeed & {
      readonly kind: "reach-patrol-stop";
      readonly planId: string;
      readonly unitId: string;
    })
  | { readonly kind: "end-night-group"; readonly groupId: string };

/** What windows are told each second: it replaces what they were told before. */
export type NightPicture = { readonly groups: GroupPresence[]; readonly positions: number };

const SHIFT: Actor = { name: "shift", role: "feed" };
/** Devices that are told apart in a group; more are somebody's mistake. */
export const DEVICES_MAX = 200;
/** 200 km/h: nobody walks so fast, nor is driven so to a patrol on foot. */
const METRES_PER_SECOND_MAX = 200 / 3.6;

const ANCHOR_MS = 30_000;

type Device = { readonly at: EpochMs; readonly lngLat: LngLat };
type Heard = {
  readonly devices: Map<string, Device>;
  heardAt: EpochMs;
  lingering: Lingering;
  /** Where its middle was half a minute ago, and whether it has stood since. */
  anchor: Device | null;
  isStill: boolean;
  isNew: boolean;
};

/** Groups on foot: where they are, as far as their shift needs it.  Positions live here, in
 *  memory, from the shift's first minute to its last; nothing of them is ever written. */
export class NightDesk {
  readonly #ports: NightPorts;
  readonly #startedAt: EpochMs;
  readonly #heard = new Map<string, Heard>();

  constructor(ports: NightPorts) {
    this.#ports = ports;
    this.#startedAt = ports.now();
  }

  /** Positions held now, of all groups. */
  get positions(): number {
    return [...this.#heard.values()].reduce((sum, { devices }) => sum + devices.size, 0);
  }

  /** Takes one device's position, or says why it was discarded; outside the shift it always is. */
  take({ groupId, device, at, lngLat }: GroupReport): "new" | RejectionReason {
    const state = this.#ports.wall().night.get(groupId);
    if (state === undefined) return "unknownRef";
    const isDuring = (time: number) => shiftPhaseOf(state, time) === "on";
    if (!isDuring(this.#ports.now()) || !isDuring(at)) return "offShift";
    const heard = this.#heard.get(groupId) ?? {
      ...{ devices: new Map<string, Device>(), heardAt: at, lingering: null },
      ...{ anchor: null, isStill: true, isNew: true },
    };
    const before = heard.devices.get(device);
    if (before === undefined && heard.devices.size >= DEVICES_MAX) return "flood";
    const fault = before === undefined ? null : faultAfter(before, { at, lngLat });
    if (fault !== null) return fault;
    heard.devices.set(device, { at, lngLat });
    heard.heardAt = epochMs(Math.max(heard.heardAt, at));
    heard.isNew = true;
    this.#heard.set(groupId, heard);
    return "new";
  }

  /** Called every second: what is over is forgotten first, then progress is written down. */
  tick(): NightPicture {
    const { night } = this.#ports.wall();
    const now = this.#ports.now();
    for (const groupId of [...this.#heard.keys()]) {
      const state = night.get(groupId);
      if (state === undefined || shiftPhaseOf(state, now) !== "on") this.#heard.delete(groupId);
    }
    for (const [groupId, state] of night) {
      if (state.endedAt !== null || now < state.group.to) continue;
      this.#ports.command({ kind: "end-night-group", groupId }, SHIFT);
    }
    for (const [groupId, heard] of this.#heard) {
      const state = night.get(groupId);
      if (state !== undefined && heard.isNew) this.#follow(state, heard);
      heard.isNew = false;
    }
    return { groups: this.presences(), positions: this.positions };
  }

  /** Every group on shift, one place each. */
  presences(): GroupPresence[] {
    const now = this.#ports.now();
    return [...this.#ports.wall().night].flatMap(([groupId, state]): GroupPresence[] => {
      if (shiftPhaseOf(state, now) !== "on") return [];
      const heard = this.#heard.get(groupId);
      const fresh = heard === undefined ? [] : freshOf(heard, now);
      const known = fresh.length > 0 ? fresh : [...(heard?.devices.values() ?? [])];
      const sinceAt = epochMs(Math.max(state.group.from, state.at, this.#startedAt));
      const until = epochMs(shiftEndOf(state));
      const heardAt = heard?.heardAt ?? null;
      const lngLat = known.length === 0 ? null : middleOfAll(known);
      return [{ groupId, lngLat, heardAt, sinceAt, heard: fresh.length, until }];
    });
  }

  #follow({ group, planId }: NightState, heard: Heard): void {
    const { leadUnitId: unitId } = group;
    const duty = this.#ports.wall().unit.get(unitId)?.patrol ?? null;
    if (duty === null || planId === null || duty.planId !== planId) return;
    const lngLat = middleOfAll(freshOf(heard, heard.heardAt));
    const { heardAt: at, lingering } = heard;
    stand(heard, { lngLat, at });
    const { isStill } = heard;
    const next = stopDeeds(duty, { lngLat, at, isStill, lingering });
    heard.lingering = next.lingering;
    for (const deed of next.deeds) {
      const command = { kind: "reach-patrol-stop", ...deed, planId, unitId } as const;
      this.#ports.command(command, { name: unitId, role: "unit" });
    }
  }
}

function faultAfter(before: Device, { at, lngLat }: Device): RejectionReason | null {
  if (at < before.at) return "late";
  if (at === before.at) return "dup";
  const seconds = (at - before.at) / 1000;
  // After a long silence the old place says nothing about the new one.
  if (at - before.at > GROUP_SILENT_MS) return null;
  return distanceBetween(before.lngLat, lngLat) / seconds > METRES_PER_SECOND_MAX
    ? "suspect"
    : null;
}

/** Whether the group stands, told over half a minute: between two reports nobody can tell. */
function stand(heard: Heard, { lngLat, at }: Device): void {
  const { anchor } = heard;
  if (anchor !== null && at - anchor.at < ANCHOR_MS) return;
  if (anchor !== null) {
    const pace = distanceBetween(anchor.lngLat, lngLat) / ((at - anchor.at) / 1000);
    heard.isStill = pace < STILL_METRES_PER_SECOND;
  }
  heard.anchor = { lngLat, at };
}

function freshOf({ devices }: Heard, now: EpochMs): readonly Device[] {
  return [...devices.values()].filter(({ at }) => now - at < GROUP_SILENT_MS);
}

/** Half of the devices lie on each side of it: one that strays or lags does not move the group. */
function middleOfAll(devices: readonly Device[]): LngLat {
  return [middle(devices.map(({ lngLat }) => lngLat[0])), middle(devices.map((d) => d.lngLat[1]))];
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [upper = NaN, lower = upper] = [sorted[half], sorted[half - 1]];
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
}
