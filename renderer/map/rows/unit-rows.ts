import { SIGHTING_STATUSES } from "../../../shared/model/sighting.ts";
import type { Unit } from "../../../shared/model/unit.ts";
import { lngLatOf } from "../../../shared/model/position.ts";
import { FAMILY_OF_UNIT } from "../families.ts";
import type { Family } from "../../live/family.ts";
import type { MapClock, MapUnit, MapWall, SightingColumns } from "../map-input.ts";
import { glyphCode, glyphOfUnit, LIVE } from "../symbols/glyph.ts";
import type { Activity } from "../symbols/glyph.ts";
import { writeFreshness } from "./freshness.ts";
import { Slots } from "./slots.ts";
import { takePositions } from "./write-attributes.ts";

const ALARM = SIGHTING_STATUSES.indexOf("alarm");
/** Slower than this stands: its heading is of no use, metres a second. */
const MOVING_SPEED = 0.7;

/** Moving things of one family as columns by slot, brought up to date once an update. */
export class UnitRows {
  readonly family: Family;
  readonly slots = new Slots();
  lng = new Float64Array(64).fill(NaN);
  lat = new Float64Array(64).fill(NaN);
  /** Degrees from north; NaN: unknown or standing. */
  heading = new Float32Array(64).fill(NaN);
  freshness = new Uint8Array(64);
  codes = new Uint16Array(64);
  /** Engaged units keep their place when labels are dropped; alarms stand above everything. */
  weight = new Uint8Array(64);
  /** Slots with a position, alarms last. */
  drawn = new Int32Array(64);
  drawnCount = 0;

  held = 0;
  readonly callSigns: string[] = [];
  #units: MapWall["unit"] | null = null;
  #present = new Uint8Array(64);
  #activity: Activity[] = [];
  #glyphs: Unit[] = [];

  constructor(family: Family) {
    this.family = family;
  }

  update(units: MapWall["unit"], sightings: SightingColumns, clock: MapClock): void {
    if (this.#units !== units) this.#takeUnits(units);
    const { at, interval } = sightings;
    this.slots.link(sightings.things, "unit:");
    const { count, rowOf } = this.slots;
    takePositions(this, count, rowOf, sightings);
    writeFreshness(this.freshness, count, rowOf, { at, interval, ...clock });
    this.#quieten(sightings.speed);
    this.#draw(sightings.status);
  }

  #takeUnits(units: MapWall["unit"]): void {
    this.#units = units;
    this.#present.fill(0);
    for (const [id, state] of units) {
      const { unit } = state;
      if (unit === null || FAMILY_OF_UNIT[unit.class] !== this.family) continue;
      // Where somebody is after the shift is nobody's business.
      if (state.duty === "off") continue;
      const slot = this.slots.take(id);
      this.#reserve(this.slots.count);
      this.#present[slot] = 1;
      this.callSigns[slot] = unit.callSign;
      this.#activity[slot] = activityOf(state);
      this.#glyphs[slot] = unit;
      const home = lngLatOf(unit.home);
      // Never seen: it stands at home, hollow, until it reports.
      if (Number.isNaN(this.lng[slot]) && home !== null) {
        [this.lng[slot], this.lat[slot]] = home;
      }
    }
  }

  /** A heading at rest is noise: the notch is for what moves. */
  #quieten(speed: Float32Array): void {
    const { count, rowOf } = this.slots;
    for (let slot = 0; slot < count; slot += 1) {
      const row = rowOf[slot] ?? -1;
      const moves = row >= 0 && (speed[row] ?? 0) > MOVING_SPEED;
      if (!moves || this.freshness[slot] !== LIVE) this.heading[slot] = NaN;
    }
  }

  #draw(status: Uint8Array): void {
    const { count, rowOf } = this.slots;
    let drawn = 0;
    let alarms = 0;
    this.held = 0;
    for (let slot = 0; slot < count; slot += 1) {
      if (this.#present[slot] === 0) continue;
      const row = rowOf[slot] ?? -1;
      const calls = row >= 0 && status[row] === ALARM;
      const activity: Activity = calls ? "alarm" : (this.#activity[slot] ?? "rest");
      const unit = this.#glyphs[slot];
      if (unit !== undefined) {
        this.codes[slot] = glyphCode(glyphOfUnit(unit.class, unit.mode), activity);
      }
      this.weight[slot] = calls ? 3 : activity === "busy" ? 2 : activity === "off" ? 0 : 1;
      if (Number.isNaN(this.lng[slot])) this.held += 1;
      else if (calls) alarms += 1;
      else {
        this.drawn[drawn] = slot;
        drawn += 1;
      }
    }
    this.drawnCount = drawn;
    if (alarms > 0) this.#appendAlarms();
  }

  #appendAlarms(): void {
    for (let slot = 0; slot < this.slots.count; slot += 1) {
      if (this.#present[slot] === 0 || this.weight[slot] !== 3) continue;
      if (Number.isNaN(this.lng[slot])) continue;
      this.drawn[this.drawnCount] = slot;
      this.drawnCount += 1;
    }
  }

  #reserve(count: number): void {
    if (count <= this.lng.length) return;
    const size = this.lng.length * 2;
    this.lng = grown(this.lng, new Float64Array(size).fill(NaN));
    this.lat = grown(this.lat, new Float64Array(size).fill(NaN));
    this.heading = grown(this.heading, new Float32Array(size).fill(NaN));
    this.freshness = grown(this.freshness, new Uint8Array(size));
    this.codes = grown(this.codes, new Uint16Array(size));
    this.weight = grown(this.weight, new Uint8Array(size));
    this.drawn = grown(this.drawn, new Int32Array(size));
    this.#present = grown(this.#present, new Uint8Array(size));
  }
}

function activityOf(state: MapUnit): Activity {
  if (state.duty === "off") return "off";
  if (state.engagement === null) return "rest";
  return state.engagement.step === "on-scene" || state.engagement.step === "handling"
    ? "there"
    : "busy";
}

function grown<Column extends Float64Array | Float32Array | Uint8Array | Uint16Array | Int32Array>(
  from: Column,
  to: Column,
): Column {
  to.set(from);
  return to;
}
