import { join } from "node:path";
import * as v from "valibot";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { isOpenStage } from "../../shared/fold/incident-state.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import {
  accountFault,
  bareAccount,
  isAccount,
  maskedAccount,
} from "../../shared/model/bank-account.ts";
import type { Handoff } from "../../shared/model/handoff.ts";
import { isBackStage, isUnacceptedStage } from "../../shared/model/handoff.ts";
import type { Actor } from "../../shared/model/role.ts";
import type { PartnerPorts } from "./partner-ports.ts";
import { SealedVault } from "./sealed-vault.ts";

type AnyRefusal = { readonly kind: string; readonly thing?: string };

/** What a person asks for: stop this account at that bank. */
export type StopWish = {
  readonly incidentId: string;
  readonly partnerId: string;
  /** As it was dictated; null: the one that was asked for last, at another bank's desk. */
  readonly account: string | null;
  /** A person was told what is odd about it and means it. */
  readonly odd: boolean;
};

/** Accounts that banks are asked to stop (紧急止付).  Each is entered once: it goes to the bank and
 *  lies sealed beside the log until one has signed for it or the case is over; everywhere else
 *  stand its last four. */
export class StopDesk {
  readonly #vault: SealedVault<string>;
  readonly #ports: PartnerPorts;

  constructor(dir: string, ports: PartnerPorts) {
    this.#vault = new SealedVault(join(dir, "stops"), v.string());
    this.#ports = ports;
  }

  start(): void {
    this.#vault.sweep((key) => this.#lives(key));
  }

  ask(wish: StopWish, actor: Actor): Result<{ readonly masked: string }, AnyRefusal> {
    const { incidentId, partnerId } = wish;
    const account = wish.account === null ? this.#lastOf(incidentId) : bareAccount(wish.account);
    if (account === null) return err({ kind: "account-gone" });
    const fault = accountFault(account);
    if (!isAccount(account)) return err({ kind: "account-wrong", thing: fault ?? "letters" });
    if (fault !== null && !wish.odd) return err({ kind: "account-odd", thing: fault });
    const other = this.#otherCaseOf(account, incidentId);
    if (other !== null) return err({ kind: "account-known", thing: other });
    const masked = maskedAccount(account);
    const key = keyOf(incidentId, masked);
    const before = this.#vault.get(key);
    if (before !== null && before !== account)
      return err({ kind: "account-same-end", thing: masked });
    // First the account, then the word of it: what a crash leaves between is swept at the start.
    this.#vault.put(key, account);
    const fields = { account: masked, ...this.#known(incidentId) };
    const sent = this.#ports.command({ kind: "hand-off", incidentId, partnerId, fields }, actor);
    if (!sent.ok) {
      if (before === null) this.#vault.wipe(key);
      return sent;
    }
    this.#stopClock(incidentId, actor);
    return ok({ masked });
  }

  /** The whole account for a bank's line; null: it is not needed any more. */
  accountFor({ incidentId, payload }: Handoff): string | null {
    if (payload.for !== "bank" || payload.account === undefined) return null;
    return this.#vault.get(keyOf(incidentId ?? "", payload.account));
  }

  hear(batch: readonly LoggedEvent[]): void {
    const ends = ["handoff-answered", "handoff-recalled", "incident-closed"];
    if (batch.some(({ event }) => ends.includes(event.kind))) {
      this.#vault.sweep((key) => this.#lives(key));
    }
  }

  /** A bank still has to sign for it, or a person may still ask the next one. */
  #lives(key: string): boolean {
    const wall = this.#ports.wall();
    const items = [...wall.handoff.values()].filter(({ handoff: { incidentId, payload } }) => {
      const masked = payload.for === "bank" ? payload.account : undefined;
      return masked !== undefined && keyOf(incidentId ?? "", masked) === key;
    });
    const [first] = items;
    if (first === undefined) return false;
    const incident = wall.incident.get(first.handoff.incidentId ?? "");
    if (incident === undefined || !isOpenStage(incident.stage)) return false;
    const waits = items.some(({ stage }) => isUnacceptedStage(stage));
    return waits || items.every(({ stage }) => isBackStage(stage));
  }

  #lastOf(incidentId: string): string | null {
    const items = [...this.#ports.wall().handoff.values()].filter(({ handoff }) => {
      return handoff.incidentId === incidentId && handoff.payload.for === "bank";
    });
    const last = items.sort((a, b) => b.handoff.at - a.handoff.at)[0];
    return last === undefined ? null : this.accountFor(last.handoff);
  }

  /** Another open case in which the same account is asked for: the same fraud, twice reported. */
  #otherCaseOf(account: string, incidentId: string): string | null {
    for (const key of this.#vault.keys()) {
      const other = key.slice(0, key.lastIndexOf(" "));
      if (other !== incidentId && this.#vault.get(key) === account) return other;
    }
    return null;
  }

  #known(incidentId: string): { readonly bank?: string; readonly amountYuan?: number } {
    const values = this.#ports.wall().incident.get(incidentId)?.template?.values ?? {};
    const { bank, amountYuan } = values;
    return {
      ...(typeof bank === "string" && bank !== "" ? { bank } : {}),
      ...(typeof amountYuan === "number" ? { amountYuan } : {}),
    };
  }

  /** The first bank that is asked stops the clock. */
  #stopClock(incidentId: string, actor: Actor): void {
    const template = this.#ports.wall().incident.get(incidentId)?.template ?? null;
    if (template !== null && template.name !== "fraud-stop") return;
    if (template?.values["stopAskedAt"] !== undefined) return;
    const values = { ...template?.values, stopAskedAt: this.#ports.now() };
    const filled = { kind: "fill-template", incidentId, template: "fraud-stop", values } as const;
    this.#ports.command(filled, actor);
  }
}

function keyOf(incidentId: string, masked: string): string {
  return `${incidentId} ${masked}`;
}
