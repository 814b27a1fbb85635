import type { AssignmentStep } from "../../../shared/model/incident.ts";

/** What a crew reports next; the desk may enter it for a crew that has no terminal. */
export const NEXT_STEP: { readonly [Step in AssignmentStep]: AssignmentStep | null } = {
  dispatched: "signed",
  signed: "en-route",
  "en-route": "on-scene",
  "on-scene": "handling",
  handling: "cleared",
  cleared: null,
  withdrawn: null,
};

/** A crew that already handles is cleared, not withdrawn. */
export function canWithdraw(step: AssignmentStep): boolean {
  return step !== "handling" && step !== "cleared" && step !== "withdrawn";
}
