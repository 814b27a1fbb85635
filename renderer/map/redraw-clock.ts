/** The least time between two redraws for telemetry alone, milliseconds. */
const PAUSE_MS = { hardware: 180, software: 900 } as const;
/** Where a processor draws, the page is its own for this many times as long as a redraw held it. */
const REST_SHARE = 2;

/** When a map is drawn.  Where no card draws, a redraw holds up the page for as long as a second of
 *  everything else: words go before it, and a person's keys come between two of them. */
export class RedrawClock {
  readonly #draw: () => void;
  readonly #software: boolean;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #waits = false;
  #stopped = false;
  #drawnMs = -Infinity;
  /** For how long the last redraw held up the page. */
  #heldMs = 0;

  constructor(of: { readonly draw: () => void; readonly software: boolean }) {
    this.#draw = of.draw;
    this.#software = of.software;
  }

  /** Something that people did: shown at once, but after what it says in words. */
  now(): void {
    this.#clear();
    if (!this.#software) return this.#drawNow();
    if (this.#waits) return;
    this.#waits = true;
    afterPaint(() => {
      this.#waits = false;
      if (!this.#stopped) this.#drawNow();
    });
  }

  /** Telemetry came, or a second passed: shown with the next redraw that is due. */
  soon(): void {
    if (this.#timer !== null || this.#waits) return;
    const pause = this.#software
      ? Math.max(PAUSE_MS.software, this.#heldMs * REST_SHARE)
      : PAUSE_MS.hardware;
    const due = this.#drawnMs + pause - performance.now();
    if (due <= 0) this.now();
    else this.#timer = setTimeout(() => this.now(), due);
  }

  /** Events came: shown at once where that costs nothing. */
  changed(): void {
    if (this.#software) this.soon();
    else this.now();
  }

  stop(): void {
    this.#clear();
    this.#stopped = true;
  }

  #drawNow(): void {
    const began = performance.now();
    this.#draw();
    this.#drawnMs = performance.now();
    if (!this.#software) return;
    // What was handed on is drawn with the next frame, and the page waits for it there.
    afterPaint(() => {
      this.#drawnMs = performance.now();
      this.#heldMs = this.#drawnMs - began;
    });
  }

  #clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

function afterPaint(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}
