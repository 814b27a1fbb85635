import type { ParentPortLike } from "./follow-main.ts";

/** The line to the process that forked this one; null under plain Node.  Electron's types promise
 *  it everywhere, so it is looked for and not believed. */
export function parentPort(): ParentPortLike | null {
  const found: unknown = Reflect.get(process, "parentPort");
  return isParentPort(found) ? found : null;
}

function isParentPort(value: unknown): value is ParentPortLike {
  return typeof value === "object" && value !== null && "postMessage" in value && "on" in value;
}
