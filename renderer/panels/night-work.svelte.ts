import type { NightState } from "../../shared/fold/night-state.ts";
import { shiftPhaseOf } from "../../shared/fold/night-state.ts";
import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import type { LooseRefusal } from "./refusal-notice.ts";
import { SEED_MAX, randomBelow } from "./patrol-work.svelte.ts";
import type { PatrolPort } from "./patrol-work.svelte.ts";

/** Groups that ended longer ago are not listed. */
const LISTED_MS = 12 * 3_600_000;
const HOUR_MS = 3_600_000;
/** What begins later is no work of tonight: it stands on the duty board. */
const AHEAD_MS = 16 * HOUR_MS;
/** How far the duty board looks back, and ahead. */
const BOARD_MS = 7 * 24 * HOUR_MS;

/** This window's work on groups of the night: the proposal it has, and which group is read. */
export class NightWork {
  readonly #port: PatrolPort;
  /** Nobody accepted it yet, and nobody was sent it. */
  proposal = $state.raw<PatrolPlan | null>(null);
  groupIds = $state.raw<readonly string[]>([]);
  /** Why the last search gave nothing. */
  refusal = $state.raw<LooseRefusal | null>(null);
  reading = $state<string | null>(null);
  /** The group whose result is being written down. */
  reporting = $state<string | null>(null);
  #taskId = $state<string | null>(null);

  constructor(port: PatrolPort) {
    this.#port = port;
  }

  get planning(): boolean {
    return this.#taskId !== null;
  }

  /** 0 to 1; null: the station has not said. */
  get done(): number | null {
    if (this.#taskId === null) return null;
    return this.#port.live.progress.get(this.#taskId)?.done ?? null;
  }

  /** Groups of tonight: those that have not ended, and those that ended a while ago. */
  get groups(): readonly NightState[] {
    const now = this.#port.live.second;
    return [...this.#port.live.wall.night.values()].filter(({ group, endedAt }) => {
      return now - (endedAt ?? group.to) < LISTED_MS && group.from - now < AHEAD_MS;
    });
  }

  /** A week of patrols that were walked, and a week of those to come. */
  get board(): readonly NightState[] {
    const now = this.#port.live.second;
    return [...this.#port.live.wall.night.values()].filter(({ group }) => {
      return group.to > now - BOARD_MS && group.from < now + BOARD_MS;
    });
  }

  /** Groups that can be given a route. */
  get open(): readonly NightState[] {
    const now = this.#port.live.second;
    return this.groups.filter((state) => shiftPhaseOf(state, now) !== "over");
  }

  /** Routes on foot for every group that has not ended. */
  async plan(): Promise<void> {
    const { open } = this;
    if (this.planning || open.length === 0) return;
    const seed = randomBelow(SEED_MAX);
    const taskId = `night-${randomBelow(2 ** 32).toString(36)}-${seed}`;
    this.#taskId = taskId;
    this.refusal = null;
    const groupIds = open.map(({ group }) => group.id);
    const hours = Math.max(...open.map(({ group }) => (group.to - group.from) / HOUR_MS));
    const asked = { taskId, hours, seed, unitIds: null, groupIds };
    const output = await this.#port.ask("plan-patrol", asked);
    this.#taskId = null;
    this.proposal = output?.plan ?? null;
    this.groupIds = groupIds;
    this.refusal = output?.refusal ?? null;
    if (this.refusal !== null) this.#port.refused(this.refusal);
  }

  drop(): void {
    this.proposal = null;
    this.groupIds = [];
  }
}
