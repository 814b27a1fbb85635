import { unreachable } from "../../shared/kit/assert.ts";
import type { Actor } from "../../shared/model/role.ts";
import type { DeskName, HoldAct, WallHold } from "../../shared/model/wall-hold.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";

/** A desk without a line for so long no longer holds the wall. */
export const SILENT_MS_MAX = 60_000;

/** Why the wall stays with who holds it. */
export type HoldRefusal =
  | { readonly kind: "wall-held"; readonly thing: string }
  | {
      readonly kind: "role-missing";
      readonly role: Actor["role"];
      readonly command: "arrange-wall";
      readonly needs: readonly Actor["role"][];
    };

/** Who asks for the wall. */
export type HoldingDesk = DeskName & { readonly role: Actor["role"] };

/** One holder of the wall, asked by others and never by a timer alone: a desk loses it when its
 *  line was silent for a minute, and every window is told. */
export class WallHolding {
  readonly #now: () => EpochMs;
  readonly #changed: (hold: WallHold, lost: string | null) => void;
  #hold: WallHold = { holder: null, asker: null };
  /** Since when the holder has no line; null: it has one. */
  #silentSince: EpochMs | null = null;

  constructor(
    now: () => EpochMs,
    /** Called after every change; `lost` names a desk that lost the wall by its silence. */
    changed: (hold: WallHold, lost: string | null) => void,
  ) {
    this.#now = now;
    this.#changed = changed;
  }

  get hold(): WallHold {
    return this.#hold;
  }

  /** Null: this desk may change the wall. */
  refusal(desk: string): HoldRefusal | null {
    const { holder } = this.#hold;
    if (holder === null || holder.desk === desk) return null;
    return { kind: "wall-held", thing: holder.name };
  }

  act(act: HoldAct, { desk, name, role }: HoldingDesk): HoldRefusal | null {
    const { holder, asker } = this.#hold;
    const isHolder = holder?.desk === desk;
    switch (act) {
      case "take":
        if (holder === null) this.#give({ desk, name });
        else if (!isHolder) this.#set({ holder, asker: { desk, name } });
        return null;
      case "force":
        if (role !== "leader") {
          return { kind: "role-missing", role, command: "arrange-wall", needs: ["leader"] };
        }
        this.#give({ desk, name });
        return null;
      case "give":
        if (!isHolder) return this.refusal(desk);
        if (asker !== null) this.#give(asker);
        return null;
      case "keep":
        if (!isHolder) return this.refusal(desk);
        this.#set({ holder, asker: null });
        return null;
      case "let-go":
        if (holder !== null && !isHolder) return this.refusal(desk);
        if (asker !== null) this.#give(asker);
        else this.#set({ holder: null, asker: null });
        return null;
      default:
        return unreachable(act);
    }
  }

  /** Which desks have a line now; call it whenever that may have changed, and now and then. */
  lines(desks: ReadonlySet<string>): void {
    const { holder } = this.#hold;
    if (holder === null || desks.has(holder.desk)) {
      this.#silentSince = null;
      return;
    }
    this.#silentSince ??= this.#now();
    if (this.#now() - this.#silentSince < SILENT_MS_MAX) return;
    const { asker } = this.#hold;
    const waits = asker !== null && desks.has(asker.desk) ? asker : null;
    this.#silentSince = null;
    this.#hold = {
      holder: waits === null ? null : { ...waits, since: this.#now() },
      asker: null,
    };
    this.#changed(this.#hold, holder.name);
  }

  #give({ desk, name }: DeskName): void {
    this.#silentSince = null;
    this.#set({ holder: { desk, name, since: this.#now() }, asker: null });
  }

  #set(hold: WallHold): void {
    this.#hold = hold;
    this.#changed(hold, null);
  }
}
