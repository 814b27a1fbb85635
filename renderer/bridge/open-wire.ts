import { hostRoad, wallHostOf } from "./host-road.ts";
import { socketAddressOf, socketRoad } from "./socket-road.ts";
import { WireClient } from "./wire-client.ts";

/** The client of this page: over the port that the application hands over where there is one,
 *  over a WebSocket to the station that served the page elsewhere.  Not started yet; `window` is
 *  this window's name to the station. */
export function wireOf(page: Window, window: string): WireClient {
  const host = wallHostOf(page);
  if (host !== null) return new WireClient({ road: hostRoad(host, page), window });
  const road = socketRoad(socketAddressOf(page.location));
  return new WireClient({ road, window, mayConnect: () => hasSession(page) });
}

/** A socket that was refused does not say why; a station that is away is asked again later. */
async function hasSession(page: Window): Promise<boolean> {
  try {
    const answer = await page.fetch("/session", { cache: "no-store" });
    return answer.status !== 401;
  } catch (error) {
    if (error instanceof TypeError) return true;
    throw error;
  }
}
