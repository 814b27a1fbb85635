/** Nobody was at home: the visit is tried again in the same shift.  It stands in the log as the
 *  reason of a skipped stop. */
export const NOT_MET = "未遇";
/** Whoever was out a moment ago is out: a visit is tried again so much later, minutes. */
export const TRY_AGAIN_MINUTES = 60;
