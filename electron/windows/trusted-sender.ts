import type { IpcMainEvent, WebContents } from "electron";
import { TokenBucket } from "../../shared/kit/token-bucket.ts";
import { isGlassAddress } from "./glass-origin.ts";

/** A page that asks the main process more often than this is broken. */
const RATE = { perSecond: 10, burst: 40 };

/** Tells whether a message may be listened to: from the main frame of one of our own pages, and
 *  not too often. */
export class TrustedSenders {
  readonly #buckets = new WeakMap<WebContents, TokenBucket>();

  trusts({ sender, senderFrame }: IpcMainEvent, now: number): boolean {
    // Newer Electrons say null for a frame that is gone.
    if (senderFrame?.parent !== null) return false;
    if (!isGlassAddress(senderFrame.url)) return false;
    const bucket = this.#buckets.get(sender) ?? new TokenBucket(RATE);
    this.#buckets.set(sender, bucket);
    return bucket.take(now) === 0;
  }
}
