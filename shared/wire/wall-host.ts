/** One display of this machine, for the wall's own layout. */
export type WallDisplay = {
  /** Its identity: the same after it was unplugged, asleep or moved. */
  readonly key: string;
  readonly name: string;
  readonly primary: boolean;
  /** Pixels of the desktop. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** What the preload gives a window of the application; a browser has none of it. */
export interface WallHost {
  /** Asks for a line to the station.  It comes as a window message `{ kind: PORT_MESSAGE }` with
   *  one port; another one replaces it whenever the station was started again. */
  askForPort(): void;
  /** Ends the application; the page has asked the person before. */
  quit(): void;
  toggleFullscreen(): void;
  /** The person closed a window by the system's means: the page asks whether it is meant. */
  onQuitAsked(listener: () => void): void;
  /** Displays from left to right; called at once and after every change. */
  onDisplays(listener: (displays: readonly WallDisplay[]) => void): void;
}

/** The name the preload exposes a WallHost under. */
export const HOST_NAME = "oneWallHost";
export const PORT_MESSAGE = "onewall-port";
