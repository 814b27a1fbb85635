import { getContext, setContext } from "svelte";
import type { Command } from "../../shared/commands/command.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import { lngLatOf } from "../../shared/model/position.ts";
import type { Selection } from "../../shared/model/selection.ts";
import type { SightingStatus } from "../../shared/model/sighting.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import type { Moment } from "../../shared/units/moment.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../shared/wire/contract.ts";
import { RequestFailure } from "../bridge/request-failure.ts";
import type { WireClient } from "../bridge/wire-client.ts";
import type { Family } from "../live/family.ts";
import type { LiveWall } from "../live/live-wall.svelte.ts";
import { freshnessOf, freshnessOver } from "../live/staleness.ts";
import type { Freshness } from "../live/staleness.ts";
import { ALL_FAMILIES_SHOWN } from "../map/families.ts";
import type { FamilySwitches } from "../map/families.ts";
import type { PlainPanelName } from "../scenes/boards.ts";
import { Notices } from "../ui/notices.svelte.ts";
import { SoundOutput } from "../ui/sound-output.svelte.ts";
import { said } from "../ui/window-preferences.svelte.ts";
import { controlWords } from "../words/control-words.ts";
import { patrolRunWords } from "../words/patrol-run-words.ts";
import { refusalWords } from "../words/refusal-words.ts";
import { AlarmWork } from "./alarm-work.svelte.ts";
import { ClosureWork } from "./closure-work.svelte.ts";
import { CryWork } from "./cry-work.svelte.ts";
import type { GuardView } from "./guard-view.ts";
import { GridWork } from "./grid-work.svelte.ts";
import { HandoffWork } from "./handoff-work.svelte.ts";
import { MarkingWork } from "./marking-work.svelte.ts";
import { MusterWork } from "./muster-work.svelte.ts";
import { NearWork } from "./near-work.svelte.ts";
import { NightWork } from "./night-work.svelte.ts";
import { RingWork } from "./ring-work.svelte.ts";
import { PatrolWork } from "./patrol-work.svelte.ts";
import { refusalNotice } from "./refusal-notice.ts";
import type { LooseRefusal } from "./refusal-notice.ts";
import { SceneWork } from "./scene-work.svelte.ts";
import { TourWork } from "./tour-work.svelte.ts";
import { placeOf } from "./thing-name.ts";
import { TrailWork } from "./trail-work.svelte.ts";
import { undoStepOf } from "./undo-step.ts";
import type { UndoStep } from "./undo-step.ts";
import { UndoSteps } from "./undo-steps.svelte.ts";

/** What a panel may ask the wall to bring before the eye. */
export type Place = PlainPanelName | "report" | "search";

/** The last thing seen of something that reports its position or health. */
export type Seen = {
  readonly at: number;
  readonly receivedAt: number;
  readonly lngLat: LngLat | null;
  readonly heading: number | null;
  readonly speed: number | null;
  readonly interval: number;
  readonly value: number | null;
  readonly status: SightingStatus;
};

/** One window's desk: the live wall, and what belongs to this window alone. */
export class Desk {
  readonly live: LiveWall;
  readonly notices = new Notices();
  /** The loudspeaker here. */
  readonly sound = new SoundOutput();
  /** Which families of the map are shown here. */
  families = $state.raw<FamilySwitches>(ALL_FAMILIES_SHOWN);
  /** Plans nobody has accepted yet, and what is read of them: drawn, and sent to no one. */
  readonly patrol: PatrolWork;
  /** Groups on foot for a night. */
  readonly night: NightWork;
  /** The ring around somebody who is missing. */
  readonly ring: RingWork;
  /** Who and what is near, and near what. */
  readonly near: NearWork;
  /** Alarms: which one is looked at, and what is done with it. */
  readonly alarms: AlarmWork;
  /** Who calls for help. */
  readonly cries: CryWork;
  /** Closing streets. */
  readonly closures: ClosureWork;
  /** Calling the roll, and calling everybody in a ring. */
  readonly musters: MusterWork;
  /** Drawing on the map. */
  readonly markings: MarkingWork;
  /** The way that a unit came. */
  readonly trails: TrailWork;
  /** Tours of cameras at waters. */
  readonly tours: TourWork;
  /** Handing calls to other bodies. */
  readonly handoffs: HandoffWork;
  /** What the displays show. */
  readonly scenes: SceneWork;
  /** Who answers for a place. */
  readonly grid: GridWork;
  /** What this window did and may take back. */
  readonly undo = new UndoSteps();
  /** Where the map should look; a new object asks again. */
  lookAt = $state.raw<{ readonly lngLat: LngLat } | null>(null);
  /** Places that the map should show all at once; a new list asks again. */
  lookOver = $state.raw<readonly LngLat[]>([]);
  /** Why a click on the map means a place and not a thing; empty: it does not. */
  picking = $state<
    "" | "report" | "locate" | "patrol" | "near" | "closure" | "ring" | "muster" | "marking"
  >("");
  /** Positions of a file that is not imported yet. */
  preview = $state.raw<readonly LngLat[]>([]);
  /** Which list of the guard panel is looked at. */
  guardView = $state<GuardView>("alerts");
  /** Counts the wishes to see the whole city, and to come back from it. */
  refits = $state(0);
  /** Counts the wishes that the map have the keyboard. */
  mapCalls = $state(0);
  /** The ways of the plan in force are drawn on the map. */
  showsRoutes = $state(false);
  readonly #client: WireClient;
  #open: (place: Place) => void = () => undefined;

  constructor(of: { readonly live: LiveWall; readonly client: WireClient }) {
    this.live = of.live;
    this.#client = of.client;
    this.alarms = new AlarmWork(of.live);
    this.cries = new CryWork(this);
    this.patrol = new PatrolWork(this);
    this.night = new NightWork(this);
    this.ring = new RingWork(this);
    this.near = new NearWork(this);
    this.closures = new ClosureWork(this);
    this.musters = new MusterWork(this);
    this.markings = new MarkingWork(this);
    this.trails = new TrailWork(this);
    this.tours = new TourWork(this);
    this.handoffs = new HandoffWork(this);
    this.scenes = new SceneWork(this);
    this.grid = new GridWork(this);
  }

  /** The station's time, epoch ms, in whole seconds; what ages on screen follows it. */
  get now(): number {
    return this.live.second;
  }

  /** The same instant by both clocks; durations go by the monotonic one. */
  get moment(): Moment {
    return { at: epochMs(this.now), steady: this.live.steady };
  }

  /** The wall says how it brings a panel before the eye. */
  bringBy(open: (place: Place) => void): void {
    this.#open = open;
  }

  /** Brings a panel before the eye and gives it the keyboard. */
  open(place: Place): void {
    this.#open(place);
  }

  refit(): void {
    this.refits += 1;
  }

  pointAtMap(): void {
    this.mapCalls += 1;
  }

  toggleFamily(family: Family): void {
    this.families = { ...this.families, [family]: !this.families[family] };
  }

  show(lngLat: LngLat | null): void {
    if (lngLat !== null) this.lookAt = { lngLat };
  }

  /** Null: this thing never reported. */
  seen(key: EntityKey): Seen | null {
    const columns = this.live.sightings;
    // Once a second is often enough for lists; the map follows every frame by itself.
    const row = this.now < 0 ? -1 : columns.rowOf(key);
    const at = numberAt(columns.at, row);
    if (at === null) return null;
    const [lng, lat] = [numberAt(columns.lng, row), numberAt(columns.lat, row)];
    return {
      at,
      receivedAt: numberAt(columns.receivedAt, row) ?? at,
      lngLat: lng === null || lat === null ? null : [lng, lat],
      heading: numberAt(columns.heading, row),
      speed: numberAt(columns.speed, row),
      interval: numberAt(columns.interval, row) ?? 0,
      value: numberAt(columns.value, row),
      status: columns.statusAt(row),
    };
  }

  /** Where a thing is now: where it was seen, or where its file or report has it. */
  placeOf({ kind, id, lngLat }: Selection): LngLat | null {
    if (kind === "point" || kind === "place") return lngLat;
    if (kind !== "unit") return placeOf(this.live.wall, kind, id) ?? lngLat;
    const home = this.live.wall.unit.get(id)?.unit?.home;
    return this.seen(`unit:${id}`)?.lngLat ?? (home === undefined ? null : lngLatOf(home));
  }

  /** Where a unit was seen last; null: never. */
  unitPlace(unitId: string): LngLat | null {
    return this.seen(`unit:${unitId}`)?.lngLat ?? null;
  }

  /** How much of what was seen may still be believed; "never": nothing was. */
  freshness(seen: Seen | null): Freshness | "never" {
    if (seen === null) return "never";
    const own = freshnessOf(this.now - seen.at, seen.interval * 1000);
    return freshnessOver(own, this.live.isLive);
  }

  /** Points every window at one thing; a window without a line points for itself. */
  select(selection: Selection | null): void {
    this.live.select(selection).catch((error: unknown) => {
      if (!(error instanceof RequestFailure)) throw error;
      console.warn("the other windows were not told of the selection", error);
    });
  }

  /** Asks the station; what goes wrong is said on screen and answered with null. */
  async ask<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name> | null> {
    // What is found names people and homes; while strangers look on nothing is looked for.
    if (name === "search" && this.live.visited) return null;
    try {
      return await this.#client.request(name, input);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.#sayFailure(error);
      return null;
    }
  }

  /** Asks for what only makes the picture richer: without an answer it stays as it is. */
  async askQuietly<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name> | null> {
    try {
      return await this.#client.request(name, input);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      console.warn(`${name} was not answered`, error);
      return null;
    }
  }

  /** Asks for something to be done.  Null: refused, and said why; else what it was about.  With no
   *  words it is done without a notice. */
  async command(command: Command, done: string): Promise<{ readonly key: string } | null> {
    const before = this.live.wall;
    const answered = await this.#order(command);
    if (answered === null) return null;
    if (done !== "") this.notices.add({ severity: "done", text: done, mend: "" });
    const { undone: reason } = said(controlWords);
    const step = undoStepOf({ command, before, ...answered, now: this.now, reason });
    if (step !== null) this.undo.add(step);
    return answered;
  }

  /** The same asked for several things that are one deed to a person: said once, and taken back
   *  as one.  True: all of it was done. */
  async commandAll(commands: readonly Command[], done: string): Promise<boolean> {
    const steps: UndoStep[] = [];
    let all = true;
    for (const command of commands) {
      const before = this.live.wall;
      const answered = await this.#order(command);
      all = answered !== null;
      if (answered === null) break;
      const { undone: reason } = said(controlWords);
      const step = undoStepOf({ command, before, ...answered, now: this.now, reason });
      if (step !== null) steps.push(step);
    }
    const [first] = steps;
    if (first !== undefined) {
      this.undo.add({ ...first, back: steps.flatMap(({ back }) => back).reverse() });
      this.notices.add({ severity: "done", text: done, mend: "" });
    }
    return all;
  }

  /** Takes back a step of this window; it is not a step of its own. */
  async undoStep(step: UndoStep, done: string): Promise<boolean> {
    this.undo.drop(step);
    for (const command of step.back) if ((await this.#order(command)) === null) return false;
    this.notices.add({ severity: "done", text: done, mend: "" });
    return true;
  }

  async #order(command: Command): Promise<{ readonly key: string } | null> {
    const answer = await this.ask("command", { command });
    if (answer === null) return null;
    if (answer.refusal === null) return { key: answer.key ?? "" };
    this.refused(answer.refusal);
    return null;
  }

  refused(refusal: LooseRefusal): void {
    this.notices.add(refusalNotice(refusal, this.live.wall));
  }

  replanReady(): void {
    const { replanned, clearedMend } = said(patrolRunWords);
    this.notices.add({ severity: "note", text: replanned, mend: clearedMend });
  }

  #sayFailure(failure: RequestFailure): void {
    const words = said(refusalWords);
    const ours = ["disconnected", "timed-out", "busy"].includes(failure.code);
    this.notices.add({
      severity: ours ? "note" : "fault",
      text: ours ? words.lost : words.broken(failure.message),
      mend: ours ? words.lostMend : words.unknownMend,
    });
  }
}

const DESK = Symbol("desk");

export function setDesk(desk: Desk): void {
  setContext(DESK, desk);
}

/** The same for a component that is mounted by itself. */
export function deskContext(desk: Desk): Map<unknown, unknown> {
  return new Map([[DESK, desk]]);
}

export function getDesk(): Desk {
  return getContext<Desk>(DESK);
}

function numberAt(column: Float64Array | Float32Array, row: number): number | null {
  const value = column[row];
  return value === undefined || Number.isNaN(value) ? null : value;
}
