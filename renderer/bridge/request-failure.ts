/** Why a request got no answer.  "disconnected", "timed-out" and "busy" are this side's; the
 *  others are the station's: "no-request", "unknown-request", "wrong-input", "broken". */
export class RequestFailure extends Error {
  readonly code: string;

  constructor(code: string, note: string) {
    super(`${code}: ${note}`);
    this.name = "RequestFailure";
    this.code = code;
  }
}
