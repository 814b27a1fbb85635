import { createHash } from "node:crypto";
import * as v from "valibot";
import { entitiesOf } from "../../shared/events/event-entities.ts";
import { eventSchema } from "../../shared/events/event.ts";
import type { WallEvent } from "../../shared/events/event.ts";
import type { LoggedEvent, Stamp } from "../../shared/events/logged-event.ts";
import { assert } from "../../shared/kit/assert.ts";
import { roleSchema } from "../../shared/model/role.ts";
import { isHlc } from "../../shared/units/hybrid-clock.ts";

/** An event as it is stored and as it travels between stations; `body` is never re-serialised. */
export type EventRow = {
  readonly station: string;
  readonly epoch: string;
  readonly sseq: number;
  readonly hlc: string;
  readonly actor: string;
  readonly role: string;
  readonly kind: string;
  readonly entity: string;
  readonly v: number;
  readonly body: string;
  readonly hash: string;
};

/** The hash before the first event of a chain. */
export const CHAIN_START = "0".repeat(64);

/** SHA-256 over the previous hash of that (station, epoch) and the fields in a fixed order. */
export function hashOf(previous: string, row: Omit<EventRow, "hash">): string {
  const { station, epoch, sseq, hlc, actor, role, kind, entity, v, body } = row;
  const canonical = [station, epoch, sseq, hlc, actor, role, kind, entity, v, body];
  return createHash("sha256").update(previous).update(JSON.stringify(canonical)).digest("hex");
}

/** The row of an event of our own.  What is folded is read back from the stored text, so that
 *  what stands in memory now is what a replay will find. */
export function rowFrom(
  event: WallEvent,
  stamp: Stamp,
  previous: string,
): { readonly row: EventRow; readonly logged: LoggedEvent } {
  const { kind, v: version, ...rest } = event;
  const body = bodyFrom(rest);
  const read = eventFrom({ kind, v: version, body });
  assert(read !== null, `an event of kind ${kind} can be read back as it is written`);
  const actor = wellFormed(stamp.actor);
  const [entity] = entitiesOf(read);
  const unsealed = { ...stamp, actor, kind, entity, v: version, body };
  const row = { ...unsealed, hash: hashOf(previous, unsealed) };
  return { row, logged: { stamp: { ...stamp, actor }, event: read } };
}

/** The event of a stored row, or null: this program does not know its kind, version or role. */
export function loggedFrom(row: EventRow): LoggedEvent | null {
  const role = v.safeParse(roleSchema, row.role);
  const event = eventFrom(row);
  if (!role.success || event === null || !isHlc(row.hlc)) return null;
  const { station, epoch, sseq, hlc, actor } = row;
  return { stamp: { station, epoch, sseq, hlc, actor, role: role.output }, event };
}

function eventFrom(row: {
  readonly kind: string;
  readonly v: number;
  readonly body: string;
}): WallEvent | null {
  const body = jsonFrom(row.body);
  if (typeof body !== "object" || body === null) return null;
  const event = v.safeParse(eventSchema, { ...body, kind: row.kind, v: row.v }, ABORT_EARLY);
  return event.success ? event.output : null;
}

const ABORT_EARLY = { abortEarly: true } as const;

/** JSON writes half a surrogate pair as an escape, where a text column would lose it silently. */
const HALF_PAIR_ESCAPE = /\\ud[89a-f][0-9a-f]{2}/i;

function bodyFrom(rest: object): string {
  const body = JSON.stringify(rest);
  if (!HALF_PAIR_ESCAPE.test(body)) return body;
  return JSON.stringify(rest, (_, value: unknown) =>
    typeof value === "string" ? wellFormed(value) : value,
  );
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
