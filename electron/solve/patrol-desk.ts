import type { WallEvent } from "../../shared/events/event.ts";
import { closuresInForce } from "../../shared/fold/closure-state.ts";
import { shiftPhaseOf } from "../../shared/fold/night-state.ts";
import type { PlanState } from "../../shared/fold/plan-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { PatrolComparison, Replanned } from "../../shared/model/patrol-change.ts";
import type { PatrolLedger, PlaceDose } from "../../shared/model/patrol-dose.ts";
import type { EditedPlan, PatrolEdit } from "../../shared/model/patrol-edit.ts";
import type { PatrolOptions } from "../../shared/model/patrol-options.ts";
import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import { entityIdOf, entityKindOf } from "../../shared/model/entity-key.ts";
import type { Sighting } from "../../shared/model/sighting.ts";
import type { Place } from "../../shared/model/place.ts";
import { withClosureNotes } from "../../shared/patrol/closure-notes.ts";
import { comparePlans } from "../../shared/patrol/compare-plans.ts";
import { countedDemand } from "../../shared/patrol/demand.ts";
import { DoseMeter } from "../../shared/patrol/dose-meter.ts";
import { debtsFrom, deliveredToday, dosesOf } from "../../shared/patrol/dose-of.ts";
import { planFile } from "../../shared/patrol/export-plan.ts";
import type { ExportAs, PlanFile } from "../../shared/patrol/export-plan.ts";
import { ledgerFrom } from "../../shared/patrol/ledger.ts";
import { USUAL_OPTIONS, patrolRequestFrom } from "../../shared/patrol/patrol-request.ts";
import type { PatrolAsk } from "../../shared/patrol/patrol-request.ts";
import { nightRequestFrom } from "../../shared/patrol/night-request.ts";
import type { PrintLanguage } from "../../shared/patrol/patrol-text.ts";
import { requestOfPlan, requestWithStops } from "../../shared/patrol/plan-draft.ts";
import { USUAL_RULES } from "../../shared/patrol/plan-request.ts";
import type { PatrolRequest } from "../../shared/patrol/plan-request.ts";
import { standingFrom } from "../../shared/patrol/standing-from.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { SolveLane } from "./solve-lane.ts";

type AnyRefusal = { readonly kind: string };
type Answer<Value> = Promise<Result<Value, AnyRefusal>>;

/** Requests that are kept for edits; the oldest is forgotten and made anew from its plan. */
const REQUESTS_MAX = 8;

/** What the patrol desk is given by the station. */
export interface PatrolPorts {
  readonly station: string;
  now(): EpochMs;
  /** Minutes that the wall clock is ahead of UTC. */
  utcOffsetMinutes(): number;
  wall(): WallState;
  /** Places of the classes that a patrol goes by. */
  places(): readonly Place[];
  lastPlace(unitId: string): LngLat | null;
  append(events: readonly WallEvent[]): void;
}

export type PlanAsk = {
  readonly taskId: string;
  readonly hours: number;
  readonly seed: number;
  readonly unitIds: readonly string[] | null;
  readonly options?: PatrolOptions | undefined;
  readonly keep?: PatrolPlan | undefined;
  /** Groups on foot, instead of units. */
  readonly groupIds?: readonly string[] | undefined;
};

export type GrowingPlan = { readonly done: number; readonly plan: PatrolPlan | null };

/** Everything about patrols that a window may ask: planned, edited, planned anew, measured. */
export class PatrolDesk {
  readonly #plans: SolveLane;
  readonly #questions: SolveLane;
  readonly #ports: PatrolPorts;
  readonly #requests = new Map<string, PatrolRequest>();
  readonly #meter = new DoseMeter();

  /** Plans take seconds; edits must not wait for them. */
  constructor(
    lanes: { readonly plans: SolveLane; readonly people: SolveLane },
    ports: PatrolPorts,
  ) {
    this.#plans = lanes.plans;
    this.#questions = lanes.people;
    this.#ports = ports;
  }

  async plan(of: PlanAsk, onProgress: (growing: GrowingPlan) => void): Answer<PatrolPlan> {
    const now = this.#ports.now();
    if (of.hours <= 0) return err({ kind: "shift-empty" });
    const id = `plan-${this.#ports.station}-${now}-${of.seed}`;
    const request = of.groupIds ? this.#nightRequest(of, id) : this.#requestFor(of, id);
    if (request.endAt <= request.startAt) return err({ kind: "shift-empty" });
    if (request.units.length === 0) return err({ kind: "fleet-empty" });
    if (request.places.length === 0) return err({ kind: "places-none" });
    this.#keep(request);
    const show = (done: number, plan: PatrolPlan | null) => onProgress({ done, plan });
    const task = { kind: "patrol", request } as const;
    const plan = await this.#plans.ask(task, { taskId: of.taskId, onProgress: show });
    return plan.ok ? ok(withClosureNotes(plan.value, null, this.#closures(now))) : plan;
  }

  async edit(of: { readonly plan: PatrolPlan; readonly edit: PatrolEdit }): Answer<EditedPlan> {
    const request = this.#requestOf(of.plan);
    const edited = await this.#questions.ask({ kind: "patrol-edit", request, ...of });
    return edited.ok ? edited.value : edited;
  }

  async replan(of: {
    readonly planId: string;
    readonly unitIds: readonly string[] | null;
  }): Answer<Replanned> {
    const state = this.#ports.wall().plan.get(of.planId);
    const plan = state?.plan ?? null;
    if (state === undefined || plan === null) return err({ kind: "plan-unknown" });
    if (state.endedAt !== null) return err({ kind: "plan-ended" });
    const now = this.#ports.now();
    if (plan.endAt <= now) return err({ kind: "shift-empty" });
    const delivered = this.#delivered(now);
    const lastPlace = (unitId: string) => this.#ports.lastPlace(unitId);
    const asked = { now, unitIds: of.unitIds, lastPlace, delivered };
    const standing = standingFrom(this.#ports.wall(), state, asked);
    const request = this.#requestOf(plan);
    const task = { kind: "patrol-replan", request, plan, standing } as const;
    const replanned = await this.#questions.ask(task);
    if (!replanned.ok) return replanned;
    const noted = withClosureNotes(replanned.value.plan, plan, this.#closures(now));
    return ok({ ...replanned.value, plan: noted });
  }

  compare(of: { readonly first: PatrolPlan; readonly second: PatrolPlan }): PatrolComparison {
    return comparePlans(of.first, of.second);
  }

  exportPlan(of: {
    readonly plan: PatrolPlan;
    readonly as: ExportAs;
    readonly unitId: string | null;
    readonly language: PrintLanguage;
  }): PlanFile {
    return planFile(of.plan, { ...of, utcOffsetMinutes: this.#ports.utcOffsetMinutes() });
  }

  dose(planId: string): Result<readonly PlaceDose[], AnyRefusal> {
    const state = this.#ports.wall().plan.get(planId);
    if (state === undefined) return err({ kind: "plan-unknown" });
    return ok(dosesOf(state, this.#ports.now()));
  }

  ledger(days: number): PatrolLedger {
    const { incident } = this.#ports.wall();
    return ledgerFrom({
      ...{ plans: this.#plansKnown(), incidents: incident.values(), toAt: this.#ports.now(), days },
      utcOffsetMinutes: this.#ports.utcOffsetMinutes(),
      cellMinutesMax: USUAL_RULES.cellMinutesMax,
    });
  }

  /** Where a unit is: presence at the places of its plan counts as delivered dose. */
  sight({ thing, at, lngLat, speed }: Sighting): void {
    if (lngLat === null || entityKindOf(thing) !== "unit") return;
    const { unit, plan } = this.#ports.wall();
    const unitId = entityIdOf(thing);
    const patrol = unit.get(unitId)?.patrol ?? null;
    const planId = patrol?.progress === "suspended" ? undefined : patrol?.planId;
    const state = planId === undefined ? undefined : plan.get(planId);
    if (state === undefined || state.plan === null || state.endedAt !== null) return;
    if (state.forNight) return;
    this.#meter.take(state.plan, { unitId, at, lngLat, speed });
  }

  /** Puts counted presence on disk; called now and then. */
  writeDose(): void {
    const due = this.#meter.due(this.#ports.now());
    if (due.length > 0) this.#ports.append(due);
  }

  #nightRequest(of: PlanAsk, id: string): PatrolRequest {
    const { night } = this.#ports.wall();
    const groups = (of.groupIds ?? []).flatMap((groupId) => {
      const state = night.get(groupId);
      const isOver = state === undefined || shiftPhaseOf(state, this.#ports.now()) === "over";
      return isOver ? [] : [state.group];
    });
    return nightRequestFrom(this.#ports.wall(), this.#askFor(of, id), groups);
  }

  #requestFor(of: PlanAsk, id: string): PatrolRequest {
    return patrolRequestFrom(this.#ports.wall(), this.#askFor(of, id));
  }

  #askFor(of: PlanAsk, id: string): PatrolAsk {
    const ports = this.#ports;
    const [wall, now] = [ports.wall(), ports.now()];
    const utcOffsetMinutes = ports.utcOffsetMinutes();
    return {
      ...{ id, now, hours: of.hours, seed: of.seed, unitIds: of.unitIds, utcOffsetMinutes },
      places: ports.places(),
      lastPlace: (unitId) => ports.lastPlace(unitId),
      demand: countedDemand(wall.incident.values(), { now, utcOffsetMinutes }),
      options: of.options ?? USUAL_OPTIONS,
      debts: debtsFrom(this.#plansKnown(), now),
      delivered: this.#delivered(now),
      keep: of.keep ?? null,
    };
  }

  #closures(now: EpochMs) {
    return closuresInForce(this.#ports.wall().closure.values(), now);
  }

  #delivered(now: EpochMs): ReadonlyMap<string, number> {
    return deliveredToday(this.#plansKnown(), now, this.#ports.utcOffsetMinutes());
  }

  /** Of the ordinary patrol: groups on foot have no terminals that could deliver a dose. */
  #plansKnown(): readonly PlanState[] {
    return [...this.#ports.wall().plan.values()].filter(({ forNight }) => !forNight);
  }

  /** What a plan was made from; after a restart as good as it can be told from the plan. */
  #requestOf(plan: PatrolPlan): PatrolRequest {
    const known = this.#requests.get(plan.id);
    if (known !== undefined) return known;
    const hours = (plan.endAt - plan.startAt) / 3_600_000;
    const asked = { taskId: plan.id, hours, seed: plan.seed, unitIds: null };
    const fresh = this.#requestFor(asked, plan.id);
    const request = requestWithStops(requestOfPlan(fresh, plan), plan);
    this.#keep(request);
    return request;
  }

  #keep(request: PatrolRequest): void {
    this.#requests.set(request.id, request);
    for (const oldest of this.#requests.keys()) {
      if (this.#requests.size <= REQUESTS_MAX) break;
      this.#requests.delete(oldest);
    }
  }
}
