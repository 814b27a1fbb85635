import { untrack } from "svelte";
import { isFree } from "../../shared/fold/unit-state.ts";
import { unreachable } from "../../shared/kit/assert.ts";
import type { Replanned } from "../../shared/model/patrol-change.ts";
import type { EditFigures, PatrolEdit } from "../../shared/model/patrol-edit.ts";
import type { PatrolNote } from "../../shared/model/patrol-note.ts";
import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../shared/wire/contract.ts";
import type { LiveWall } from "../live/live-wall.svelte.ts";
import { USUAL_CONDITIONS, optionsFrom } from "./patrol-conditions.ts";
import type { PatrolConditions } from "./patrol-conditions.ts";
import { planInForce } from "./plan-in-force.ts";
import type { LooseRefusal } from "./refusal-notice.ts";

/** Seeds are short enough to be read over the radio. */
export const SEED_MAX = 100_000;
/** Proposals that lie side by side at most; the oldest gives way. */
const VERSIONS_MAX = 4;
const UNDO_MAX = 50;
/** Who may send out what was planned anew. */
const SENDERS = ["dispatcher", "leader"] as const;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** What an edit cost, to be read beside the plan. */
export type EditEffect = {
  readonly edit: PatrolEdit;
  readonly before: EditFigures;
  readonly after: EditFigures;
  readonly fresh: readonly PatrolNote[];
};

/** A proposal: as it was found, and as it is after edits by hand. */
export type Version = {
  readonly letter: string;
  readonly plan: PatrolPlan;
  /** Before each edit, oldest first. */
  readonly before: readonly PatrolPlan[];
  readonly effect: EditEffect | null;
};

/** What is being read: a unit's route, and perhaps a stop of it. */
export type Reading = { readonly unitId: string; readonly stopId: string | null };

export interface PatrolPort {
  readonly live: LiveWall;
  ask<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name> | null>;
  refused(refusal: LooseRefusal): void;
  /** The rest of a plan lies before whoever may send it. */
  replanReady(): void;
}

/** This window's work on patrols: what is asked for, the proposals it has, what is being read.
 *  It belongs to the window and not to a panel, so that turning to another panel loses nothing. */
export class PatrolWork {
  readonly #port: PatrolPort;
  conditions = $state.raw<PatrolConditions>(USUAL_CONDITIONS);
  seed = $state(randomBelow(SEED_MAX));
  versions = $state.raw<readonly Version[]>([]);
  /** The letter of the version that is shown. */
  letter = $state("");
  reading = $state.raw<Reading | null>(null);
  /** The best plan so far while the station searches. */
  growing = $state.raw<PatrolPlan | null>(null);
  /** Why the last search gave nothing. */
  refusal = $state.raw<LooseRefusal | null>(null);
  /** Milliseconds the last search took; null: none yet. */
  tookMs = $state<number | null>(null);
  /** The remainder of the plan in force, planned anew and not sent. */
  replanned = $state.raw<Replanned | null>(null);
  replanning = $state(false);
  /** Two versions stand side by side. */
  comparing = $state(false);
  /** Why a click on the map means a place: a stop is to be added. */
  adding = $state(false);
  #taskId = $state<string | null>(null);
  #begunMs = 0;
  #edits: Promise<unknown> = Promise.resolve();
  /** Units that had cleared a call when the rest was last planned anew. */
  #cleared = "";

  constructor(port: PatrolPort) {
    this.#port = port;
    $effect.root(() => {
      $effect(() => this.#follow());
      $effect(() => this.#meetCleared());
    });
  }

  get planning(): boolean {
    return this.#taskId !== null;
  }

  /** 0 to 1; null: the station has not said. */
  get done(): number | null {
    if (this.#taskId === null) return null;
    return this.#port.live.progress.get(this.#taskId)?.done ?? null;
  }

  get version(): Version | null {
    return this.versions.find(({ letter }) => letter === this.letter) ?? null;
  }

  /** The plan nobody has accepted yet, as it is now. */
  get proposal(): PatrolPlan | null {
    return this.growing ?? this.version?.plan ?? null;
  }

  /** Units that can be planned, by id. */
  get freeUnits(): readonly string[] {
    return [...this.#port.live.wall.unit].flatMap(([id, unit]) => (isFree(unit) ? [id] : []));
  }

  /** One key: a search with the conditions as they stand, unless there is something to read. */
  async begin(): Promise<void> {
    const force = planInForce(this.#port.live.wall.plan.values());
    if (this.proposal === null && force === null) await this.plan();
  }

  async plan(): Promise<void> {
    if (this.planning) return;
    const taskId = `plan-${randomBelow(2 ** 32).toString(36)}-${this.seed}`;
    this.#taskId = taskId;
    this.#begunMs = performance.now();
    this.refusal = null;
    const output = await this.#port.ask("plan-patrol", { taskId, ...this.#question() });
    if (this.#taskId !== taskId) return;
    this.#taskId = null;
    this.tookMs = performance.now() - this.#begunMs;
    const plan = output?.plan ?? this.growing;
    this.growing = null;
    if (plan !== null) this.#take(plan);
    const refusal = output?.refusal ?? null;
    if (refusal === null || plan !== null) return;
    this.refusal = refusal;
    this.#port.refused(refusal);
  }

  /** Another plan for the same hours: near as good, and not to be foreseen. */
  async again(): Promise<void> {
    this.seed = randomBelow(SEED_MAX);
    await this.plan();
  }

  /** The last plan that was shown is whole, and stays as the proposal. */
  stop(): void {
    const taskId = this.#taskId;
    if (taskId === null) return;
    this.#taskId = null;
    void this.#port.ask("cancel-task", { taskId });
    this.tookMs = performance.now() - this.#begunMs;
    if (this.growing !== null) this.#take(this.growing);
    this.growing = null;
  }

  /** Edits follow one another: each begins from the plan that the last one left. */
  edit(edit: PatrolEdit): Promise<void> {
    const next = this.#edits.then(() => this.#edit(edit));
    this.#edits = next;
    return next;
  }

  get canUndo(): boolean {
    return (this.version?.before.length ?? 0) > 0;
  }

  undo(): void {
    const { version } = this;
    const plan = version?.before.at(-1);
    if (version === null || plan === undefined) return;
    this.#put({ ...version, plan, before: version.before.slice(0, -1), effect: null });
  }

  /** Leaves a version; null: all of them. */
  drop(letter: string | null): void {
    this.versions = letter === null ? [] : this.versions.filter((one) => one.letter !== letter);
    this.letter = this.versions.at(-1)?.letter ?? "";
    this.comparing = false;
    this.adding = false;
    if (this.versions.length === 0) this.reading = null;
  }

  read(unitId: string, stopId: string | null = null): void {
    this.reading = { unitId, stopId };
  }

  /** What is ahead of the plan in force, planned anew; it is shown and not sent. */
  async replan(planId: string, unitIds: readonly string[] | null): Promise<boolean> {
    if (this.replanning) return false;
    this.replanning = true;
    const asked = { planId, unitIds: unitIds === null ? null : [...unitIds] };
    const output = await this.#port.ask("replan-patrol", asked);
    this.replanning = false;
    if (output === null) return false;
    if (output.refusal !== null) this.#port.refused(output.refusal);
    this.replanned = output.replanned;
    return output.replanned !== null;
  }

  #question(): Omit<RequestInput<"plan-patrol">, "taskId"> {
    const { conditions, seed, version } = this;
    const { excluded, hours } = conditions;
    const now = this.#port.live.second;
    const locked = version?.plan.routes.some((route) => route.stops.some((stop) => stop.locked));
    return {
      hours,
      seed,
      unitIds: excluded.length === 0 ? null : this.freeUnits.filter((id) => !excluded.includes(id)),
      options: optionsFrom(conditions, now),
      ...(version !== null && locked === true ? { keep: version.plan } : {}),
    };
  }

  /** Draws the best plan so far as soon as the station says it. */
  #follow(): void {
    const taskId = this.#taskId;
    const plan = taskId === null ? undefined : this.#port.live.progress.get(taskId)?.plan;
    if (plan === undefined || plan === this.growing) return;
    if (this.growing === null) performance.measure("patrol first plan", { start: this.#begunMs });
    this.growing = plan;
  }

  /** A unit that clears its call has the rest planned anew before whoever may send it out. */
  #meetCleared(): void {
    const { wall, actor, isLive } = this.#port.live;
    if (!isLive || actor === null || !SENDERS.some((role) => role === actor.role)) return;
    const force = planInForce(wall.plan.values());
    const planId = force?.plan.id ?? "";
    const units = [...wall.unit].flatMap(([id, { patrol }]) =>
      patrol?.progress === "cleared" && patrol.planId === planId ? [`${id} ${patrol.since}`] : [],
    );
    const cleared = units.join();
    if (cleared === this.#cleared) return;
    this.#cleared = cleared;
    if (cleared === "" || force === null) return;
    void untrack(() => this.replan(planId, null)).then((is) => is && this.#port.replanReady());
  }

  async #edit(edit: PatrolEdit): Promise<void> {
    const { version } = this;
    if (version === null) return;
    const start = performance.now();
    const output = await this.#port.ask("edit-patrol", { plan: version.plan, edit });
    if (output === null) return;
    if (output.refusal !== null) this.#port.refused(output.refusal);
    const { edited } = output;
    if (edited === null || !this.versions.includes(version)) return;
    const { plan, before, after, fresh } = edited;
    const undo = [...version.before, version.plan].slice(-UNDO_MAX);
    this.#put({ ...version, plan, before: undo, effect: { edit, before, after, fresh } });
    this.reading = readingAfter(this.reading, edit, plan);
    performance.measure("patrol edit", { start });
  }

  #take(plan: PatrolPlan): void {
    const last = this.versions.at(-1);
    const index = last === undefined ? 0 : LETTERS.indexOf(last.letter) + 1;
    const letter = LETTERS[index % LETTERS.length] ?? "A";
    const version = { letter, plan, before: [], effect: null };
    this.versions = [...this.versions, version].slice(-VERSIONS_MAX);
    this.letter = letter;
  }

  #put(version: Version): void {
    this.versions = this.versions.map((one) => (one.letter === version.letter ? version : one));
  }
}

/** The eye follows the stop that was edited. */
function readingAfter(before: Reading | null, edit: PatrolEdit, plan: PatrolPlan): Reading | null {
  switch (edit.kind) {
    case "move-stop":
    case "lock-stop":
    case "set-dwell": {
      const { stopId } = edit;
      const route = plan.routes.find(({ stops }) => stops.some((stop) => stop.stopId === stopId));
      return route === undefined ? before : { unitId: route.unitId, stopId };
    }
    case "drop-stop":
      return before === null ? null : { ...before, stopId: null };
    case "exclude-unit":
      return before?.unitId === edit.unitId ? null : before;
    case "add-place": {
      const { placeId } = edit;
      for (const { unitId, stops } of plan.routes) {
        const stop = stops.find((one) => one.placeId === placeId);
        if (stop !== undefined) return { unitId, stopId: stop.stopId };
      }
      return before;
    }
    default:
      return unreachable(edit);
  }
}

export function randomBelow(limit: number): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return Math.floor((word / 2 ** 32) * limit);
}
