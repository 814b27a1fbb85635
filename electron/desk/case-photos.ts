import { join } from "node:path";
import type { Command } from "../../shared/commands/command.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { Actor } from "../../shared/model/role.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import { PhotoShelf } from "./photo-shelf.ts";

type AnyRefusal = { readonly kind: string };
export interface PhotoPorts {
  now(): EpochMs;
  wall(): WallState;
  command(command: Command, actor: Actor): Result<unknown, AnyRefusal>;
}

const HOUR_MS = 3_600_000;
/** Wipes in the station's own name what is over. */
const SHELF: Actor = { name: "photos", role: "feed" };

/** Photos of people who are missing, one a case: a photo goes with the case, at its hour, or when
 *  somebody takes it back. */
export class CasePhotos {
  readonly #shelf: PhotoShelf;
  readonly #ports: PhotoPorts;

  constructor(dir: string, ports: PhotoPorts) {
    this.#shelf = new PhotoShelf(join(dir, "photos"));
    this.#ports = ports;
  }

  /** On disk before it is said to be there. */
  keep(
    incidentId: string,
    of: { readonly bytes: Uint8Array; readonly hours: number },
    actor: Actor,
  ): Result<null, AnyRefusal> {
    const before = this.#ports.wall().ring.get(incidentId)?.photo?.id ?? null;
    const photoId = this.#shelf.put(of.bytes);
    if (photoId === null) return err({ kind: "photo-unfit" });
    const expiresAt = epochMs(this.#ports.now() + of.hours * HOUR_MS);
    const command = { kind: "keep-case-photo", incidentId, photoId, expiresAt } as const;
    const done = this.#ports.command(command, actor);
    if (!done.ok) this.#shelf.shred(photoId);
    else if (before !== null) this.#shelf.shred(before);
    return done.ok ? ok(null) : done;
  }

  read(incidentId: string): Result<Uint8Array, AnyRefusal> {
    const photo = this.#ports.wall().ring.get(incidentId)?.photo ?? null;
    const bytes = photo === null ? null : this.#shelf.get(photo.id);
    return bytes === null ? err({ kind: "photo-absent" }) : ok(bytes);
  }

  takeBack(incidentId: string, actor: Actor): Result<null, AnyRefusal> {
    const photo = this.#ports.wall().ring.get(incidentId)?.photo ?? null;
    if (photo === null) return err({ kind: "photo-absent" });
    const command = { kind: "wipe-case-photo", incidentId, photoId: photo.id } as const;
    const done = this.#ports.command({ ...command, why: "taken-back" }, actor);
    if (!done.ok) return done;
    this.#shelf.shred(photo.id);
    return ok(null);
  }

  /** Wipes what has expired, what belongs to a case that is over, and what belongs to none. */
  sweep(): void {
    const now = this.#ports.now();
    const kept = new Set<string>();
    for (const { id, photo, endedAt } of this.#ports.wall().ring.values()) {
      if (photo === null) continue;
      if (endedAt !== null) this.#wipe(id, photo.id, "closed");
      else if (photo.expiresAt <= now) this.#wipe(id, photo.id, "expired");
      else kept.add(photo.id);
    }
    this.#shelf.sweep(kept);
  }

  /** Off the disk first: a log that says so before it is true would lie after a crash. */
  #wipe(incidentId: string, photoId: string, why: "closed" | "expired"): void {
    this.#shelf.shred(photoId);
    this.#ports.command({ kind: "wipe-case-photo", incidentId, photoId, why }, SHELF);
  }
}
