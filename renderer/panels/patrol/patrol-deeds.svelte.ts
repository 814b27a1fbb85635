import type { LngLat } from "../../../shared/units/lng-lat.ts";
import { said } from "../../ui/window-preferences.svelte.ts";
import { patrolRunWords } from "../../words/patrol-run-words.ts";
import { patrolWords } from "../../words/patrol-words.ts";
import type { Desk } from "../desk.svelte.ts";
import { planInForce } from "../plan-in-force.ts";
import type { PlanInForce } from "../plan-in-force.ts";
import { PLAN_KEYS, RUN_KEYS } from "./stop-keys.ts";

/** What a person does about plans from this panel, each by a button and by its key. */
export class PatrolDeeds {
  readonly #desk: Desk;
  /** A deed that asks for a word more before it is done. */
  asking = $state<"reject" | "end" | null>(null);
  reason = $state("");

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get isLeader(): boolean {
    return this.#desk.live.actor?.role === "leader";
  }

  get force(): PlanInForce | null {
    return planInForce(this.#desk.live.wall.plan.values());
  }

  get canDecide(): boolean {
    const { patrol, live } = this.#desk;
    return live.isLive && !patrol.planning && patrol.version !== null && this.isLeader;
  }

  get canCompare(): boolean {
    const { patrol } = this.#desk;
    return patrol.versions.length + (this.force === null ? 0 : 1) > 1 && !patrol.planning;
  }

  planByKey(key: string): boolean {
    const { patrol, live } = this.#desk;
    if (!live.isLive) return false;
    if (key === PLAN_KEYS.again && !patrol.planning) void patrol.again();
    else if (key === PLAN_KEYS.stop && patrol.planning) patrol.stop();
    else if (key === PLAN_KEYS.compare && this.canCompare) patrol.comparing = !patrol.comparing;
    else if (key === PLAN_KEYS.reject && this.canDecide) this.asking = "reject";
    else if (key === PLAN_KEYS.accept && this.canDecide) void this.accept();
    else return false;
    return true;
  }

  runByKey(key: string): boolean {
    const { patrol } = this.#desk;
    if (this.force === null || !this.#desk.live.isLive) return false;
    if (key === RUN_KEYS.replan) void this.replan();
    else if (key === RUN_KEYS.send && patrol.replanned !== null) void this.send();
    else return false;
    return true;
  }

  /** One plan is in force at a time: the one before ends when the next is accepted. */
  async accept(): Promise<void> {
    const plan = this.#desk.patrol.version?.plan;
    if (plan === undefined) return;
    const before = this.force;
    const words = said(patrolWords);
    const done = await this.#desk.command({ kind: "accept-patrol-plan", plan }, words.accepted);
    if (done === null) return;
    this.#desk.patrol.drop(null);
    if (before === null) return;
    const planId = before.plan.id;
    await this.#desk.command({ kind: "end-patrol-plan", planId }, words.ended);
  }

  async reject(): Promise<void> {
    const { version } = this.#desk.patrol;
    if (version === null) return;
    const { id: planId, seed } = version.plan;
    const command = { kind: "reject-patrol-plan", planId, seed, reason: this.reason } as const;
    if ((await this.#desk.command(command, said(patrolWords).rejected)) === null) return;
    this.#desk.patrol.drop(version.letter);
    this.asking = null;
    this.reason = "";
  }

  async end(): Promise<void> {
    const { force } = this;
    this.asking = null;
    if (force === null) return;
    const command = { kind: "end-patrol-plan", planId: force.plan.id } as const;
    await this.#desk.command(command, said(patrolWords).ended);
  }

  async replan(): Promise<void> {
    const { force } = this;
    if (force !== null) await this.#desk.patrol.replan(force.plan.id, null);
  }

  async send(): Promise<void> {
    const { patrol } = this.#desk;
    if (patrol.replanned === null) return;
    const command = { kind: "revise-patrol-plan", plan: patrol.replanned.plan } as const;
    const done = await this.#desk.command(command, said(patrolRunWords).sent);
    if (done !== null) patrol.replanned = null;
  }

  /** A crew has no way to say it itself, and says it over the radio. */
  async reach(
    of: { readonly unitId: string; readonly placeId: string; readonly stopId: string },
    step: "arrived" | "left" | "skipped",
    reason: string,
  ): Promise<boolean> {
    const { force } = this;
    if (force === null) return false;
    const command = { kind: "reach-patrol-stop", planId: force.plan.id, ...of, step } as const;
    const spoken = reason === "" ? command : { ...command, reason };
    return (await this.#desk.command(spoken, said(patrolRunWords).reached)) !== null;
  }

  /** A place that was pointed at on the map goes to whom it costs least. */
  async addStop(lngLat: LngLat): Promise<void> {
    const { patrol } = this.#desk;
    patrol.adding = false;
    const named = await this.#desk.ask("describe-point", { lngLat: [...lngLat] });
    if (named === null) return;
    const placeId = `asked-${lngLat.map((degrees) => degrees.toFixed(5)).join("-")}`;
    const name = named.address === "" ? placeId : named.address;
    await patrol.edit({
      ...{ kind: "add-place", placeId, name, lngLat: [...lngLat] },
      ...{ minutes: patrol.conditions.dwellMinutes, unitId: null, position: null },
    });
  }
}
