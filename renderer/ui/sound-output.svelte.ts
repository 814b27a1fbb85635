/** Whether anything can be heard here: `asleep` until a person touches the window, as browsers
 *  ask for; `none` where there is no loudspeaker or no way to it. */
export type SoundState = "asleep" | "ready" | "none";

/** One tone: pitch in hertz, how long, and the silence after it, milliseconds. */
export type SoundTone = { readonly hertz: number; readonly ms: number; readonly gapMs: number };

const LOUDNESS = 0.4;
/** Short enough not to be heard, long enough that a tone begins without a crack. */
const EDGE_S = 0.008;

/** The loudspeaker of this computer.  Of several windows of one wall on it only one sounds, or
 *  they would sound over each other. */
export class SoundOutput {
  state = $state<SoundState>("asleep");
  #context: AudioContext | null = null;
  #mine = false;
  #ends = new AbortController();

  start(): void {
    const { signal } = this.#ends;
    try {
      this.#context = new AudioContext();
    } catch {
      // The machine refuses any sound: that is what is shown.
      this.state = "none";
      return;
    }
    const context = this.#context;
    context.addEventListener("statechange", () => void this.#look(), { signal });
    for (const touch of ["pointerdown", "keydown"]) {
      addEventListener(touch, () => void this.#wake(), { signal, capture: true });
    }
    const devices = mediaDevices();
    devices?.addEventListener("devicechange", () => void this.#look(), { signal });
    this.#takeTurn(signal);
    void this.#wake();
  }

  stop(): void {
    this.#ends.abort();
    void this.#context?.close();
    this.#context = null;
  }

  play(tones: readonly SoundTone[]): void {
    const context = this.#context;
    if (context === null || this.state !== "ready" || !this.#mine) return;
    let at = context.currentTime + EDGE_S;
    for (const { hertz, ms, gapMs } of tones) {
      const [tone, gain] = [context.createOscillator(), context.createGain()];
      const end = at + ms / 1000;
      tone.frequency.value = hertz;
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(LOUDNESS, at + EDGE_S);
      gain.gain.setValueAtTime(LOUDNESS, end - EDGE_S);
      gain.gain.linearRampToValueAtTime(0, end);
      tone.connect(gain).connect(context.destination);
      tone.start(at);
      tone.stop(end);
      at = end + gapMs / 1000;
    }
  }

  async #wake(): Promise<void> {
    // Without a touch a browser leaves the wish unanswered; nobody waits for it here.
    if (this.#context?.state === "suspended") void this.#context.resume();
    await this.#look();
  }

  async #look(): Promise<void> {
    const known = await mediaDevices()?.enumerateDevices();
    const speakers = known?.filter(({ kind }) => kind === "audiooutput").length;
    if (speakers === 0) this.state = "none";
    else this.state = this.#context?.state === "running" ? "ready" : "asleep";
  }

  /** Held until the window ends; then the next one of this computer sounds. */
  #takeTurn(signal: AbortSignal): void {
    const locks: LockManager | undefined = navigator.locks;
    if (locks === undefined) {
      this.#mine = true;
      return;
    }
    const ended = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    const turn = locks.request("onewall-sound", { signal }, () => {
      this.#mine = true;
      return ended;
    });
    turn.catch(() => (this.#mine = false));
  }
}

/** Only secure pages have it. */
function mediaDevices(): MediaDevices | undefined {
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  return devices;
}
