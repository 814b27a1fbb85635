/** A small extract as data, from which tests write the same content as PBF and as XML. */
export type SmallExtract = {
  readonly nodes: readonly SmallNode[];
  readonly ways: readonly SmallWay[];
  readonly relations: readonly SmallRelation[];
};

type Tagged = Readonly<Record<string, string>>;
export type SmallNode = {
  readonly id: number;
  /** Degrees times ten million. */
  readonly lng: number;
  readonly lat: number;
  readonly tags: Tagged;
};
export type SmallWay = {
  readonly id: number;
  readonly refs: readonly number[];
  readonly tags: Tagged;
};
export type SmallRelation = {
  readonly id: number;
  readonly members: readonly {
    readonly kind: "node" | "way" | "relation";
    readonly id: number;
    readonly role: string;
  }[];
  readonly tags: Tagged;
};

const node = (id: number, lng: number, lat: number, tags: Tagged = {}): SmallNode => ({
  id,
  lng,
  lat,
  tags,
});

/** A square of streets with a lake that has an island, a border, a police station, a bollard, a
 *  forbidden turn, a street that leads to a missing node, and texts that XML must escape. */
export const VILLAGE: SmallExtract = {
  nodes: [
    node(1, 1130000000, 300000000),
    node(2, 1130010000, 300000000),
    node(3, 1130010000, 300010000, { barrier: "bollard" }),
    node(4, 1130000000, 300010000),
    node(10, 1130001000, 300001000),
    node(11, 1130005000, 300001000),
    node(12, 1130005000, 300005000),
    node(13, 1130001000, 300005000),
    node(20, 1130002000, 300002000),
    node(21, 1130003000, 300002000),
    node(22, 1130003000, 300003000),
    node(30, 1129990000, 299990000),
    node(31, 1130020000, 299990000),
    node(32, 1130020000, 300020000),
    node(33, 1129990000, 300020000),
    node(40, 1130004000, 300009000, {
      amenity: "police",
      name: "城关派出所",
      "name:en": 'Police "A" & <B>',
    }),
    node(41, 1130005000, 300006000, { place: "town", name: "𠮷祥村", int_name: "Jíxiáng" }),
    node(-5, -1130004000, -300009000, { place: "hamlet", name: "Süd" }),
    node(9000000001, 1130007000, 300007000, { highway: "crossing" }),
  ],
  ways: [
    {
      id: 100,
      refs: [1, 2],
      tags: { highway: "primary", name: "人民路", "name:en": "Renmin Road" },
    },
    { id: 101, refs: [2, 3], tags: { highway: "residential", name: "和平街" } },
    { id: 102, refs: [3, 4], tags: { highway: "residential", oneway: "yes" } },
    { id: 103, refs: [4, 1], tags: { highway: "residential", name: "河街" } },
    { id: 104, refs: [2, 777], tags: { highway: "residential", name: "断头路" } },
    { id: 110, refs: [10, 11, 12], tags: {} },
    { id: 111, refs: [12, 13, 10], tags: {} },
    { id: 112, refs: [20, 21, 22, 20], tags: {} },
    { id: 120, refs: [30, 31, 32], tags: {} },
    { id: 121, refs: [32, 33, 30], tags: {} },
    { id: 130, refs: [10, 11, 13, 10], tags: { building: "yes", name: "粮仓" } },
    { id: 9000000002, refs: [1, 3], tags: { waterway: "river", name: "清河" } },
  ],
  relations: [
    {
      id: 200,
      members: [
        { kind: "way", id: 110, role: "outer" },
        { kind: "way", id: 111, role: "outer" },
        { kind: "way", id: 112, role: "inner" },
      ],
      tags: { type: "multipolygon", natural: "water", name: "镜湖" },
    },
    {
      id: 201,
      members: [
        { kind: "way", id: 120, role: "outer" },
        { kind: "way", id: 121, role: "outer" },
        { kind: "node", id: 41, role: "label" },
      ],
      tags: { type: "boundary", boundary: "administrative", admin_level: "8", name: "城关镇" },
    },
    {
      id: 202,
      members: [
        { kind: "way", id: 100, role: "from" },
        { kind: "node", id: 2, role: "via" },
        { kind: "way", id: 101, role: "to" },
      ],
      tags: { type: "restriction", restriction: "no_left_turn" },
    },
    {
      id: 203,
      members: [{ kind: "way", id: 999, role: "outer" }],
      tags: { type: "multipolygon", natural: "wood" },
    },
  ],
};

export function xmlOf(extract: SmallExtract): string {
  const nodes = extract.nodes.map(({ id, lng, lat, tags }) => {
    const place = `id="${id}" lat="${degrees(lat)}" lon='${degrees(lng)}' version="1"`;
    const inner = tagLines(tags);
    return inner === "" ? `<node ${place}/>` : `<node ${place} >\n${inner}</node>`;
  });
  const ways = extract.ways.map(({ id, refs, tags }) => {
    const inner = refs.map((ref) => `<nd ref="${ref}"/>\n`).join("");
    return `<way id="${id}">\n${inner}${tagLines(tags)}</way>`;
  });
  const relations = extract.relations.map(({ id, members, tags }) => {
    const inner = members
      .map(({ kind, id: ref, role }) => `<member type="${kind}" ref="${ref}" role="${role}"/>\n`)
      .join("");
    return `<relation id="${id}">\n${inner}${tagLines(tags)}</relation>`;
  });
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- a > b <node> -->\n<osm version="0.6">';
  const bounds = '<bounds minlat="30" minlon="113" maxlat="31" maxlon="114"/>';
  return [head, bounds, ...nodes, ...ways, ...relations, "</osm>\n"].join("\n");
}

const degrees = (e7: number): string => (e7 / 1e7).toFixed(7);

function tagLines(tags: Tagged): string {
  return Object.entries(tags)
    .map(([key, value]) => `<tag k="${escaped(key)}" v="${escaped(value)}"/>\n`)
    .join("");
}

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&#62;")
    .replaceAll('"', "&quot;");
