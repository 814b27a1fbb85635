/** Bytes of the road file in use, in memory that every worker thread reads without a copy.  The
 *  first worker that needs them reads the file; of two that do so at once each keeps its own. */
export class RoadBytes {
  #path: string | null = null;
  #bytes: SharedArrayBuffer | null = null;

  of(path: string | null): SharedArrayBuffer | null {
    return path !== null && path === this.#path ? this.#bytes : null;
  }

  /** Kept until another file is. */
  keep(path: string, bytes: SharedArrayBuffer): void {
    this.#path = path;
    this.#bytes = bytes;
  }
}

/** Of this process: its lanes ask the same streets. */
export const roadBytes = new RoadBytes();
