import { join } from "node:path";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { ISSUE_PHOTO_MS } from "../../shared/model/issue.ts";
import { positionFrom } from "../../shared/model/position.ts";
import type { Actor } from "../../shared/model/role.ts";
import type { RejectionReason } from "../../shared/model/source-pulse.ts";
import type { TerminalOrder } from "../../shared/model/terminal-order.ts";
import type { PhotoPorts } from "./case-photos.ts";
import { PhotoShelf } from "./photo-shelf.ts";

type IssueOrder = Extract<TerminalOrder, { kind: "issue" }>;

/** Wipes in the station's own name what is over. */
const SHELF: Actor = { name: "photos", role: "feed" };

/** Reports of terminals (上报): each waits for somebody to look at it.  A picture that came with one
 *  is kept bare, for a day, beside the log. */
export class IssueDesk {
  readonly #shelf: PhotoShelf;
  readonly #ports: PhotoPorts;

  constructor(dir: string, ports: PhotoPorts) {
    this.#shelf = new PhotoShelf(join(dir, "issues"));
    this.#ports = ports;
  }

  /** A picture that cannot be read is left out; what was said with it is not. */
  take(order: IssueOrder): "new" | RejectionReason {
    const { unitId, at: saidAt, category, text, address, lngLat, photo } = order;
    const id = `${unitId}/${order.id}`;
    if (this.#ports.wall().issue.has(id)) return "dup";
    const photoId = photo === null ? null : this.#shelf.put(Buffer.from(photo, "base64"));
    const position = positionFrom(lngLat, "wgs84");
    const issue = { id, unitId, category, text, address, position, photoId, saidAt };
    const done = this.#ports.command({ kind: "take-issue", issue }, { name: unitId, role: "unit" });
    if (done.ok) return "new";
    if (photoId !== null) this.#shelf.shred(photoId);
    return FATES[done.refusal.kind] ?? "schema";
  }

  read(issueId: string): Result<Uint8Array, { readonly kind: string }> {
    const state = this.#ports.wall().issue.get(issueId);
    const { photoId = null } = state?.issue ?? {};
    const bytes = photoId === null || state?.hasPhoto !== true ? null : this.#shelf.get(photoId);
    return bytes === null ? err({ kind: "photo-absent" }) : ok(bytes);
  }

  /** Wipes what is a day old, what came with a report that is none, and what belongs to none. */
  sweep(): void {
    const old = this.#ports.now() - ISSUE_PHOTO_MS;
    const kept = new Set<string>();
    for (const [issueId, { issue, hasPhoto, settled, takenAt }] of this.#ports.wall().issue) {
      if (!hasPhoto || issue.photoId === null) continue;
      if (takenAt > old && settled?.deed !== "dismiss") {
        kept.add(issue.photoId);
        continue;
      }
      // Off the disk first: a log that says so before it is true would lie after a crash.
      this.#shelf.shred(issue.photoId);
      this.#ports.command({ kind: "wipe-issue-photo", issueId }, SHELF);
    }
    this.#shelf.sweep(kept);
  }
}

const FATES: { readonly [Kind in string]?: RejectionReason } = {
  "unit-unknown": "unknownRef",
  "report-in-future": "future",
  "issue-late": "late",
  "content-held-back": "forbidden",
};
