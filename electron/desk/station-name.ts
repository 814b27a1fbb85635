import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { nameSchema } from "../../shared/model/shape.ts";

const FILE = "station.json";
const fileSchema = v.object({ name: v.pipe(nameSchema, v.nonEmpty()) });

/** What people call this station; where nobody wrote it down, its id. */
export function stationNameIn(dir: string, id: string): string {
  const path = join(dir, FILE);
  if (!existsSync(path)) return id;
  try {
    const parsed = v.safeParse(fileSchema, JSON.parse(readFileSync(path, "utf8")));
    return parsed.success ? parsed.output.name : id;
  } catch (error) {
    // A name is no reason not to start: a file that is no JSON is as good as none.
    if (error instanceof SyntaxError) return id;
    throw error;
  }
}

export function writeStationName(dir: string, name: string): void {
  writeFileSync(join(dir, FILE), `${JSON.stringify({ name }, null, 2)}\n`);
}
