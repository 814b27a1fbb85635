import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as v from "valibot";
import { err, ok } from "../../../shared/kit/result.ts";
import type { Result } from "../../../shared/kit/result.ts";
import { ORDINARY_CARS } from "../../../shared/roads/car-rights.ts";
import type { CarRights } from "../../../shared/roads/car-rights.ts";
import { isMissing } from "./missing-file.ts";
import { carRightsSchema } from "./pack-manifest.ts";

/** In the data folder, beside the packs; what it says counts from the next import on. */
const FILE = "streets.json";
const fileSchema = v.strictObject({ cars: carRightsSchema });

/** What the bureau's cars may do; without the file, what any car may.
 *  Errors: a file that says something else refuses, with the reason: rights are not guessed. */
export async function carRightsIn(packDir: string): Promise<Result<CarRights, string>> {
  let text: string;
  try {
    text = await readFile(join(dirname(packDir), FILE), "utf8");
  } catch (error) {
    if (isMissing(error)) return ok(ORDINARY_CARS);
    throw error;
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), fileSchema), text);
  if (parsed.success) return ok(parsed.output.cars);
  return err(`${FILE}: ${parsed.issues.map((issue) => faultOf(issue)).join("; ")}`);
}

function faultOf(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path === null ? issue.message : `${path}: ${issue.message}`;
}
