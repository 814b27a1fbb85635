import type { WallDisplay } from "../../shared/wire/wall-host.ts";
import type { Monitor } from "./monitor.ts";

/** A display as the system shows it now. */
export type SeenDisplay = {
  /** The system's number as text: it may be larger than a number holds, or stand for several
   *  equal monitors at once, so that nothing is known by it. */
  readonly id: string;
  /** The name the monitor gives itself, or the system's; perhaps empty. */
  readonly label: string;
  readonly primary: boolean;
  readonly bounds: DisplayBounds;
  /** What the graphics system says about it; null: it says nothing. */
  readonly monitor: Monitor | null;
};

export type DisplayBounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const NAME_LENGTH_MAX = 60;

/** Gives each display its identity: the monitor's own name and serial where they are known and its
 *  alone; where several share them, or none are known, the port as well, and without a port the
 *  position.  Never an index or the system's number.
 *  A name that two monitors once shared stays shared: when one of twins is unplugged the other
 *  keeps its key. */
export class DisplayKeys {
  readonly #shared = new Set<string>();

  /** Displays from left to right, each with its key. */
  keyed(displays: readonly SeenDisplay[]): WallDisplay[] {
    const names = displays.map(nameOf);
    for (const name of names) {
      if (names.filter((other) => other === name).length > 1) this.#shared.add(name);
    }
    const keys = displays.map((display, i) => this.#keyOf(display, names[i] ?? ""));
    return displays
      .map((display, i) => wallDisplay(display, uniqueKey(keys, i)))
      .sort((a, b) => a.x - b.x || a.y - b.y);
  }

  #keyOf(display: SeenDisplay, name: string): string {
    const isAlone = name !== "" && !this.#shared.has(name);
    return isAlone ? name : `${name === "" ? "display" : name}@${placeOf(display)}`;
  }
}

/** "DEL-40f7-9F2K1" from the monitor's own description, else the label. */
function nameOf({ label, monitor }: SeenDisplay): string {
  const edid = monitor?.edid ?? null;
  if (edid === null) return plain(label);
  return plain([edid.maker, edid.product, edid.serial].filter((part) => part !== "").join("-"));
}

function placeOf({ monitor, bounds }: SeenDisplay): string {
  return monitor === null ? `${bounds.x},${bounds.y}` : plain(monitor.port);
}

/** Mirrored displays may still be one and the same by all of this: the later gets a mark. */
function uniqueKey(keys: readonly string[], index: number): string {
  const key = keys[index] ?? "display";
  const earlier = keys.slice(0, index).filter((other) => other === key).length;
  return earlier === 0 ? key : `${key}+${earlier}`;
}

function wallDisplay({ label, monitor, primary, bounds }: SeenDisplay, key: string): WallDisplay {
  const name = label === "" ? (monitor?.edid?.name ?? monitor?.port ?? key) : label;
  const { x, y, width, height } = bounds;
  return { key, name: name === "" ? key : name, primary, x, y, width, height };
}

/** Fit for an address and an event: no separators of ours, no control characters. */
function plain(text: string): string {
  const tidy = text
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return tidy.slice(0, NAME_LENGTH_MAX);
}
