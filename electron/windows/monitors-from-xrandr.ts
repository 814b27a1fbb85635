import { edidFrom } from "./monitor.ts";
import type { Monitor } from "./monitor.ts";

/** The monitors that `xrandr --current --prop` lists as switched on. */
export function monitorsFromXrandr(text: string): Monitor[] {
  const monitors: Monitor[] = [];
  for (const section of text.split(/^(?=\S)/m)) {
    const match = /^(\S+) connected (?:primary )?(\d+)x(\d+)\+(-?\d+)\+(-?\d+)/.exec(section);
    if (match === null) continue;
    const [, port = "", width, height, x, y] = match;
    const bounds = { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
    const hex = /^\s*EDID:\s*\n((?:\s+[0-9a-f]{2,}\n)+)/im.exec(section)?.[1] ?? "";
    monitors.push({ port, bounds, edid: edidFrom(hex.replace(/\s+/g, "")) });
  }
  return monitors;
}
