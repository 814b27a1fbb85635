import * as v from "valibot";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { mqttSourceSchema } from "./mqtt/mqtt-source.ts";

/** The simulated city as a source; its profile lies beside the data. */
const simulatorSourceSchema = v.object({
  kind: v.literal("simulator"),
  seed: v.pipe(v.number(), v.integer()),
  /** Where calls come from; relative to the data folder. */
  profile: v.pipe(v.string(), v.nonEmpty(), v.regex(/^[\w./-]+$/)),
});

const feedsFileSchema = v.object({
  feeds: v.pipe(
    v.array(v.variant("kind", [simulatorSourceSchema, mqttSourceSchema])),
    v.maxLength(64),
  ),
});
export type FeedsFile = v.InferOutput<typeof feedsFileSchema>;

/** The sources an administrator wrote down.  Errors: what is wrong with the text, in words. */
export function feedsFileFrom(text: string): Result<FeedsFile, string> {
  try {
    const parsed = v.safeParse(feedsFileSchema, JSON.parse(text));
    if (parsed.success) return ok(parsed.output);
    const [issue] = parsed.issues;
    return err(`${v.getDotPath(issue) ?? "feeds"}: ${issue.message}`);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
