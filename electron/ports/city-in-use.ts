import { join } from "node:path";
import type { RequestOutput } from "../../shared/wire/contract.ts";
import { openPack } from "../imports/pack/open-pack.ts";
import { packFaultText } from "../imports/pack/pack-fault.ts";

export type CityState = RequestOutput<"hello">["city"];

/** The city pack that a station stands on: checked, served to windows, told to whoever searches. */
export class CityInUse {
  readonly #dir: string;
  readonly #log: (line: string) => void;
  readonly #files = new Map<string, string>();
  #state: CityState = { pack: null, fault: null, looked: false };

  constructor(dir: string, log: (line: string) => void) {
    this.#dir = dir;
    this.#log = log;
  }

  state(): CityState {
    return this.#state;
  }

  /** The path of a file of the pack by its address below `pack/`; null: there is none. */
  file(address: string): string | null {
    return this.#files.get(address.replace(/^\/?pack\//, "")) ?? null;
  }

  /** Checks what there is and uses it.  Shape: the path of the street file, null: none. */
  async open(): Promise<string | null> {
    const opened = await openPack(join(this.#dir, "pack"));
    this.#files.clear();
    if (opened.ok) {
      const { pack, mapFile, fault } = opened.value;
      this.#files.set(pack.mapPath.replace(/^pack\//, ""), mapFile);
      const text = fault === null ? null : packFaultText(fault);
      this.#state = { pack, fault: text, looked: true };
    } else {
      const { refusal } = opened;
      const text = refusal.kind === "no-pack" ? null : packFaultText(refusal);
      this.#state = { pack: null, fault: text, looked: true };
    }
    if (this.#state.fault !== null) this.#log(`city pack: ${this.#state.fault}`);
    return opened.ok ? opened.value.roadsPath : null;
  }
}
