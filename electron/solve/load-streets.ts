import { existsSync, readFileSync } from "node:fs";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { graphFromBuffer } from "../../shared/roads/graph.ts";
import { Streets } from "./answer-task.ts";
import type { SolveRefusal } from "./solve-task.ts";

/** The streets of a pack's road file; a missing or damaged file is a refusal with words. */
export function streetsFromFile(path: string | null): Result<Streets, SolveRefusal> {
  const bytes = roadBytesFrom(path);
  return bytes.ok ? streetsFromBytes(bytes.value) : bytes;
}

/** A road file in memory that threads can share. */
export function roadBytesFrom(path: string | null): Result<SharedArrayBuffer, SolveRefusal> {
  if (path === null || !existsSync(path)) return err({ kind: "no-roads" });
  const read = readFileSync(path);
  const bytes = new SharedArrayBuffer(read.byteLength);
  new Uint8Array(bytes).set(read);
  return ok(bytes);
}

/** Streets as views on those bytes, checked. */
export function streetsFromBytes(bytes: SharedArrayBuffer): Result<Streets, SolveRefusal> {
  const graph = graphFromBuffer(bytes);
  if (graph.ok) return ok(new Streets(graph.value));
  return err({ kind: "roads-damaged", what: graph.refusal.kind });
}
