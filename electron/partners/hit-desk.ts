import { join } from "node:path";
import * as v from "valibot";
import { isKept, isWatched } from "../../shared/fold/hit-state.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { HIT_WAIT_MS, LOW_CONFIDENCE } from "../../shared/model/hit.ts";
import type { HitFlag, Watch } from "../../shared/model/hit.ts";
import { isPlate, maskedPlate, plainPlate } from "../../shared/model/plate.ts";
import type { Actor } from "../../shared/model/role.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { InHit, InWatch } from "./alert-message.ts";
import { PICTURE_BYTES_MAX } from "./alert-message.ts";
import { fateOf, refused } from "./item-fate.ts";
import type { ItemFate } from "./item-fate.ts";
import type { PartnerPorts } from "./partner-ports.ts";
import { SealedVault } from "./sealed-vault.ts";

const sealedSchema = v.object({
  plate: v.string(),
  /** Base64; null: none. */
  picture: v.nullable(v.string()),
});

/** Plates and pictures, by "hit:…" or "watch:…". */
export function hitVaultIn(dir: string): SealedVault<v.InferOutput<typeof sealedSchema>> {
  return new SealedVault(join(dir, "sealed"), sealedSchema);
}

const ACTOR = { name: "卡口台", role: "feed" } as const;

/** What one look at a hit shows. */
export type HitView = {
  /** As the checkpoint read it. */
  readonly plate: string;
  /** As it is looked for; empty: its entry is wiped. */
  readonly wanted: string;
  readonly picture: { readonly mediaType: string; readonly base64: string } | null;
};

/** A person's wish to have a plate looked for. */
export type WatchWish = {
  readonly plate: string;
  readonly reason: string;
  readonly legalBasis: string;
  readonly expiresAt: EpochMs;
  readonly incidentId: string | null;
};

type AnyRefusal = { readonly kind: string; readonly thing?: string };

/** Plates that are looked for, and hits on them (卡口命中核对).  No raw reading comes here and none
 *  is kept: only what the platform of the checkpoints holds to be a hit on an entry of ours. */
export class HitDesk {
  readonly #vault: ReturnType<typeof hitVaultIn>;
  readonly #ports: PartnerPorts;
  /** Entries whose plate is known to be wiped. */
  readonly #wiped = new Set<string>();

  constructor(dir: string, ports: PartnerPorts) {
    this.#vault = hitVaultIn(dir);
    this.#ports = ports;
  }

  start(): void {
    this.#vault.sweep((key) => this.#lives(key));
  }

  /** An entry of a platform's own list. */
  list(sourceId: string, entry: InWatch): ItemFate {
    const { entryId, plate, reason, legalBasis, expiresAt } = entry;
    const id = `${sourceId}/${entryId}`;
    if (this.#ports.wall().watch.has(id)) return { kind: "repeated" };
    const plain = plainPlate(plate);
    if (!isPlate(plain)) return refused("range", "plate");
    const what = { reason, legalBasis, expiresAt, incidentId: null, source: sourceId };
    const done = this.#watch({ id, masked: maskedPlate(plain), ...what }, plain, {
      name: sourceId,
      role: "feed",
    });
    return fateOf(done, this.#ports.now());
  }

  /** A person's entry.  Nothing of the plate goes into the log. */
  watch(wish: WatchWish, actor: Actor): Result<{ readonly watchId: string }, AnyRefusal> {
    const { plate, ...what } = wish;
    const plain = plainPlate(plate);
    if (!isPlate(plain)) return err({ kind: "plate-wrong", thing: maskedPlate(plain) });
    const own = [...this.#ports.wall().watch.keys()].length;
    const id = `${this.#ports.station}-K${own + 1}`;
    const entry = { id, masked: maskedPlate(plain), ...what, source: "operator" };
    const done = this.#watch(entry, plain, actor);
    return done.ok ? ok({ watchId: id }) : done;
  }

  #watch(watch: Watch, plate: string, actor: Actor): ReturnType<PartnerPorts["command"]> {
    const key = `watch:${watch.id}`;
    this.#vault.put(key, { plate, picture: null });
    const done = this.#ports.command({ kind: "watch-plate", watch }, actor);
    if (!done.ok) this.#vault.wipe(key);
    return done;
  }

  take(sourceId: string, read: InHit): ItemFate {
    const id = `${sourceId}/${read.hitId}`;
    if (this.#ports.wall().hit.has(id)) return { kind: "repeated" };
    const watchId = `${sourceId}/${read.entryId}`;
    const picture = read.picture === null ? null : Buffer.from(read.picture, "base64");
    if (picture !== null && (picture.length > PICTURE_BYTES_MAX || mediaTypeOf(picture) === null)) {
      return refused("schema", "picture");
    }
    const plate = plainPlate(read.plate);
    const flags = this.#flagsOf(watchId, plate, read.confidence);
    const hit = {
      ...{ id, sourceId, watchId, checkpointId: read.checkpointId, masked: maskedPlate(plate) },
      ...{ confidence: read.confidence, flags, hasPicture: picture !== null, lane: read.lane },
      capturedAt: read.capturedAt,
      expiresAt: epochMs(read.capturedAt + HIT_WAIT_MS),
    };
    // First the picture, then the word of it: what a crash leaves between is swept at the start.
    const key = `hit:${id}`;
    this.#vault.put(key, { plate, picture: picture?.toString("base64") ?? null });
    const done = this.#ports.command({ kind: "take-hit", hit }, { name: sourceId, role: "feed" });
    if (!done.ok || done.value.length === 0) this.#vault.wipe(key);
    return fateOf(done, read.capturedAt);
  }

  #flagsOf(watchId: string, plate: string, confidence: number): HitFlag[] {
    const flags: HitFlag[] = [];
    if (confidence < LOW_CONFIDENCE) flags.push("low-confidence");
    if (!isPlate(plate)) flags.push("plate-format");
    const wanted = this.wantedOf(watchId);
    if (wanted !== null && wanted !== plate) flags.push("plate-differs");
    return flags;
  }

  /** The picture and the plate, after it stands in the log that this person was shown them. */
  view(hitId: string, actor: Actor): Result<HitView, AnyRefusal> {
    const done = this.#ports.command({ kind: "view-hit", hitId }, actor);
    if (!done.ok) return done;
    const sealed = this.#vault.get(`hit:${hitId}`);
    if (sealed === null) return err({ kind: "hit-expired", thing: hitId });
    const watchId = this.#ports.wall().hit.get(hitId)?.hit.watchId ?? "";
    const wanted = this.wantedOf(watchId) ?? "";
    return ok({ plate: sealed.plate, wanted, picture: pictureOf(sealed.picture) });
  }

  /** The plate an entry looks for; null: it is wiped. */
  wantedOf(watchId: string): string | null {
    return this.#vault.get(`watch:${watchId}`)?.plate ?? null;
  }

  /** What was decided against goes at once. */
  hear(batch: readonly LoggedEvent[]): void {
    for (const { event } of batch) {
      if (event.kind === "hit-judged" && event.verdict === "rejected") this.beat();
      if (event.kind === "watch-dropped" || event.kind === "incident-closed") this.beat();
    }
  }

  /** Wipes what is over, and says so once. */
  beat(): void {
    const wall = this.#ports.wall();
    const now = this.#ports.now();
    for (const [hitId, state] of wall.hit) {
      if (state.expiredAt !== null || isKept(wall, state, now)) continue;
      this.#vault.wipe(`hit:${hitId}`);
      this.#ports.command({ kind: "expire-hit", hitId }, ACTOR);
    }
    for (const [watchId, state] of wall.watch) {
      if (this.#wiped.has(watchId) || isWatched(wall, state, now)) continue;
      this.#vault.wipe(`watch:${watchId}`);
      this.#wiped.add(watchId);
    }
  }

  #lives(key: string): boolean {
    const wall = this.#ports.wall();
    const now = this.#ports.now();
    const id = key.slice(key.indexOf(":") + 1);
    if (key.startsWith("watch:")) return isWatched(wall, wall.watch.get(id), now);
    const state = wall.hit.get(id);
    return state !== undefined && isKept(wall, state, now);
  }
}

function pictureOf(base64: string | null): HitView["picture"] {
  if (base64 === null) return null;
  const mediaType = mediaTypeOf(Buffer.from(base64.slice(0, 24), "base64"));
  return mediaType === null ? null : { mediaType, base64 };
}

/** By its first bytes: what a picture calls itself is not asked. */
function mediaTypeOf(bytes: Buffer): string | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "image/jpeg";
  if (bytes.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))) return "image/png";
  return null;
}
