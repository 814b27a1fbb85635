import * as v from "valibot";
import { alertRoutesSchema } from "../model/alert.ts";

/** Set which alerts go where. */
export const setAlertRoutes = v.object({
  kind: v.literal("set-alert-routes"),
  routes: alertRoutesSchema,
});
export type SetAlertRoutes = v.InferOutput<typeof setAlertRoutes>;
