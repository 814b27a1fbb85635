import type { RawGeometry, RawPair, RawPolygon } from "./raw-table.ts";

/** Raw shape of a well-known text: POINT, POLYGON and MULTIPOLYGON, with or without SRID and Z. */
export function geometryFromWkt(text: string): RawGeometry {
  const body = text.trim().replace(/^SRID=\d+;/i, "");
  if (body === "") return { kind: "none" };
  const [, word = "", rest = ""] = /^([A-Za-z]+)\s*(?:ZM?|M)?\s*(.*)$/s.exec(body) ?? [];
  const name = word.toUpperCase();
  if (rest.trim().toUpperCase() === "EMPTY") return { kind: "none" };
  if (name === "POINT") {
    const pair = pairFrom(rest.replace(/[()]/g, " "));
    return pair === null ? broken : { kind: "point", at: pair };
  }
  if (name === "POLYGON") return areaFrom(`(${rest})`);
  if (name === "MULTIPOLYGON") return areaFrom(rest);
  return name === "" ? broken : { kind: "other", name: name.slice(0, 40) };
}

const broken = { kind: "broken", what: "no well-known text" } as const;

function areaFrom(text: string): RawGeometry {
  const polygons: RawPolygon[] = [];
  for (const polygon of groupsIn(inner(text))) {
    const rings: RawPair[][] = [];
    for (const ring of groupsIn(polygon)) {
      const pairs = ring.split(",").map(pairFrom);
      if (pairs.includes(null)) return broken;
      rings.push(pairs.filter((pair) => pair !== null));
    }
    if (rings.length > 0) polygons.push(rings);
  }
  return polygons.length === 0 ? broken : { kind: "area", polygons };
}

function inner(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith("(") && trimmed.endsWith(")") ? trimmed.slice(1, -1) : "";
}

/** What stands in each outermost pair of brackets. */
function groupsIn(text: string): string[] {
  const groups: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "(") {
      if (depth === 0) start = at + 1;
      depth += 1;
    } else if (text[at] === ")") {
      depth -= 1;
      if (depth === 0) groups.push(text.slice(start, at));
    }
  }
  return depth === 0 ? groups : [];
}

function pairFrom(text: string): RawPair | null {
  const [x, y] = text.trim().split(/\s+/).map(Number);
  return x === undefined || y === undefined || Number.isNaN(x) || Number.isNaN(y) ? null : [x, y];
}
