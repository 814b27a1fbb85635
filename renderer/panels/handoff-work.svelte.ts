import type { Command } from "../../shared/commands/command.ts";
import type { MediatorNeed } from "../../shared/fold/mediator-choice.ts";
import type { DiversionReason } from "../../shared/model/diversion.ts";
import type { Partner } from "../../shared/model/partner.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../shared/wire/contract.ts";
import type { LiveWall } from "../live/live-wall.svelte.ts";
import type { Notices } from "../ui/notices.svelte.ts";
import { said } from "../ui/window-preferences.svelte.ts";
import { breathing } from "../words/breathing.ts";
import { handoffWords } from "../words/handoff-words.ts";
import { isDivertable } from "./divertable.ts";
import type { LooseRefusal } from "./refusal-notice.ts";

/** What the panel asks for at its foot. */
type Asking = "" | "divert" | "hand-off" | "level" | "recall" | "mediator";

type Need = Pick<MediatorNeed, "skill" | "language">;
const ANYBODY: Need = { skill: null, language: null };

export interface HandoffPort {
  readonly live: LiveWall;
  readonly notices: Notices;
  ask<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name> | null>;
  refused(refusal: LooseRefusal): void;
}

/** Handing calls to other bodies from this window. */
export class HandoffWork {
  asking = $state<Asking>("");
  /** Another destination was asked for so often. */
  turn = $state(0);
  /** The danger words of the call, shown once before it is diverted all the same. */
  danger = $state.raw<{ readonly reason: DiversionReason; readonly words: string } | null>(null);
  /** What a mediator is asked for; null: anybody will do. */
  need = $state.raw<Need>(ANYBODY);
  readonly #port: HandoffPort;

  constructor(port: HandoffPort) {
    this.#port = port;
  }

  /** The first of the two keys. */
  begin(): void {
    const { selection, wall } = this.#port.live;
    const may = selection?.kind === "incident" && isDivertable(wall, selection.id);
    this.ask(may ? "divert" : "");
  }

  ask(what: Asking): void {
    this.asking = what;
    this.turn = 0;
    this.danger = null;
    this.need = ANYBODY;
  }

  needs(change: Partial<Need>): void {
    this.need = { ...this.need, ...change };
  }

  /** The second key; a third one where danger words were found. */
  async divert(incidentId: string, reason: DiversionReason, partner: Partner): Promise<void> {
    const command: Command = {
      ...{ kind: "divert-incident", incidentId, partnerId: partner.id, reason, fields: {} },
      dangerSeen: this.danger?.reason === reason,
    };
    const answer = await this.#port.ask("command", { command });
    if (answer === null) return;
    const { refusal } = answer;
    if (refusal?.kind === "danger-words") {
      this.danger = { reason, words: String(refusal["thing"]) };
      return;
    }
    if (refusal !== null) return this.#port.refused(refusal);
    this.ask("");
    const text = said(handoffWords).diverted(breathing(partner.name));
    this.#port.notices.add({ severity: "done", text, mend: "" });
  }
}
