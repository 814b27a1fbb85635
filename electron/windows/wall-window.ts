import { BrowserWindow } from "electron";
import type { WebContents } from "electron";
import { FRESH_PACE, paceAfterFailure, pauseMs } from "../../shared/kit/retry-pace.ts";
import type { RetryPace } from "../../shared/kit/retry-pace.ts";
import type { WallDisplay } from "../../shared/wire/wall-host.ts";
import { glassAddressOf } from "./glass-origin.ts";

export type WallWindowOptions = {
  readonly preload: string;
  /** What the system shows for the window in its own lists. */
  readonly icon: string;
  /** A plain window with a frame instead of a whole screen. */
  readonly windowed: boolean;
  readonly log: (line: string) => void;
  /** A person asked by the system's means to close it; the page decides. */
  readonly onCloseAsked: (contents: WebContents) => void;
  /** It is gone without having been closed by us. */
  readonly onGone: () => void;
};

/** A page that does not react is given so long before it is started again. */
const UNRESPONSIVE_MS = 3_000;
/** A page that never paints is shown all the same. */
const SHOW_MS_MAX = 3_000;
const FULLSCREEN_STEP_MS = 400;
/** Window managers settle late: so often is the size checked and set again. */
const FIT_TRIES_MAX = 5;
const WALL_COLOUR = "#0b0e12";
const ABORTED = -3;

/** One display's window.  Its page may crash or hang: the window starts it again by itself, at
 *  once the first time and ever more slowly after. */
export class WallWindow {
  readonly #options: WallWindowOptions;
  readonly #window: BrowserWindow;
  #display: WallDisplay;
  #pace: RetryPace = FRESH_PACE;
  #closing = false;
  /** Counts fits: a later one takes over from an earlier one that still waits. */
  #fitting = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #hung: ReturnType<typeof setTimeout> | null = null;

  constructor(display: WallDisplay, options: WallWindowOptions) {
    this.#display = display;
    this.#options = options;
    this.#window = new BrowserWindow(windowOptions(display, options));
    this.#window.removeMenu();
    this.#watchPage();
    this.#window.on("close", (event) => {
      if (this.#closing || options.windowed) return;
      event.preventDefault();
      options.onCloseAsked(this.#window.webContents);
    });
    this.#window.once("closed", () => {
      this.#stopTimers();
      if (!this.#closing) options.onGone();
    });
    this.#load();
    void this.#show();
  }

  get display(): WallDisplay {
    return this.#display;
  }

  get contents(): WebContents {
    return this.#window.webContents;
  }

  owns(contents: WebContents): boolean {
    return !this.#window.isDestroyed() && this.#window.webContents === contents;
  }

  /** Follows its display to where it stands now. */
  fit(display: WallDisplay): void {
    this.#display = display;
    if (!this.#options.windowed) void this.#fill();
  }

  toggleFullscreen(): void {
    this.#window.setFullScreen(!this.#window.isFullScreen());
  }

  close(): void {
    this.#closing = true;
    this.#stopTimers();
    if (!this.#window.isDestroyed()) this.#window.destroy();
  }

  async #show(): Promise<void> {
    await eitherWay(SHOW_MS_MAX, (done) => this.#window.once("ready-to-show", done));
    if (this.#window.isDestroyed()) return;
    this.#window.show();
    if (!this.#options.windowed) await this.#fill();
  }

  /** Fullscreen windows do not follow their display: leave, move, enter again, and look whether
   *  the window manager did it. */
  async #fill(): Promise<void> {
    const turn = ++this.#fitting;
    const window = this.#window;
    for (let tries = 0; tries < FIT_TRIES_MAX; tries++) {
      if (window.isDestroyed() || turn !== this.#fitting) return;
      if (window.isFullScreen()) {
        window.setFullScreen(false);
        await eitherWay(FULLSCREEN_STEP_MS, (done) => window.once("leave-full-screen", done));
      }
      if (window.isDestroyed() || turn !== this.#fitting) return;
      window.setBounds(boundsOf(this.#display));
      window.setFullScreen(true);
      await pause(FULLSCREEN_STEP_MS);
      if (window.isDestroyed() || turn !== this.#fitting || this.#fills()) return;
    }
    this.#options.log(`the window of ${this.#display.key} does not fill its display`);
  }

  #fills(): boolean {
    const has = this.#window.getBounds();
    const wants = boundsOf(this.#display);
    return (
      has.x === wants.x &&
      has.y === wants.y &&
      has.width === wants.width &&
      has.height === wants.height
    );
  }

  #watchPage(): void {
    const { webContents } = this.#window;
    webContents.on("render-process-gone", (_event, { reason }) => {
      this.#failed(`its page ended: ${reason}`);
    });
    webContents.on("did-fail-load", (...[, code, note, , isMainFrame]) => {
      if (isMainFrame && code !== ABORTED) this.#failed(`its page did not load: ${note}`);
    });
    this.#window.on("unresponsive", () => {
      this.#hung ??= setTimeout(() => webContents.forcefullyCrashRenderer(), UNRESPONSIVE_MS);
    });
    this.#window.on("responsive", () => this.#forgetHung());
  }

  #failed(why: string): void {
    this.#forgetHung();
    if (this.#closing || this.#retry !== null) return;
    this.#pace = paceAfterFailure(this.#pace, Date.now());
    const wait = pauseMs(this.#pace);
    this.#options.log(`window ${this.#display.key}: ${why}; again in ${wait} ms`);
    this.#retry = setTimeout(() => {
      this.#retry = null;
      if (!this.#window.isDestroyed()) this.#load();
    }, wait);
  }

  #load(): void {
    // A failure is an event of the page, and handled there.
    this.#window.loadURL(glassAddressOf(this.#display.key)).catch(() => undefined);
  }

  #forgetHung(): void {
    if (this.#hung !== null) clearTimeout(this.#hung);
    this.#hung = null;
  }

  #stopTimers(): void {
    this.#forgetHung();
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }
}

/** The only place where a window's rights are written. */
function windowOptions(display: WallDisplay, { preload, icon, windowed }: WallWindowOptions) {
  const bounds = boundsOf(display);
  return {
    ...(windowed ? within(bounds) : bounds),
    frame: windowed,
    show: false,
    backgroundColor: WALL_COLOUR,
    autoHideMenuBar: true,
    enableLargerThanScreen: false,
    title: "OneWall",
    icon,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // Only one window of a wall has the focus, and none may sleep.
      backgroundThrottling: false,
    },
  } satisfies Electron.BrowserWindowConstructorOptions;
}

type Bounds = Electron.Rectangle;

function boundsOf({ x, y, width, height }: WallDisplay): Bounds {
  return { x, y, width, height };
}

/** A plain window stands inside its display with room around it. */
function within({ x, y, width, height }: Bounds): Bounds {
  const [right, down] = [Math.round(width * 0.06), Math.round(height * 0.06)];
  return { x: x + right, y: y + down, width: width - 2 * right, height: height - 2 * down };
}

/** Resolves when it happens, or after a while without. */
function eitherWay(ms: number, happens: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    happens(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
