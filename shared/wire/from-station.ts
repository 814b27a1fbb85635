import type { RequestName, RequestOutput } from "./contract.ts";
import { PUSHES } from "./contract.ts";
import type { StationMessage } from "./wire-message.ts";

/** What the station sent, told apart by kind, or null where it is nothing the contract names.
 *  Bodies are typed, not parsed again: the station that sends them made them with the same code,
 *  and a window is served by its own station only. */
export function stationMessageFrom(raw: unknown): StationMessage | null {
  if (raw instanceof ArrayBuffer) return raw;
  if (typeof raw !== "object" || raw === null || !("kind" in raw)) return null;
  const isNumbered = "id" in raw && typeof raw.id === "number";
  if (raw.kind === "answer" && isNumbered && "output" in raw) return raw as StationMessage;
  if (raw.kind === "failure" && isNumbered && "code" in raw) return raw as StationMessage;
  if (raw.kind !== "push" || !("name" in raw) || !("body" in raw)) return null;
  const isKnown = typeof raw.name === "string" && Object.hasOwn(PUSHES, raw.name);
  return isKnown ? (raw as StationMessage) : null;
}

/** The answer to a request, typed by the request's name. */
export function outputOf<Name extends RequestName>(_name: Name, raw: unknown): RequestOutput<Name> {
  return raw as RequestOutput<Name>;
}
