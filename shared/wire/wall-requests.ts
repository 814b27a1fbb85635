import * as v from "valibot";
import { HOLD_ACTS, SCREENS_MAX, wallScreenSchema } from "../model/wall-hold.ts";
import { refusalSchema } from "./refusal-schema.ts";

/** What desks ask about the machine's wall: its screens, who holds it, how browsers come in. */
export const WALL_REQUESTS = {
  /** A window of the machine that has the wall says which screens there are. */
  "report-screens": {
    input: v.object({ screens: v.pipe(v.array(wallScreenSchema), v.maxLength(SCREENS_MAX)) }),
    output: v.object({}),
  },
  /** Where a browser of this machine is let in, and the code it needs; null: nowhere, or it was
   *  not a window of this machine that asked. */
  "browser-door": {
    input: v.object({}),
    output: v.object({
      door: v.nullable(v.object({ url: v.string(), code: v.string() })),
    }),
  },
  "hold-wall": {
    input: v.object({ act: v.picklist(HOLD_ACTS) }),
    output: v.object({ refusal: v.nullable(refusalSchema) }),
  },
} as const;
