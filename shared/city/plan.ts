import { randomFrom } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { around, at } from "./at.ts";
import { grown, shifted, smoothed } from "./curve.ts";
import { nameOf } from "./name.ts";
import type { Name } from "./name.ts";
import { noiseFrom } from "./noise.ts";
import { apart } from "./plane.ts";
import type { Point } from "./plane.ts";
import type { Stroke } from "./plan-net.ts";
import { ringHolds } from "./polygon.ts";
import type { Ring } from "./polygon.ts";
import { newStreet } from "./street.ts";
import type { RoadClass, Street, Streets } from "./street.ts";
import type { Terrain } from "./terrain.ts";
import type { Tile } from "./tile.ts";
import { blobOf } from "./water.ts";
import type { Water } from "./water.ts";

/** The bones of a county: its rings, avenues and quays, before towns and lanes. */
export type Plan = {
  readonly streets: Streets;
  readonly strokes: Stroke[];
  readonly oldTown: Ring;
  readonly innerRing: Ring;
  readonly outerRing: Ring;
  /** East of the canal, with streets at right angles. */
  readonly newTown: Ring;
  readonly industry: readonly Ring[];
  /** Where roads out of the city begin. */
  readonly anchors: readonly Point[];
};

type Pen = (of: Pick<Street, "class"> & Partial<Street>, points: readonly Point[]) => void;

const STEP = 55;

export function planOf(tile: Tile, terrain: Terrain): Plan {
  const random = randomFrom(tile.seed + 23);
  const wave = noiseFrom(tile.seed + 29);
  const m = terrain.mirror;
  const streets: Streets = [];
  const strokes: Stroke[] = [];
  const draw: Pen = (of, points) => {
    strokes.push({ street: newStreet(streets, of).id, points });
  };
  const round = (middle: Point, radii: Point, points: number): Point[] =>
    smoothed(
      blobOf((x, y) => 0.45 * wave(x, y), middle, radii, points),
      STEP,
      true,
    );
  const oldTown = round([-120 * m, 190], [760, 560], 11);
  const innerRing = smoothed(loose(INNER_RING, m, 110, random), STEP, true);
  const outerRing = smoothed(loose(OUTER_RING, m, 260, random), STEP, true);
  const industry = [
    round([5_750 * m, 2_150], [1_350, 1_050], 9),
    round([2_500 * m, -4_020], [850, 520], 9),
  ];
  const border = terrain.border.ring;
  draw({ class: "border" }, [...border, at(border, 0)]);
  draw({ class: "trunk", dual: true, name: nameOf("外环", "路"), ref: "G330" }, outerRing);
  draw({ class: "primary", dual: true, name: nameOf("内环", "路") }, innerRing);
  const anchors = drawAvenues(draw, m, random);
  draw({ class: "tertiary", name: nameOf("环城", "路") }, oldTown);
  for (const ring of industry) draw({ class: "secondary", name: nameOf("创业", "路") }, ring);
  for (const water of terrain.waters) drawQuays(draw, water, outerRing);
  const newTown = NEW_TOWN.map(([x, y]): Point => [x * m, y]);
  return { streets, strokes, oldTown, innerRing, outerRing, newTown, industry, anchors };
}

const OUTER_RING: readonly Point[] = [
  [4_350, 300],
  [4_250, 1_750],
  [3_550, 3_150],
  [2_100, 3_700],
  [500, 3_450],
  [-1_200, 3_800],
  [-2_700, 3_050],
  [-3_700, 2_100],
  [-4_050, 500],
  [-3_650, -1_200],
  [-3_350, -2_500],
  [-2_050, -3_050],
  [-350, -3_200],
  [1_400, -2_850],
  [2_900, -3_300],
  [3_950, -2_350],
  [4_150, -900],
];
const INNER_RING: readonly Point[] = [
  [1_850, 150],
  [1_720, 1_050],
  [850, 1_720],
  [-550, 1_800],
  [-1_450, 1_500],
  [-1_850, 550],
  [-1_720, -500],
  [-950, -1_330],
  [350, -1_500],
  [1_420, -1_120],
];
const NEW_TOWN: readonly Point[] = [
  [1_850, 250],
  [4_600, 250],
  [4_600, 3_800],
  [1_200, 3_900],
  [1_500, 1_700],
];

type Avenue = readonly [name: Name, roadClass: RoadClass, points: readonly Point[]];

/** The long streets across the city, south-west to north-east as in the unmirrored county. */
const AVENUES: readonly Avenue[] = [
  [
    nameOf("人民", "路"),
    "primary",
    [
      [430, 4_330],
      [520, 3_000],
      [760, 1_600],
      [800, 300],
      [830, -900],
      [700, -2_300],
      [760, -3_600],
      [820, -5_900],
    ],
  ],
  [
    nameOf("解放", "路"),
    "primary",
    [
      [-5_100, 1_500],
      [-3_300, 1_750],
      [-1_800, 1_420],
      [-300, 1_130],
      [900, 1_250],
      [2_400, 1_480],
      [4_900, 1_250],
    ],
  ],
  [
    nameOf("江南", "大道"),
    "secondary",
    [
      [-4_700, -1_500],
      [-3_300, -2_150],
      [-1_800, -2_420],
      [-200, -1_980],
      [1_500, -1_950],
      [3_200, -1_900],
      [5_100, -2_200],
    ],
  ],
  [
    nameOf("文化", "路"),
    "secondary",
    [
      [-2_050, 4_600],
      [-1_500, 2_900],
      [-1_000, 1_900],
      [-560, 1_150],
      [-380, 760],
    ],
  ],
  [
    nameOf("中山", "路"),
    "tertiary",
    [
      [-380, 760],
      [-270, 250],
      [-300, -120],
      [-180, -600],
    ],
  ],
  [
    nameOf("府前", "街"),
    "tertiary",
    [
      [-1_560, 300],
      [-1_100, 240],
      [-120, 300],
      [700, 190],
      [1_300, 330],
      [1_950, 400],
    ],
  ],
  [
    nameOf("学院", "路"),
    "secondary",
    [
      [3_300, 4_400],
      [3_330, 2_200],
      [3_250, 400],
      [3_050, -900],
      [3_000, -2_400],
      [2_650, -3_700],
    ],
  ],
  [
    nameOf("建设", "路"),
    "secondary",
    [
      [-3_050, -3_900],
      [-2_850, -2_600],
      [-2_950, -1_200],
      [-2_750, 300],
    ],
  ],
];

function loose(points: readonly Point[], mirror: number, by: number, random: Random): Point[] {
  const turned = points.map(([x, y]): Point => [x * mirror, y]);
  return turned.map(([x, y]): Point => [x + (random() - 0.5) * by, y + (random() - 0.5) * by]);
}

/** Draws the avenues and gives back their ends outside the city. */
function drawAvenues(draw: Pen, m: number, random: Random): Point[] {
  const ends: Point[] = [];
  for (const [name, roadClass, points] of AVENUES) {
    const line = smoothed(loose(points, m, 80, random), STEP);
    draw({ class: roadClass, name }, line);
    ends.push(at(line, 0), around(line, -1));
  }
  return ends.filter(([x, y]) => Math.abs(x) > 4_600 || Math.abs(y) > 3_850);
}

/** Streets along both banks, as far as the city reaches; a road round a lake. */
function drawQuays(draw: Pen, water: Water, city: Ring): void {
  const inCity = (point: Point): boolean => ringHolds(city, point);
  if (water.kind === "lake" && inCity(at(water.ring, 0))) {
    const shore = smoothed(grown(water.ring, 40), STEP, true);
    draw({ class: "tertiary", name: nameOf("环湖", "路") }, shore);
  }
  if (water.line.length === 0 || water.kind === "reservoir") return;
  const name = water.kind === "river" ? "滨江" : water.kind === "canal" ? "运河" : "沿溪";
  const gap = water.kind === "river" ? 46 : 24;
  for (const side of [1, -1]) {
    const bank = shifted(water.line, (i) => side * (at(water.width, i) / 2 + gap));
    const near = bank.filter((_, i) => [i - 3, i, i + 3].some((k) => inCity(around(bank, k))));
    const open = near.filter((point, i) => i === 0 || i === near.length - 1 || i % 2 === 0);
    const spread = open.filter((p, i) => i === 0 || apart(p, at(open, i - 1)) > 20);
    if (spread.length < 3) continue;
    const end = side === 1 ? "北" : "南";
    const street = { class: water.kind === "river" ? "secondary" : "tertiary" } as const;
    draw({ ...street, name: nameOf(name, end, "路") }, smoothed(spread, STEP));
  }
}
