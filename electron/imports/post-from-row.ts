import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { POST_SHIFTS_MAX } from "../../shared/model/post.ts";
import type { Post, PostShift } from "../../shared/model/post.ts";
import type { Field } from "./column-words.ts";
import { dutyShiftsFrom } from "./duty-shifts-from.ts";
import type { RowContext } from "./row-context.ts";
import { shortName } from "./row-identity.ts";
import type { RowRejection } from "./row-identity.ts";
import type { RowReader } from "./row-reader.ts";
import { flagsOf, siteOf } from "./row-site.ts";

export function postFromRow(reader: RowReader, context: RowContext): Result<Post, RowRejection> {
  const site = siteOf(reader, context);
  if (!site.ok) return err(site.refusal);
  const { id, name, position } = site.value;
  const station = shortName(reader.text("station"));
  const shifts = [...shiftsOf(reader, "duty"), ...shiftsOf(reader, "hours")];
  return ok({
    kind: "post",
    id,
    name,
    class: shortName(reader.text("class")),
    position,
    shifts: shifts.slice(0, POST_SHIFTS_MAX),
    station: station === "" ? null : station,
    source: context.source,
    flags: flagsOf(site.value),
  });
}

/** Hours that cannot be read are counted: a post that might be closed is not shown open. */
function shiftsOf(reader: RowReader, field: Extract<Field, "duty" | "hours">) {
  const shifts: readonly PostShift[] | null = dutyShiftsFrom(reader.text(field));
  if (shifts === null) reader.countUnreadable(field);
  return shifts ?? [];
}
