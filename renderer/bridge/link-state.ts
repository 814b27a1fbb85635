/** How the window's line to the station is; `since` by the clock the client was given, epoch ms.
 *  "lost" keeps its first time until the line is live again, however often it is tried. */
export type LinkState =
  | { readonly kind: "connecting"; readonly since: number }
  | { readonly kind: "live"; readonly since: number }
  | { readonly kind: "lost"; readonly since: number; readonly why: LossReason };

/** "closed": no line.  "silent": a line that says nothing.  "version": the station speaks another
 *  version and this page must be loaded again.  "log-in": the browser is not logged in. */
export type LossReason = "closed" | "silent" | "version" | "log-in";
