import { existsSync, readFileSync } from "node:fs";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { graphFromBuffer } from "../../shared/roads/graph.ts";
import { Streets } from "./answer-task.ts";
import type { SolveRefusal } from "./solve-task.ts";

/** The streets of a pack's road file; a missing or damaged file is a refusal with words. */
export function streetsFromFile(path: string | null): Result<Streets, SolveRefusal> {
  if (path === null || !existsSync(path)) return err({ kind: "no-roads" });
  const bytes = readFileSync(path);
  const buffer = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(buffer).set(bytes);
  const graph = graphFromBuffer(buffer);
  if (graph.ok) return ok(new Streets(graph.value));
  return err({ kind: "roads-damaged", what: graph.refusal.kind });
}
