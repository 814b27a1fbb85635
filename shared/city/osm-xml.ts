import type { OsmPart, Tags } from "./osm-model.ts";

const ELEMENTS_PER_CHUNK = 200;

export const OSM_OPEN =
  '<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" generator="OneWall demo city">\n';
export const OSM_CLOSE = "</osm>\n";

/** The elements of a part as XML, some hundreds to a piece. */
export const nodesXml = (part: OsmPart): string[] => pieces(part.nodes, nodeXml);
export const waysXml = (part: OsmPart): string[] => pieces(part.ways, wayXml);
export const relationsXml = (part: OsmPart): string[] => pieces(part.relations, relationXml);

function pieces<T>(items: readonly T[], xml: (item: T) => string): string[] {
  const made: string[] = [];
  for (let i = 0; i < items.length; i += ELEMENTS_PER_CHUNK) {
    made.push(
      items
        .slice(i, i + ELEMENTS_PER_CHUNK)
        .map(xml)
        .join(""),
    );
  }
  return made;
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
