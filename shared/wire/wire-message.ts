import * as v from "valibot";
import type { PushBody, PushName, RequestName } from "./contract.ts";

/** A request as it arrives, before its input is parsed. */
export const requestMessageSchema = v.object({
  kind: v.literal("request"),
  id: v.pipe(v.number(), v.integer(), v.minValue(0)),
  name: v.string(),
  input: v.unknown(),
});
export type RequestMessage = {
  readonly kind: "request";
  readonly id: number;
  readonly name: RequestName;
  readonly input: unknown;
};

export type AnswerMessage =
  | { readonly kind: "answer"; readonly id: number; readonly output: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly code: string; readonly note: string };

export type PushMessage = {
  readonly [Name in PushName]: {
    readonly kind: "push";
    readonly name: Name;
    readonly body: PushBody<Name>;
  };
}[PushName];

/** What a station sends: words, or a sighting batch as bytes. */
export type StationMessage = AnswerMessage | PushMessage | ArrayBuffer;
