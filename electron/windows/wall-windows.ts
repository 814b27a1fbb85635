import { screen } from "electron";
import type { Display, WebContents } from "electron";
import { HOST_CHANNELS } from "../../shared/wire/host-channel.ts";
import type { WallDisplay } from "../../shared/wire/wall-host.ts";
import { DisplayKeys } from "./display-key.ts";
import type { SeenDisplay } from "./display-key.ts";
import type { Monitor } from "./monitor.ts";
import { probeMonitors } from "./probe-monitors.ts";
import { WallWindow } from "./wall-window.ts";
import { isSamePlace, windowPlan } from "./window-plan.ts";

export type WallWindowsOptions = {
  readonly preload: string;
  readonly icon: string;
  readonly windowed: boolean;
  readonly log: (line: string) => void;
  /** The last plain window was closed by a person. */
  readonly onAllClosed: () => void;
};

/** Displays change in several events; so long it waits for the last of them. */
const SETTLE_MS = 60;
/** What X says and what Electron says may be moments apart; so often they are compared again. */
const AGREE_TRIES_MAX = 8;

/** One window per display, as displays come and go. */
export class WallWindows {
  readonly #options: WallWindowsOptions;
  readonly #keys = new DisplayKeys();
  readonly #windows = new Map<string, WallWindow>();
  #displays: readonly WallDisplay[] = [];
  /** Plain windows that a person closed stay closed while their display stays. */
  readonly #dismissed = new Set<string>();
  #settle: ReturnType<typeof setTimeout> | null = null;
  /** Counts looks at the displays: a later one takes over from one that still waits. */
  #turn = 0;
  #ended = false;

  constructor(options: WallWindowsOptions) {
    this.#options = options;
  }

  /** Call once the application is ready. */
  async start(): Promise<void> {
    const changed = (): void => this.#changed();
    screen.on("display-added", changed);
    screen.on("display-removed", changed);
    screen.on("display-metrics-changed", changed);
    await this.#arrange();
  }

  /** Closes every window for good. */
  end(): void {
    this.#ended = true;
    if (this.#settle !== null) clearTimeout(this.#settle);
    for (const window of this.#windows.values()) window.close();
    this.#windows.clear();
  }

  /** The display that a page belongs to; null: it is none of ours. */
  displayOf(contents: WebContents): WallDisplay | null {
    return this.#windowOf(contents)?.display ?? null;
  }

  toggleFullscreen(contents: WebContents): void {
    this.#windowOf(contents)?.toggleFullscreen();
  }

  tellDisplays(contents: WebContents): void {
    contents.send(HOST_CHANNELS.displays, this.#displays);
  }

  /** Has a page ask whether ending is meant; false: there is no page to ask. */
  askQuit(): boolean {
    for (const { contents } of this.#windows.values()) {
      if (contents.isDestroyed() || contents.isCrashed()) continue;
      contents.send(HOST_CHANNELS.quitAsked);
      return true;
    }
    return false;
  }

  #windowOf(contents: WebContents): WallWindow | null {
    for (const window of this.#windows.values()) if (window.owns(contents)) return window;
    return null;
  }

  #changed(): void {
    if (this.#settle !== null) clearTimeout(this.#settle);
    this.#settle = setTimeout(() => void this.#arrange(), SETTLE_MS);
  }

  async #arrange(): Promise<void> {
    const turn = ++this.#turn;
    let seen: readonly SeenDisplay[] = [];
    for (let tries = 0; tries < AGREE_TRIES_MAX; tries++) {
      const monitors = await probeMonitors();
      if (this.#ended || turn !== this.#turn) return;
      seen = seenDisplays(monitors);
      if (agree(seen, monitors)) break;
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    }
    if (this.#ended || turn !== this.#turn) return;
    this.#displays = this.#keys.keyed(seen);
    const present = new Set(this.#displays.map(({ key }) => key));
    for (const key of this.#dismissed) if (!present.has(key)) this.#dismissed.delete(key);
    const held = new Map([...this.#windows].map(([key, { display }]) => [key, display]));
    const plan = windowPlan(held, this.#displays);
    for (const key of plan.close) this.#close(key);
    for (const display of plan.fit) this.#windows.get(display.key)?.fit(display);
    for (const display of plan.open) if (!this.#dismissed.has(display.key)) this.#open(display);
    for (const { contents } of this.#windows.values()) this.tellDisplays(contents);
  }

  #open(display: WallDisplay): void {
    const { preload, icon, windowed, log } = this.#options;
    const { key, x, y, width, height } = display;
    log(`display ${key}: ${width}x${height} at ${x},${y}`);
    const window = new WallWindow(display, {
      preload,
      icon,
      windowed,
      log,
      onCloseAsked: (contents) => contents.send(HOST_CHANNELS.quitAsked),
      onGone: () => this.#gone(key),
    });
    this.#windows.set(key, window);
  }

  #close(key: string): void {
    this.#options.log(`display ${key} is gone`);
    this.#windows.get(key)?.close();
    this.#windows.delete(key);
  }

  #gone(key: string): void {
    this.#windows.delete(key);
    if (this.#ended) return;
    if (!this.#options.windowed) return this.#changed();
    this.#dismissed.add(key);
    if (this.#windows.size === 0) this.#options.onAllClosed();
  }
}

function seenDisplays(monitors: readonly Monitor[]): readonly SeenDisplay[] {
  const primary = screen.getPrimaryDisplay();
  const displays = screen.getAllDisplays().filter(({ bounds }, i, all) => {
    // Mirrored displays show one picture and need one window.
    const first = all.findIndex((other) => isSamePlace(other.bounds, bounds));
    return bounds.width > 0 && bounds.height > 0 && first === i;
  });
  return displays.map((display) => seenDisplay(display, { primary, monitors }));
}

/** Whether every display was found among the monitors, where there are any to look among. */
function agree(seen: readonly SeenDisplay[], monitors: readonly Monitor[]): boolean {
  return monitors.length === 0 || seen.every(({ monitor }) => monitor !== null);
}

function seenDisplay(
  { id, label, bounds, scaleFactor }: Display,
  around: { readonly primary: Display; readonly monitors: readonly Monitor[] },
): SeenDisplay {
  const isHere = (monitor: Monitor): boolean =>
    near(monitor.bounds.x, bounds.x * scaleFactor) &&
    near(monitor.bounds.y, bounds.y * scaleFactor) &&
    near(monitor.bounds.width, bounds.width * scaleFactor);
  const { x, y } = around.primary.bounds;
  return {
    id: String(id),
    label,
    bounds,
    primary: x === bounds.x && y === bounds.y,
    monitor: around.monitors.find(isHere) ?? null,
  };
}

/** Scaled sizes are rounded on the way. */
function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 2;
}
