import type { Theme } from "../style/drawing.ts";
import type { Activity, Glyph } from "./glyph.ts";

/** Fill, the mark on it, and the thin line that parts a symbol from whatever lies below. */
export type SymbolTone = { readonly fill: string; readonly mark: string };
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];
/** Four steps of lightness within one hue, at least 15 L* from one to the next. */
export type RouteTones = readonly [Rgba, Rgba, Rgba, Rgba];

export type SymbolTones = {
  readonly part: string;
  readonly hollow: string;
  readonly unit: Readonly<Record<Activity, SymbolTone>>;
  readonly asset: SymbolTone;
  readonly camera: SymbolTone;
  readonly incident: readonly [SymbolTone, SymbolTone, SymbolTone];
  readonly incidentDone: SymbolTone;
  readonly accent: string;
  readonly plate: string;
  readonly plateText: string;
  readonly plateQuiet: string;
  readonly cluster: SymbolTone;
  readonly clusterEdge: string;
  readonly cone: Rgba;
  readonly coneStale: Rgba;
  readonly dispatch: Rgba;
  readonly proposal: RouteTones;
  readonly patrol: RouteTones;
  /** What lies behind a unit, and a way that is not being read. */
  readonly driven: Rgba;
  readonly routeCasing: Rgba;
  readonly ring: Rgba;
  /** The bars of a closed street, and what parts them from what lies below. */
  readonly closure: { readonly light: Rgba; readonly dark: Rgba; readonly edge: Rgba };
};

const nightTones: SymbolTones = {
  part: "#0a1016",
  hollow: "rgba(12, 19, 26, 0.82)",
  unit: {
    rest: { fill: "#8fa6ba", mark: "#0c141b" },
    busy: { fill: "#e9f0f6", mark: "#0c141b" },
    there: { fill: "#e9f0f6", mark: "#0c141b" },
    off: { fill: "#4d5d6b", mark: "#0c141b" },
    alarm: { fill: "#ff4d4a", mark: "#ffffff" },
  },
  asset: { fill: "#748a9d", mark: "#0c141b" },
  camera: { fill: "#4f687b", mark: "#c3d2de" },
  incident: [
    { fill: "#f0453f", mark: "#ffffff" },
    { fill: "#e08a2e", mark: "#14100a" },
    { fill: "#b9a765", mark: "#14120a" },
  ],
  incidentDone: { fill: "#66717b", mark: "#0c141b" },
  accent: "#4cc3f0",
  plate: "rgba(10, 16, 22, 0.86)",
  plateText: "#dbe5ed",
  plateQuiet: "#93a5b4",
  cluster: { fill: "#17232e", mark: "#a9bac8" },
  clusterEdge: "#4a6070",
  cone: [122, 176, 212, 86],
  coneStale: [120, 134, 146, 34],
  dispatch: [233, 240, 246, 235],
  proposal: [
    [165, 139, 247, 245],
    [243, 239, 255, 245],
    [120, 86, 218, 245],
    [203, 188, 253, 245],
  ],
  patrol: [
    [140, 159, 174, 240],
    [238, 243, 247, 240],
    [96, 113, 129, 240],
    [186, 199, 210, 240],
  ],
  driven: [96, 113, 129, 150],
  routeCasing: [8, 13, 18, 200],
  ring: [76, 195, 240, 255],
  closure: {
    light: [226, 235, 242, 255],
    dark: [20, 29, 38, 255],
    edge: [8, 13, 18, 230],
  },
};

const dayTones: SymbolTones = {
  part: "#fbfaf8",
  hollow: "rgba(250, 249, 246, 0.88)",
  unit: {
    rest: { fill: "#4a6074", mark: "#ffffff" },
    busy: { fill: "#15293a", mark: "#ffffff" },
    there: { fill: "#15293a", mark: "#ffffff" },
    off: { fill: "#8b959d", mark: "#ffffff" },
    alarm: { fill: "#d01f1f", mark: "#ffffff" },
  },
  asset: { fill: "#5d6d7a", mark: "#ffffff" },
  camera: { fill: "#5f7d92", mark: "#ffffff" },
  incident: [
    { fill: "#d01f1f", mark: "#ffffff" },
    { fill: "#c4640c", mark: "#ffffff" },
    { fill: "#85732a", mark: "#ffffff" },
  ],
  incidentDone: { fill: "#80868b", mark: "#ffffff" },
  accent: "#0077b3",
  plate: "rgba(255, 255, 255, 0.92)",
  plateText: "#1b2630",
  plateQuiet: "#58646d",
  cluster: { fill: "#f7f6f3", mark: "#33414c" },
  clusterEdge: "#8a969f",
  cone: [40, 104, 148, 70],
  coneStale: [90, 96, 100, 36],
  dispatch: [21, 41, 58, 240],
  proposal: [
    [104, 68, 207, 245],
    [29, 15, 77, 245],
    [144, 112, 240, 245],
    [63, 36, 150, 245],
  ],
  patrol: [
    [79, 98, 115, 240],
    [15, 28, 39, 240],
    [120, 137, 154, 240],
    [45, 61, 75, 240],
  ],
  driven: [120, 134, 146, 150],
  routeCasing: [255, 255, 255, 210],
  ring: [0, 119, 179, 255],
  closure: {
    light: [255, 255, 255, 255],
    dark: [24, 36, 46, 255],
    edge: [24, 36, 46, 255],
  },
};

export function symbolTones(theme: Theme): SymbolTones {
  return theme === "day" ? dayTones : nightTones;
}

export function toneOf(tones: SymbolTones, glyph: Glyph, activity: Activity): SymbolTone {
  switch (glyph) {
    case "camera":
      return tones.camera;
    case "checkpoint":
    case "base-station":
      return tones.asset;
    case "incident-1":
    case "incident-2":
    case "incident-3":
      return activity === "off" ? tones.incidentDone : tones.incident[priorityIndex(glyph)];
    default:
      return tones.unit[activity];
  }
}

function priorityIndex(glyph: "incident-1" | "incident-2" | "incident-3"): 0 | 1 | 2 {
  return glyph === "incident-1" ? 0 : glyph === "incident-2" ? 1 : 2;
}
