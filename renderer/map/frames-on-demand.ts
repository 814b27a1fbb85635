/** Frames for a drawing loop that would otherwise ask for one at every refresh of the screen, all
 *  shift long: the loop's request waits until something is to be drawn. */
export class FramesOnDemand {
  #waiting: FrameRequestCallback | null = null;
  #asked: number | null = null;
  #awakeUntil = 0;

  /** Frames flow for so long from now. */
  wake(millis: number): void {
    this.#awakeUntil = Math.max(this.#awakeUntil, performance.now() + millis);
    this.#ask();
  }

  requestAnimationFrame(callback: FrameRequestCallback): number {
    this.#waiting = callback;
    if (performance.now() < this.#awakeUntil) this.#ask();
    return 1;
  }

  cancelAnimationFrame(): void {
    this.#waiting = null;
    if (this.#asked !== null) cancelAnimationFrame(this.#asked);
    this.#asked = null;
  }

  #ask(): void {
    if (this.#waiting === null || this.#asked !== null) return;
    this.#asked = requestAnimationFrame((time) => {
      const callback = this.#waiting;
      this.#waiting = null;
      this.#asked = null;
      callback?.(time);
    });
  }
}
