// Where the project lies.
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

/** A path inside the project. @param {readonly string[]} parts */
export function inProject(...parts) {
  return join(projectRoot, ...parts);
}
