import * as v from "valibot";
import { idSchema, nameSchema } from "../model/shape.ts";
import { roleSchema } from "../model/role.ts";
import { REQUESTS } from "./contract.ts";

/** What the main process tells the station that it forked.  Windows' requests never go this way:
 *  each window has a port of its own, which travels with `window-port`. */
export const mainMessageSchema = v.variant("kind", [
  v.object({
    kind: v.literal("start"),
    dir: v.string(),
    notices: REQUESTS.hello.output.entries.notices,
    /** Desks in browsers of this machine are let in at this port; null: none are. */
    browserPort: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))),
  }),
  v.object({
    kind: v.literal("window-port"),
    window: idSchema,
    actor: v.object({ name: nameSchema, role: roleSchema }),
  }),
  /** Which file is at this address of the city pack? */
  v.object({ kind: v.literal("pack-file"), id: v.number(), address: v.string() }),
  v.object({ kind: v.literal("ping") }),
  /** End in order: nothing acknowledged is lost either way. */
  v.object({ kind: v.literal("stop") }),
]);
export type MainMessage = v.InferOutput<typeof mainMessageSchema>;

/** What the station tells the main process. */
export const stationNoteSchema = v.variant("kind", [
  v.object({ kind: v.literal("pack-file"), id: v.number(), path: v.nullable(v.string()) }),
  v.object({ kind: v.literal("pong") }),
]);
export type StationNote = v.InferOutput<typeof stationNoteSchema>;
