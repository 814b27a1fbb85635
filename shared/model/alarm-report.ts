import * as v from "valibot";
import { prioritySchema } from "./incident.ts";
import { alarmSourceSchema, alarmTypeSchema } from "./alarm.ts";
import { epochMsSchema, nameSchema } from "./shape.ts";

/** Windows that alarms are reported over, minutes: as long as a flood, an hour, a shift, a day, and
 *  the thirty days over which an alarm system is judged. */
export const REPORT_MINUTES = [10, 60, 480, 1440, 43_200] as const;
export type ReportMinutes = (typeof REPORT_MINUTES)[number];

/** Targets of one operator position.  Source: EEMUA 191, ISA-18.2. */
export const TARGET_PER_TEN_MINUTES = 1;
export const TARGET_PER_HOUR = 6;
export const PEAK_PER_HOUR_MAX = 15;
/** Share of each priority that a person can live with. */
export const TARGET_MIX: { readonly [Level in 1 | 2 | 3]: number } = { 1: 0.05, 2: 0.15, 3: 0.8 };

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How an alarm system bore a stretch of time. */
export const alarmReportSchema = v.object({
  from: epochMsSchema,
  until: epochMsSchema,
  /** Where the log begins inside that time; null: it reaches back to it. */
  measuredFrom: v.nullable(epochMsSchema),
  /** Messages of sources, repeats among them. */
  reports: count,
  /** What of it came before the operators as something new. */
  came: count,
  suppressed: count,
  priorities: v.array(v.object({ priority: prioritySchema, count })),
  /** Who sent most, ten at most. */
  sources: v.array(v.object({ source: alarmSourceSchema, type: alarmTypeSchema, count })),
  /** Sources altogether. */
  sourceCount: count,
  operators: v.array(
    v.object({
      /** Null: nobody has taken them. */
      name: v.nullable(nameSchema),
      count,
      /** Most in any ten minutes. */
      tenMinutesMax: count,
    }),
  ),
  floods: count,
  floodSeconds: v.pipe(v.number(), v.minValue(0)),
  /** Most in any ten minutes. */
  tenMinutesMax: count,
});
export type AlarmReport = v.InferOutput<typeof alarmReportSchema>;
