import type { EpochMs } from "../../shared/units/quantity.ts";

/** Words after the command, as the shell gave them. */
export type CliArguments = {
  readonly flags: Readonly<Record<string, string | undefined>>;
  readonly files: readonly string[];
};

/** What a command may touch: its streams and its clock. */
export type CliWorld = {
  /** One JSON document on standard output. */
  readonly print: (document: unknown) => void;
  /** Progress and warnings on standard error. */
  readonly say: (line: string) => void;
  readonly now: () => EpochMs;
  /** Resolves at Ctrl-C or when the process is asked to end. */
  readonly stopped: Promise<void>;
};

/** Why a command did not do what was asked: printed as `{"error":{…}}`, exit code 1. */
export type CliRefusal = { readonly code: string; readonly message: string; readonly hint: string };

export type CliOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly refusal: CliRefusal }
  /** What was printed says what is not as it should be; exit code 1. */
  | { readonly kind: "not-well" }
  /** Wrong words on the command line, exit code 2. */
  | { readonly kind: "usage"; readonly message: string };

export interface CliCommand {
  readonly name: string;
  /** One line for the help. */
  readonly usage: string;
  /** Names of the flags it takes; each has a value, those with "?" have none. */
  readonly flags: readonly string[];
  run(given: CliArguments, world: CliWorld): Promise<CliOutcome>;
}

export const DONE: CliOutcome = { kind: "done" };

export const NOT_WELL: CliOutcome = { kind: "not-well" };

export function refusedWith(code: string, message: string, hint: string): CliOutcome {
  return { kind: "refused", refusal: { code, message, hint } };
}

export function usage(message: string): CliOutcome {
  return { kind: "usage", message };
}
