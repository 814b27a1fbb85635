import { join } from "node:path";
import { ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { openPack } from "../imports/pack/open-pack.ts";
import { packFaultText } from "../imports/pack/pack-fault.ts";
import type { Streets } from "../solve/answer-task.ts";
import { streetsFromFile } from "../solve/load-streets.ts";
import type { SolveRefusal } from "../solve/solve-task.ts";

/** The streets of a data folder, every byte checked; a warning where an older pack stands in. */
export async function streetsOf(
  dir: string,
  say: (line: string) => void,
): Promise<Result<Streets, SolveRefusal>> {
  const opened = await openPack(join(dir, "pack"));
  if (!opened.ok) {
    const { refusal } = opened;
    if (refusal.kind === "no-pack") return { ok: false, refusal: { kind: "no-roads" } };
    return { ok: false, refusal: { kind: "roads-damaged", what: packFaultText(refusal) } };
  }
  const { fault, roadsPath } = opened.value;
  if (fault !== null) say(`warning: ${packFaultText(fault)}; an older pack is used`);
  const streets = streetsFromFile(roadsPath);
  return streets.ok ? ok(streets.value) : streets;
}
