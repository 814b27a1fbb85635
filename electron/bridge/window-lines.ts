import { MessageChannelMain } from "electron";
import type { WebContents } from "electron";
import { HOST_CHANNELS } from "../../shared/wire/host-channel.ts";
import type { StationProcess } from "./station-process.ts";

type Session = Parameters<StationProcess["give"]>[1];

/** Hands every window that asked a line to the station, and another one whenever the station was
 *  started again. */
export class WindowLines {
  readonly #station: Pick<StationProcess, "give">;
  readonly #sessions = new Map<WebContents, Session>();

  constructor(station: Pick<StationProcess, "give">) {
    this.#station = station;
  }

  /** A window asks; its document is gone when it asks anew, and so is the line it had. */
  asked(contents: WebContents, session: Session): void {
    if (!this.#sessions.has(contents)) {
      const forget = (): void => void this.#sessions.delete(contents);
      contents.once("destroyed", forget);
      contents.once("render-process-gone", forget);
    }
    this.#sessions.set(contents, session);
    this.#hand(contents, session);
  }

  /** The station was started again. */
  renew(): void {
    for (const [contents, session] of this.#sessions) this.#hand(contents, session);
  }

  #hand(contents: WebContents, session: Session): void {
    if (contents.isDestroyed() || contents.isCrashed()) return;
    const { port1, port2 } = new MessageChannelMain();
    this.#station.give(port1, session);
    contents.postMessage(HOST_CHANNELS.port, null, [port2]);
  }
}
