import { GrowingInts } from "../../../shared/kit/growing.ts";
import { IdIndex } from "./id-index.ts";

/** Ways worth keeping and the nodes they run over, without an object a way. */
export class KeptWays {
  readonly ids = new IdIndex();
  /** Every node some kept way refers to. */
  readonly nodes = new IdIndex();
  readonly #first = new GrowingInts();
  readonly #refs = new GrowingInts();

  constructor() {
    this.#first.push(0);
  }

  get count(): number {
    return this.ids.count;
  }

  /** Number of the new way; it must not be known yet. */
  add(id: number, refs: Float64Array, count: number): number {
    for (let at = 0; at < count; at += 1) this.#refs.push(this.nodes.add(refs[at] ?? 0));
    this.#first.push(this.#refs.length);
    return this.ids.add(id);
  }

  /** Numbers of the nodes of a way, a view. */
  nodesOf(way: number): Int32Array {
    return this.#refs.view().subarray(this.#first.at(way), this.#first.at(way + 1));
  }
}
