import type { OsmPart, Tags } from "./osm-model.ts";

const ELEMENTS_PER_CHUNK = 400;

/** The text of an OpenStreetMap XML file, piece by piece: all nodes, then ways, then relations. */
export function* osmXml(parts: readonly OsmPart[]): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" generator="OneWall demo city">\n';
  for (const part of parts) yield* chunked(part.nodes, nodeXml);
  for (const part of parts) yield* chunked(part.ways, wayXml);
  for (const part of parts) yield* chunked(part.relations, relationXml);
  yield "</osm>\n";
}

function* chunked<T>(items: readonly T[], xml: (item: T) => string): Generator<string> {
  for (let i = 0; i < items.length; i += ELEMENTS_PER_CHUNK) {
    yield items
      .slice(i, i + ELEMENTS_PER_CHUNK)
      .map(xml)
      .join("");
  }
}

function nodeXml({ id, at, tags }: OsmPart["nodes"][number]): string {
  const open = ` <node id="${String(id)}" lat="${at[1].toFixed(7)}" lon="${at[0].toFixed(7)}"`;
  return tags === null ? `${open}/>\n` : `${open}>\n${tagXml(tags)} </node>\n`;
}

function wayXml({ id, nodes, tags }: OsmPart["ways"][number]): string {
  const refs = nodes.map((node) => `<nd ref="${String(node)}"/>`).join("");
  return ` <way id="${String(id)}">${refs}\n${tagXml(tags)} </way>\n`;
}

function relationXml({ id, members, tags }: OsmPart["relations"][number]): string {
  const list = members.map(
    ({ type, ref, role }) => `<member type="${type}" ref="${String(ref)}" role="${role}"/>`,
  );
  return ` <relation id="${String(id)}">${list.join("")}\n${tagXml(tags)} </relation>\n`;
}

const tagXml = (tags: Tags): string =>
  Object.entries(tags)
    .map(([key, value]) => `  <tag k="${escaped(key)}" v="${escaped(value)}"/>\n`)
    .join("");

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
