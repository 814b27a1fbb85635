import { ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { TRAVEL_MODES } from "../../shared/model/unit.ts";
import { Streets } from "./answer-task.ts";
import { roadBytesFrom, streetsFromBytes } from "./load-streets.ts";
import type { SolveRefusal } from "./solve-task.ts";
import { withClosures } from "./street-closure.ts";
import type { StreetClosure } from "./street-closure.ts";

/** The streets a worker answers on: read when the first task comes or when there is time before
 *  it, closed as last told. */
export class StreetsInUse {
  readonly #onRead: (path: string, bytes: SharedArrayBuffer) => void;
  #path: string | null = null;
  #bytes: SharedArrayBuffer | null = null;
  #closures: readonly StreetClosure[] = [];
  /** Without closures. */
  #open: Result<Streets, SolveRefusal> | null = null;
  #current: Result<Streets, SolveRefusal> | null = null;

  /** Hears of a file that was read, so that other workers need not. */
  constructor(onRead: (path: string, bytes: SharedArrayBuffer) => void) {
    this.#onRead = onRead;
  }

  /** Another road file; its bytes where they are in shared memory already. */
  use(path: string | null, bytes: SharedArrayBuffer | null): void {
    this.#path = path;
    this.#bytes = bytes;
    this.#open = null;
    this.#current = null;
  }

  close(closures: readonly StreetClosure[]): void {
    this.#closures = closures;
    this.#current = null;
  }

  streets(): Result<Streets, SolveRefusal> {
    this.#open ??= this.#read();
    this.#current ??= this.#closed(this.#open);
    return this.#current;
  }

  /** Reads the streets and makes what every question needs; what is wrong with them is said to
   *  whoever asks first. */
  makeReady(): void {
    const streets = this.streets();
    if (streets.ok) for (const mode of TRAVEL_MODES) streets.value.snapperOf(mode);
  }

  #read(): Result<Streets, SolveRefusal> {
    const bytes = this.#bytes === null ? roadBytesFrom(this.#path) : ok(this.#bytes);
    if (!bytes.ok) return bytes;
    const streets = streetsFromBytes(bytes.value);
    if (streets.ok && this.#bytes === null && this.#path !== null) {
      this.#onRead(this.#path, bytes.value);
    }
    this.#bytes = bytes.value;
    return streets;
  }

  #closed(open: Result<Streets, SolveRefusal>): Result<Streets, SolveRefusal> {
    if (!open.ok || this.#closures.length === 0) return open;
    const { graph } = open.value;
    return ok(new Streets(withClosures(graph, this.#closures), graph));
  }
}
