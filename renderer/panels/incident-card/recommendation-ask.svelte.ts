import type { Recommendation } from "../../../shared/model/recommendation.ts";
import type { Desk } from "../desk.svelte.ts";
import { refusalNotice } from "../refusal-notice.ts";
import type { LooseRefusal } from "../refusal-notice.ts";

/** The best units for one incident, asked again whenever the incident or its units change. */
export class RecommendationAsk {
  #desk: Desk;
  #incidentId = "";
  #turn = 0;
  answer = $state.raw<Recommendation | null>(null);
  refusal = $state.raw<LooseRefusal | null>(null);
  pending = $state(false);

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Why there is no answer, in words; empty: there is one or it is on its way. */
  get refusalText(): string {
    if (this.refusal === null) return "";
    const { text, mend } = refusalNotice(this.refusal, this.#desk.live.wall);
    return `${text} ${mend}`;
  }

  async ask(incidentId: string): Promise<void> {
    if (incidentId !== this.#incidentId) {
      this.answer = null;
      this.refusal = null;
    }
    this.#incidentId = incidentId;
    const turn = ++this.#turn;
    this.pending = true;
    const output = await this.#desk.ask("recommend", { incidentId });
    if (turn !== this.#turn) return;
    this.pending = false;
    this.answer = output?.recommendation ?? null;
    this.refusal = output?.refusal ?? null;
  }

  clear(): void {
    this.#turn += 1;
    this.#incidentId = "";
    this.answer = null;
    this.refusal = null;
    this.pending = false;
  }
}
