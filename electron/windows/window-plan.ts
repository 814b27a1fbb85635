import type { WallDisplay } from "../../shared/wire/wall-host.ts";
import type { DisplayBounds } from "./display-key.ts";

/** What has to happen so that each display has its window. */
export type WindowPlan = {
  readonly open: readonly WallDisplay[];
  /** Windows whose display is gone. */
  readonly close: readonly string[];
  /** Windows whose display moved or changed its size. */
  readonly fit: readonly WallDisplay[];
};

/** The way from the windows there are to the displays there are, both by display key. */
export function windowPlan(
  windows: ReadonlyMap<string, WallDisplay>,
  displays: readonly WallDisplay[],
): WindowPlan {
  const keys = new Set(displays.map(({ key }) => key));
  return {
    open: displays.filter(({ key }) => !windows.has(key)),
    close: [...windows.keys()].filter((key) => !keys.has(key)),
    fit: displays.filter((display) => {
      const before = windows.get(display.key);
      return before !== undefined && !isSamePlace(before, display);
    }),
  };
}

export function isSamePlace(a: DisplayBounds, b: DisplayBounds): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
