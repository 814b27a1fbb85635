import type { WallEvent } from "../events/event.ts";
import type { PartnerState } from "../fold/partner-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import { PARTNER_QUEUE_MAX } from "../model/handoff.ts";
import type { HandoffPurpose } from "../model/handoff.ts";
import { handoffPayloadFrom, heldBackIn, withoutCitizenNumbers } from "../model/handoff-payload.ts";
import type { HandoffFields, HandoffPayload } from "../model/handoff-payload.ts";
import { lngLatOf } from "../model/position.ts";
import type { Partner } from "../model/partner.ts";
import { epochMs } from "../units/quantity.ts";
import type { DecisionContext } from "./decision.ts";
import type { Refusal } from "./refusal.ts";

/** A partner that takes items now. */
export type OpenPartner = { readonly partner: Partner; readonly state: PartnerState };

export function openPartnerOf(wall: WallState, partnerId: string): Result<OpenPartner, Refusal> {
  const state = wall.partner.get(partnerId);
  if (state === undefined || state.partner === null) {
    return err({ kind: "partner-unknown", thing: partnerId });
  }
  const { partner } = state;
  if (!state.isOpen) {
    const why = state.openReason === "" ? "" : ` (${state.openReason})`;
    return err({ kind: "partner-closed", thing: `${partner.name}${why}` });
  }
  if (state.queue.length >= PARTNER_QUEUE_MAX) {
    return err({ kind: "partner-queue-full", thing: partner.name });
  }
  return ok({ partner, state });
}

/** What is known of an incident, by the names of a payload's fields. */
export function fieldsOfIncident(wall: WallState, incidentId: string): Record<string, unknown> {
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return {};
  const { title, text, address, category, reportedAt, position } = incident.report;
  const lngLat = lngLatOf(position);
  return {
    title: withoutCitizenNumbers(title),
    address: withoutCitizenNumbers(address),
    ...(text === "" ? {} : { text: withoutCitizenNumbers(text) }),
    ...(lngLat === null ? {} : { lngLat }),
    ...{ category, reportedAt },
  };
}

/** The payload for a partner: what is known, as far as the partner's list lets it leave, and what
 *  a person wrote.  Anything a person wrote that may not leave refuses the whole. */
export function payloadFor(
  wall: WallState,
  partner: Partner,
  of: { readonly known: Readonly<Record<string, unknown>>; readonly written: HandoffFields },
): Result<HandoffPayload, Refusal> {
  const strange = Object.keys(of.written).filter((field) => !partner.fields.includes(field));
  if (strange.length > 0) {
    return err({ kind: "field-not-allowed", thing: strange.join(" / ") });
  }
  const allowed = Object.entries(of.known).filter(([field]) => partner.fields.includes(field));
  const fields = { ...Object.fromEntries(allowed), ...of.written };
  const payload = handoffPayloadFrom(partner.kind, fields);
  if (!payload.ok) return err({ kind: "field-wrong", thing: payload.refusal });
  const texts = textsIn(fields);
  const held = [
    ...heldBackIn(partner.kind, texts.join("\n")),
    ...unitsNamedIn(wall, partner, texts),
  ];
  if (held.length > 0) return err({ kind: "content-held-back", thing: held.join(" / ") });
  return payload;
}

/** Every text, at whatever depth it stands. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap((part) => textsIn(part))
    : [];
}

/** Neither a town nor rail police read call signs. */
function unitsNamedIn(wall: WallState, { kind }: Partner, texts: readonly string[]): string[] {
  if (kind !== "town" && kind !== "rail-police") return [];
  const text = texts.join("\n");
  const named: string[] = [];
  for (const { unit } of wall.unit.values()) {
    if (unit !== null && unit.callSign.length > 1 && text.includes(unit.callSign)) {
      named.push(unit.callSign);
    }
  }
  return named;
}

export type HandoffDraft = {
  readonly incidentId: string | null;
  readonly purpose: HandoffPurpose;
  readonly payload: HandoffPayload;
  /** Seconds from now; absent: the partner's own. */
  readonly clocks?: { readonly late: number; readonly overdue: number; readonly close: number };
};

/** The events that send drafts to one partner, one after the other.  Where no line leads, sending
 *  is delivering. */
export function eventsSending(
  { partner, state }: OpenPartner,
  drafts: readonly HandoffDraft[],
  { now, station }: DecisionContext,
): WallEvent[] {
  const first = (state.lastSeq[station] ?? 0) + 1;
  return drafts.flatMap(({ clocks, ...draft }, i): WallEvent[] => {
    const seq = first + i;
    const id = `${partner.id}-${station}-${seq}`;
    const { late, overdue } = clocks ?? partner.acceptSeconds;
    const close = clocks?.close ?? partner.closeSeconds;
    const handoff = {
      ...{ id, ...draft, partnerId: partner.id, seq, at: now },
      lateAt: epochMs(now + late * 1000),
      acceptBy: epochMs(now + overdue * 1000),
      closeBy: epochMs(now + close * 1000),
    };
    const sent: WallEvent = { kind: "handoff-sent", v: 1, handoff };
    return partner.isLocal ? [sent, deliveredEvent(handoff, now)] : [sent];
  });
}

export function deliveredEvent(
  of: { readonly id: string; readonly partnerId: string; readonly seq: number },
  at: DecisionContext["now"],
): WallEvent {
  const { id: handoffId, partnerId, seq } = of;
  return { kind: "handoff-delivered", v: 1, handoffId, partnerId, seq, at };
}
