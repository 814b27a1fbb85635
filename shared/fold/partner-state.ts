import type { LoggedEvent } from "../events/logged-event.ts";
import type { Partner } from "../model/partner.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

/** A message that the partner's end has not taken yet. */
export type QueuedMessage = {
  /** The station whose queue it stands in. */
  readonly station: string;
  readonly seq: number;
  readonly kind: "handoff" | "recall";
  readonly handoffId: string;
  readonly at: EpochMs;
};

export type PartnerState = {
  /** Null: spoken of before it was listed here. */
  readonly partner: Partner | null;
  readonly isOpen: boolean;
  /** Why it is closed, or what was said when it opened again. */
  readonly openReason: string;
  /** The last number of each station's messages to it. */
  readonly lastSeq: Readonly<Record<string, number>>;
  /** What waits, in the order in which it is to arrive, station by station. */
  readonly queue: readonly QueuedMessage[];
};

const NEW_PARTNER: PartnerState = {
  partner: null,
  isOpen: true,
  openReason: "",
  lastSeq: {},
  queue: [],
};

export const foldPartner: Fold<PartnerState> = (before, logged) => {
  const after = partnerAfter(before ?? NEW_PARTNER, logged);
  return before === null && after === NEW_PARTNER ? null : after;
};

function partnerAfter(before: PartnerState, { event, stamp }: LoggedEvent): PartnerState {
  const { station } = stamp;
  switch (event.kind) {
    case "partner-listed":
      return { ...before, partner: event.partner };
    case "partner-opened":
      return { ...before, isOpen: event.isOpen, openReason: event.reason };
    case "handoff-sent": {
      const { id: handoffId, seq, at } = event.handoff;
      return queued(before, { station, seq, kind: "handoff", handoffId, at });
    }
    case "handoff-recalled": {
      const { handoffId, seq, at } = event;
      return queued(before, { station, seq, kind: "recall", handoffId, at });
    }
    case "handoff-delivered": {
      const queue = before.queue.filter((message) => {
        return message.seq !== event.seq || message.handoffId !== event.handoffId;
      });
      return queue.length === before.queue.length ? before : { ...before, queue };
    }
    default:
      return before;
  }
}

function queued(before: PartnerState, message: QueuedMessage): PartnerState {
  const last = before.lastSeq[message.station] ?? 0;
  if (message.seq <= last) return before;
  const lastSeq = { ...before.lastSeq, [message.station]: message.seq };
  return { ...before, lastSeq, queue: [...before.queue, message] };
}
