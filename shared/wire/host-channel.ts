/** Every channel there is between a window and the main process; the wall itself talks to the
 *  station over its port and never over these. */
export const HOST_CHANNELS = {
  /** Window to main: I want a line to the station.  Main to window: here it is. */
  port: "onewall:port",
  quit: "onewall:quit",
  fullscreen: "onewall:fullscreen",
  /** Window to main: tell me.  Main to window: the displays. */
  displays: "onewall:displays",
  quitAsked: "onewall:quit-asked",
} as const;
