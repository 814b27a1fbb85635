import type { RejectionReason } from "../../shared/model/source-pulse.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { PartnerPorts } from "./partner-ports.ts";

/** What became of one item: taken, known already, or why it was refused. */
export type ItemFate =
  | { readonly kind: "taken"; readonly at: EpochMs }
  | { readonly kind: "repeated" }
  | { readonly kind: "refused"; readonly reason: RejectionReason; readonly detail: string }
  /** It was right, and could not be written: the source may try again. */
  | { readonly kind: "not-written" };

/** What the desk said, as its source is told. */
export function fateOf(done: ReturnType<PartnerPorts["command"]>, at: EpochMs): ItemFate {
  if (done.ok) return done.value.length === 0 ? { kind: "repeated" } : { kind: "taken", at };
  const { kind } = done.refusal;
  if (kind === "not-written") return { kind: "not-written" };
  return refused(REASONS.get(kind) ?? "unknownRef", kind);
}

export function refused(reason: RejectionReason, detail: string): ItemFate {
  return { kind: "refused", reason, detail };
}

const REASONS: ReadonlyMap<string, RejectionReason> = new Map([
  ["alert-expired", "expired"],
  ["behaviour-expired", "expired"],
  ["watch-ended", "expired"],
  ["hit-expired", "expired"],
  ["report-in-future", "future"],
  ["watch-too-long", "range"],
  ["plate-wrong", "range"],
]);
