import { existsSync } from "node:fs";
import { inProject } from "../setup/project.mjs";

/** A sample beside the project; null, with a word why, where it is not there. */
export function samplePath(name: string): string | null {
  const path = inProject("../shared/samples", name);
  if (existsSync(path)) return path;
  console.warn(`not measured: ${path} is not there`);
  return null;
}
