import * as v from "valibot";

/** A refusal as it crosses the wire: its kind, and facts that depend on it. */
export const refusalSchema = v.looseObject({ kind: v.string() });
