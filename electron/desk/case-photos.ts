import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import type { Command } from "../../shared/commands/command.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { CASE_PHOTO_BYTES_MAX } from "../../shared/model/ring.ts";
import type { Actor } from "../../shared/model/role.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import { plainJpeg } from "./plain-jpeg.ts";

type AnyRefusal = { readonly kind: string };
export interface CasePhotoPorts {
  now(): EpochMs;
  wall(): WallState;
  command(command: Command, actor: Actor): Result<unknown, AnyRefusal>;
}

const FOLDER = "photos";
const HOUR_MS = 3_600_000;
/** Keeps and wipes in the station's own name: a person asked, and the view log says who. */
const SHELF: Actor = { name: "photos", role: "feed" };

/** Photos of people who are missing, one a case.  They lie beside the log and never in it, for what
 *  is in the log stays: a photo goes with the case, at its hour, or when somebody takes it back. */
export class CasePhotos {
  readonly #dir: string;
  readonly #ports: CasePhotoPorts;

  constructor(dir: string, ports: CasePhotoPorts) {
    this.#dir = join(dir, FOLDER);
    this.#ports = ports;
  }

  /** On disk before it is said to be there. */
  keep(incidentId: string, bytes: Uint8Array, hours: number): Result<null, AnyRefusal> {
    const picture = bytes.length > CASE_PHOTO_BYTES_MAX ? null : plainJpeg(bytes);
    if (picture === null) return err({ kind: "photo-unfit" });
    const before = this.#ports.wall().ring.get(incidentId)?.photo?.id ?? null;
    const photoId = randomUUID();
    mkdirSync(this.#dir, { recursive: true });
    write(this.#path(photoId), picture);
    const expiresAt = epochMs(this.#ports.now() + hours * HOUR_MS);
    const command = { kind: "keep-case-photo", incidentId, photoId, expiresAt } as const;
    const done = this.#ports.command(command, SHELF);
    if (!done.ok) this.#shred(photoId);
    else if (before !== null) this.#shred(before);
    return done.ok ? ok(null) : done;
  }

  read(incidentId: string): Result<Uint8Array, AnyRefusal> {
    const photo = this.#ports.wall().ring.get(incidentId)?.photo ?? null;
    if (photo === null || !existsSync(this.#path(photo.id))) return err({ kind: "photo-absent" });
    return ok(readFileSync(this.#path(photo.id)));
  }

  takeBack(incidentId: string): Result<null, AnyRefusal> {
    const photo = this.#ports.wall().ring.get(incidentId)?.photo ?? null;
    if (photo === null) return err({ kind: "photo-absent" });
    this.#wipe(incidentId, photo.id, "taken-back");
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
      else kept.add(`${photo.id}.jpg`);
    }
    if (!existsSync(this.#dir)) return;
    for (const name of readdirSync(this.#dir)) {
      if (!kept.has(name)) this.#shred(name.replace(/\.jpg$/, ""));
    }
  }

  /** Off the disk first: a log that says so before it is true would lie after a crash. */
  #wipe(incidentId: string, photoId: string, why: "closed" | "expired" | "taken-back"): void {
    this.#shred(photoId);
    this.#ports.command({ kind: "wipe-case-photo", incidentId, photoId, why }, SHELF);
  }

  /** Written over before it is unlinked; what a disk keeps of old blocks is beyond a program. */
  #shred(photoId: string): void {
    const path = this.#path(photoId);
    if (!existsSync(path)) return;
    write(path, new Uint8Array(statSync(path).size));
    rmSync(path);
  }

  #path(photoId: string): string {
    return join(this.#dir, `${photoId}.jpg`);
  }
}

function write(path: string, bytes: Uint8Array): void {
  const file = openSync(path, existsSync(path) ? "r+" : "w", 0o600);
  try {
    writeSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
