import type { PatrolPlan } from "../../../shared/model/patrol-plan.ts";
import type { Desk } from "../desk.svelte.ts";

/** Seeds are short enough to be read over the radio. */
const SEED_MAX = 100_000;

/** Asking for a plan: how long, which seed, how far it is. */
export class PatrolAsk {
  readonly #desk: Desk;
  hours = $state(4);
  seed = $state(randomBelow(SEED_MAX));
  #taskId = $state<string | null>(null);
  /** Milliseconds the last answer took; null: none yet. */
  tookMs = $state<number | null>(null);
  refusal = $state<string | null>(null);

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get planning(): boolean {
    return this.#taskId !== null;
  }

  /** 0 to 1; null: the station has not said. */
  get done(): number | null {
    if (this.#taskId === null) return null;
    return this.#desk.live.progress.get(this.#taskId)?.done ?? null;
  }

  async plan(): Promise<PatrolPlan | null> {
    if (this.planning) return null;
    const taskId = `plan-${randomBelow(2 ** 32).toString(36)}-${this.seed}`;
    this.#taskId = taskId;
    const begun = performance.now();
    const { hours, seed } = this;
    const output = await this.#desk.ask("plan-patrol", { taskId, hours, seed, unitIds: null });
    if (this.#taskId !== taskId) return null;
    this.#taskId = null;
    this.tookMs = performance.now() - begun;
    if (output !== null && output.refusal !== null) this.#desk.refused(output.refusal);
    if (output?.plan !== null && output?.plan !== undefined) this.#desk.proposal = output.plan;
    return output?.plan ?? null;
  }

  /** Another plan for the same hours: near as good, and not to be foreseen. */
  async again(): Promise<void> {
    this.seed = randomBelow(SEED_MAX);
    await this.plan();
  }

  stop(): void {
    const taskId = this.#taskId;
    this.#taskId = null;
    if (taskId !== null) void this.#desk.ask("cancel-task", { taskId });
  }
}

function randomBelow(limit: number): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return Math.floor((word / 2 ** 32) * limit);
}
