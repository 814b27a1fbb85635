import type { Random } from "../kit/random.ts";
import { at } from "./at.ts";
import { shifted } from "./curve.ts";
import type { Yards } from "./estate.ts";
import type { Grown } from "./growth.ts";
import { degreeOf, streetOf } from "./net.ts";
import { nameOf } from "./name.ts";
import { noiseFrom } from "./noise.ts";
import { nameTags, putNode, putWay, tagNode } from "./osm-model.ts";
import { apart, between, plus } from "./plane.ts";
import type { Point } from "./plane.ts";
import { ringHolds } from "./polygon.ts";
import type { Regions } from "./region.ts";
import type { Sheet } from "./sheet.ts";
import { drivable } from "./street.ts";
import { TILE_HEIGHT, TILE_WIDTH } from "./tile.ts";

const CONNECT_MAX = 75;
const PEAKS = 9;
const PEAK_HEIGHT = 0.55;
const TRAIL_MAX = 2_600;

/** Gates of estates, and bollards where alleys leave the streets that cars use. */
export function putYardGates(sheet: Sheet, yards: Yards): void {
  const { grown, part, junctions } = sheet;
  const { net, plan } = grown;
  for (const gate of yards.gates) {
    const inner = at(net.neighbours, gate).find(
      (next) => at(plan.streets, streetOf(net, gate, next)).class === "service",
    );
    if (inner !== undefined) putGate(sheet, gate, inner);
  }
  for (let node = 0; node < net.points.length; node += 1) {
    const arms = at(net.neighbours, node).map((next) => ({
      next,
      street: at(plan.streets, streetOf(net, node, next)),
    }));
    if (!arms.some(({ street }) => drivable(street))) continue;
    for (const { next, street } of arms) {
      if (!street.alley || degreeOf(net, next) !== 2) continue;
      tagNode(part, junctions.attach(next, node), {
        barrier: "bollard",
        motor_vehicle: "no",
        bicycle: "yes",
        foot: "yes",
      });
    }
  }
}

/** The gate stands a little inside, so that the street itself stays free. */
function putGate({ grown, part, junctions }: Sheet, gate: number, inner: number): void {
  if (degreeOf(grown.net, inner) === 0) return;
  tagNode(part, junctions.attach(inner, gate), { barrier: "lift_gate", motor_vehicle: "yes" });
}

/** The cycle path along the river, joined to the quay streets every so often. */
export function putGreenway(sheet: Sheet): void {
  const { grown, part } = sheet;
  const { terrain, plan } = grown;
  const [river] = terrain.waters;
  if (river === undefined) return;
  const bank = shifted(river.line, (i) => at(river.width, i) / 2 + 20);
  const dry = bank.filter((p) => ringHolds(plan.outerRing, p) && terrain.waterAt(p) === null);
  const ids = dry.map((point) => putNode(part, point));
  const tags = { highway: "cycleway", foot: "yes", ...nameTags(nameOf("滨江", "绿道")) };
  let run: number[] = [];
  dry.forEach((point, i) => {
    const gap = i === 0 ? 0 : apart(at(dry, i - 1), point);
    if (gap > 140) {
      if (run.length > 1) putWay(part, run, tags);
      run = [];
    }
    run.push(at(ids, i));
    if (i % 9 === 2) joinStreet(sheet, { id: at(ids, i), point }, CONNECT_MAX);
  });
  if (run.length > 1) putWay(part, run, tags);
}

type End = { readonly id: number; readonly point: Point };

function joinStreet({ grown, part, junctions }: Sheet, end: End, reach: number): void {
  const node = nodeNear(grown, end.point, reach);
  if (node === null) return;
  const [arm] = at(grown.net.neighbours, node);
  if (arm === undefined) return;
  putWay(part, [end.id, junctions.attach(node, arm)], {
    highway: "footway",
    bicycle: "yes",
  });
}

/** The nearest node of a street that people walk on. */
function nodeNear(grown: Grown, point: Point, reach: number): number | null {
  const { net, plan } = grown;
  let best: number | null = null;
  let nearest = reach;
  net.points.forEach((place, node) => {
    const gap = apart(place, point);
    if (gap >= nearest || degreeOf(net, node) === 0) return;
    const border = at(net.neighbours, node).some(
      (next) => at(plan.streets, streetOf(net, node, next)).class === "border",
    );
    if (!border) [best, nearest] = [node, gap];
  });
  return best;
}

/** Hill tops with names, and foot paths that lead up to them. */
export function putTrails(sheet: Sheet, regions: Regions, random: Random): void {
  const { grown, part, junctions } = sheet;
  const wave = noiseFrom(grown.tile.seed + 151);
  for (const [i, peak] of peaksOf(grown, random).entries()) {
    const stem = regions.hamlets[i * 7]?.stem ?? regions.stem;
    const metres = Math.round(110 + 420 * grown.terrain.height(peak));
    const top = putNode(part, peak, {
      natural: "peak",
      ele: String(metres),
      ...nameTags(nameOf(stem, "山")),
    });
    const foot = nodeNear(grown, peak, TRAIL_MAX);
    if (foot === null) continue;
    const start = at(grown.net.points, foot);
    const [arm] = at(grown.net.neighbours, foot);
    if (arm === undefined) continue;
    const parts = Math.max(4, Math.round(apart(start, peak) / 45));
    const inner: number[] = [];
    for (let k = 1; k < parts; k += 1) {
      const fade = Math.sin((k / parts) * Math.PI) * 130;
      const p = between(start, peak, k / parts);
      const aside: Point = [fade * wave(p[0] / 260, p[1] / 260), fade * wave(p[1] / 260, 7)];
      inner.push(putNode(part, plus(p, aside)));
    }
    putWay(part, [junctions.attach(foot, arm), ...inner, top], {
      highway: "path",
      bicycle: "no",
      surface: "ground",
    });
  }
}

function peaksOf(grown: Grown, random: Random): Point[] {
  const peaks: Point[] = [grown.terrain.cityHill];
  for (let k = 0; k < 3_000 && peaks.length < PEAKS; k += 1) {
    let point: Point = [(random() - 0.5) * TILE_WIDTH * 0.9, (random() - 0.5) * TILE_HEIGHT * 0.9];
    if (grown.terrain.height(point) < PEAK_HEIGHT) continue;
    for (let step = 0; step < 14; step += 1) point = uphill(grown, point);
    const alone = peaks.every((other) => apart(other, point) > 2_600);
    if (alone && ringHolds(grown.terrain.border.ring, point)) peaks.push(point);
  }
  return peaks;
}

function uphill(grown: Grown, [x, y]: Point): Point {
  const around: Point[] = [
    [x, y],
    [x + 90, y],
    [x - 90, y],
    [x, y + 90],
    [x, y - 90],
  ];
  return around.reduce((best, p) =>
    grown.terrain.height(p) > grown.terrain.height(best) ? p : best,
  );
}
