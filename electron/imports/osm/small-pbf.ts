import { deflateSync } from "node:zlib";
import type { SmallExtract, SmallRelation, SmallWay } from "./small-extract.ts";

/** Bytes of a field or of a message. */
type Bytes = readonly number[];

/** A small extract as a .osm.pbf file, one blob a kind of element.  Source: OSM wiki, PBF. */
export function pbfOf(extract: SmallExtract, dense: boolean): Buffer {
  const features = [bytesField(4, text("OsmSchema-V0.6")), bytesField(4, text("DenseNodes"))];
  return Buffer.concat([
    blob("OSMHeader", features.flat()),
    blob("OSMData", nodeBlock(extract, dense)),
    blob(
      "OSMData",
      block((strings) => extract.ways.flatMap((way) => wayField(way, strings))),
    ),
    blob(
      "OSMData",
      block((strings) => extract.relations.flatMap((one) => relationField(one, strings))),
    ),
  ]);
}

/** Places between the blobs of a file: a cut there leaves a smaller whole file. */
export function blobBorders(file: Buffer): number[] {
  const borders: number[] = [];
  let at = 0;
  while (at < file.length) {
    const header = file.readUInt32BE(at);
    const size = file.subarray(at + 4, at + 4 + header);
    const dataBytes = lastVarint(size);
    at += 4 + header + dataBytes;
    borders.push(at);
  }
  return borders;
}

/** The blob header ends with its field 3, the size of the data. */
function lastVarint(bytes: Uint8Array): number {
  const start = bytes.lastIndexOf(0x18) + 1;
  return bytes.subarray(start).reduce((sum, byte, at) => sum + (byte & 0x7f) * 128 ** at, 0);
}

function blob(kind: string, content: Bytes): Buffer {
  const packed = [...deflateSync(Uint8Array.from(content))];
  const data = [...numberField(2, content.length), ...bytesField(3, packed)];
  const header = [...bytesField(1, text(kind)), ...numberField(3, data.length)];
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  return Buffer.concat([length, Buffer.from(header), Buffer.from(data)]);
}

class Strings {
  readonly texts: string[] = [""];

  numberOf(wanted: string): number {
    if (!this.texts.includes(wanted)) this.texts.push(wanted);
    return this.texts.indexOf(wanted);
  }
}

/** The group before the strings and the strings before the granularity: any order is allowed. */
function block(group: (strings: Strings) => Bytes): Bytes {
  const strings = new Strings();
  const elements = bytesField(2, group(strings));
  const table = strings.texts.flatMap((entry) => bytesField(1, text(entry)));
  return [...elements, ...bytesField(1, table), ...numberField(17, 100)];
}

function nodeBlock({ nodes }: SmallExtract, dense: boolean): Bytes {
  if (!dense) {
    return block((strings) =>
      nodes.flatMap(({ id, lng, lat, tags }) =>
        bytesField(1, [
          ...numberField(1, zigzag(id)),
          ...tagFields(tags, strings),
          ...numberField(8, zigzag(lat)),
          ...numberField(9, zigzag(lng)),
        ]),
      ),
    );
  }
  return block((strings) => {
    const texts = nodes.flatMap(({ tags }) => [
      ...Object.entries(tags).flatMap(([key, value]) => [
        strings.numberOf(key),
        strings.numberOf(value),
      ]),
      0,
    ]);
    return bytesField(2, [
      ...bytesField(1, deltas(nodes.map(({ id }) => id))),
      ...bytesField(8, deltas(nodes.map(({ lat }) => lat))),
      ...bytesField(9, deltas(nodes.map(({ lng }) => lng))),
      ...bytesField(10, texts.flatMap(varint)),
    ]);
  });
}

function wayField({ id, refs, tags }: SmallWay, strings: Strings): Bytes {
  return bytesField(3, [
    ...numberField(1, id),
    ...tagFields(tags, strings),
    ...bytesField(8, deltas(refs)),
  ]);
}

const KINDS = ["node", "way", "relation"];

function relationField({ id, members, tags }: SmallRelation, strings: Strings): Bytes {
  return bytesField(4, [
    ...numberField(1, id),
    ...tagFields(tags, strings),
    ...bytesField(
      8,
      members.flatMap(({ role }) => varint(strings.numberOf(role))),
    ),
    ...bytesField(9, deltas(members.map((member) => member.id))),
    ...bytesField(
      10,
      members.flatMap(({ kind }) => varint(KINDS.indexOf(kind))),
    ),
  ]);
}

function tagFields(tags: Readonly<Record<string, string>>, strings: Strings): Bytes {
  const keys = Object.keys(tags).flatMap((key) => varint(strings.numberOf(key)));
  const values = Object.values(tags).flatMap((value) => varint(strings.numberOf(value)));
  return keys.length === 0 ? [] : [...bytesField(2, keys), ...bytesField(3, values)];
}

const text = (value: string): Bytes => [...Buffer.from(value, "utf8")];
const zigzag = (value: number): number => (value >= 0 ? value * 2 : -value * 2 - 1);
const deltas = (values: readonly number[]): Bytes =>
  values.flatMap((value, at) => varint(zigzag(value - (values[at - 1] ?? 0))));
const numberField = (field: number, value: number): Bytes => [
  ...varint(field * 8),
  ...varint(value),
];
const bytesField = (field: number, content: Bytes): Bytes => [
  ...varint(field * 8 + 2),
  ...varint(content.length),
  ...content,
];

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}
