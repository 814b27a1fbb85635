import * as v from "valibot";
import { REQUESTS } from "./contract.ts";
import type { Handlers, RequestName } from "./contract.ts";
import { requestMessageSchema } from "./wire-message.ts";
import type { AnswerMessage } from "./wire-message.ts";

/** Parses one raw message and answers it: the only place where a request's input is checked.
 *  Errors: a message that is no request, an unknown name, an input of the wrong shape and a
 *  handler that threw each become a failure message with a code; nothing is thrown. */
export async function answerRequest<Session>(
  handlers: Handlers<Session>,
  session: Session,
  raw: unknown,
): Promise<AnswerMessage> {
  const message = v.safeParse(requestMessageSchema, raw);
  if (!message.success) return failure(-1, "no-request", "the message is no request");
  const { id, name, input } = message.output;
  if (!isRequestName(name)) return failure(id, "unknown-request", `no request named ${name}`);
  const parsed = v.safeParse(REQUESTS[name].input, input);
  if (!parsed.success) return failure(id, "wrong-input", issueText(parsed.issues));
  const handler = handlers[name] as (input: unknown, session: Session) => unknown;
  try {
    return { kind: "answer", id, output: await handler(parsed.output, session) };
  } catch (error) {
    return failure(id, "broken", error instanceof Error ? error.message : String(error));
  }
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(REQUESTS, name);
}

function failure(id: number, code: string, note: string): AnswerMessage {
  return { kind: "failure", id, code, note };
}

function issueText(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const [first] = issues;
  return `${v.getDotPath(first) ?? "input"}: ${first.message}`;
}
