/** How one drawing of the base map looks: its tones and where it differs in hand.
 *  Night and day each choose every tone for themselves; neither is computed from the other. */
export type Drawing = {
  readonly name: Theme;
  readonly land: string;
  readonly water: string;
  readonly waterEdge: string;
  readonly waterName: string;
  readonly builtUp: string;
  readonly works: string;
  readonly institution: string;
  readonly wood: string;
  readonly grass: string;
  readonly park: string;
  readonly farmland: string;
  readonly bare: string;
  readonly paved: string;
  readonly building: string;
  readonly buildingEdge: string;
  /** Four tones, from motorways to streets. */
  readonly roads: readonly [string, string, string, string];
  readonly casing: string;
  readonly path: string;
  readonly rail: string;
  readonly boundary: string;
  readonly oneWay: string;
  readonly placeName: string;
  readonly streetName: string;
  readonly poiName: string;
  readonly halo: string;
  readonly outside: string;
  readonly hatch: string;
  readonly outsideWords: string;
  /** Extra width of the casing on both sides together, pixels at zoom 14. */
  readonly casingPixels: number;
};

export const THEMES = ["night", "day"] as const;
export type Theme = (typeof THEMES)[number];

/** A calm dark sea: roads are a little lighter than the land, water a little deeper. */
export const nightDrawing: Drawing = {
  name: "night",
  land: "#0f161d",
  water: "#0a1622",
  waterEdge: "#13293a",
  waterName: "#5f7f99",
  builtUp: "#121b24",
  works: "#131a21",
  institution: "#141d27",
  wood: "#0f1a1b",
  grass: "#101a1d",
  park: "#111f20",
  farmland: "#10181d",
  bare: "#141a1f",
  paved: "#151e27",
  building: "#1a2530",
  buildingEdge: "#223040",
  roads: ["#4d5f70", "#3f4f5e", "#32404d", "#26323d"],
  casing: "#0b1117",
  path: "#202b35",
  rail: "#2b3843",
  boundary: "#4a5d6e",
  oneWay: "#6f8496",
  placeName: "#b4c3d0",
  streetName: "#8699a9",
  poiName: "#7f93a4",
  halo: "#0d141b",
  outside: "#0b1015",
  hatch: "#18212a",
  outsideWords: "#64788a",
  casingPixels: 1.6,
};

/** Paper in a bright room: white roads held by grey edges, water and parks a breath of colour. */
export const dayDrawing: Drawing = {
  name: "day",
  land: "#e9e8e4",
  water: "#c5d5de",
  waterEdge: "#aac0cc",
  waterName: "#4f7184",
  builtUp: "#e3e2de",
  works: "#dedcd8",
  institution: "#e4dfda",
  wood: "#d5dccd",
  grass: "#dfe4d6",
  park: "#d3dfca",
  farmland: "#e7e7dc",
  bare: "#e3dfd6",
  paved: "#dcdad6",
  building: "#d3d0ca",
  buildingEdge: "#c2beb6",
  roads: ["#ffffff", "#fdfdfc", "#fbfbf9", "#f6f6f3"],
  casing: "#b3b0a8",
  path: "#c9c5bc",
  rail: "#a9a69f",
  boundary: "#8d8a83",
  oneWay: "#84817a",
  placeName: "#2b3238",
  streetName: "#565d62",
  poiName: "#5c6469",
  halo: "#f2f1ee",
  outside: "#d9d8d4",
  hatch: "#c6c4bf",
  outsideWords: "#6d6b66",
  casingPixels: 2,
};
