import { Members } from "./members.ts";
import type { MemberKind } from "./members.ts";
import { BrokenOsm } from "./osm-refusal.ts";
import type { OsmVisitor } from "./osm-visitor.ts";
import { Protobuf, WIRE } from "./protobuf.ts";
import { Tags } from "./tags.ts";

const KINDS: readonly MemberKind[] = ["node", "way", "relation"];

/** Decodes the primitive blocks of a .osm.pbf file; keeps its scratch from block to block.
 *  Source: OpenStreetMap wiki, PBF format. */
export class PbfBlocks {
  readonly #visitor: OsmVisitor;
  readonly #tags = new Tags();
  readonly #members = new Members();
  #refs = new Float64Array(2048);
  #strings: PbfStrings = new PbfStrings(new Uint8Array(0));
  #granularity = 100;
  #lngOffset = 0;
  #latOffset = 0;

  constructor(visitor: OsmVisitor) {
    this.#visitor = visitor;
  }

  read(bytes: Uint8Array): void {
    const block = new Protobuf(bytes);
    const groups: Protobuf[] = [];
    [this.#granularity, this.#lngOffset, this.#latOffset] = [100, 0, 0];
    this.#strings = new PbfStrings(bytes);
    while (block.more) {
      const field = block.varint();
      if (field === 10) this.#strings.fill(block.message());
      else if (field === 18) groups.push(block.message());
      else if (field === 17 * 8) this.#granularity = block.varint();
      else if (field === 19 * 8) this.#latOffset = block.int64();
      else if (field === 20 * 8) this.#lngOffset = block.int64();
      else block.skip(field & 7);
    }
    for (const group of groups) this.#group(group);
  }

  #group(group: Protobuf): void {
    const { wants } = this.#visitor;
    while (group.more) {
      const field = group.varint();
      if (field === 10 && wants.nodes) this.#node(group.message());
      else if (field === 18 && wants.nodes) this.#denseNodes(group.message());
      else if (field === 26 && wants.ways) this.#way(group.message());
      else if (field === 34 && wants.relations) this.#relation(group.message());
      else group.skip(field & 7);
    }
  }

  #place(id: number, lat: number, lng: number): void {
    const scale = this.#granularity;
    this.#visitor.node(
      id,
      Math.round((this.#lngOffset + scale * lng) / 100),
      Math.round((this.#latOffset + scale * lat) / 100),
      this.#tags,
    );
  }

  #node(node: Protobuf): void {
    let [id, lat, lng] = [0, 0, 0];
    let keys: Protobuf | null = null;
    let values: Protobuf | null = null;
    while (node.more) {
      const field = node.varint();
      if (field === 8) id = node.zigzag();
      else if (field === 18) keys = node.message();
      else if (field === 26) values = node.message();
      else if (field === 64) lat = node.zigzag();
      else if (field === 72) lng = node.zigzag();
      else node.skip(field & 7);
    }
    this.#readTags(keys, values);
    this.#place(id, lat, lng);
  }

  #denseNodes(dense: Protobuf): void {
    const empty = new Protobuf(dense.bytes, 0, 0);
    let [ids, lats, lngs, texts] = [empty, empty, empty, empty];
    while (dense.more) {
      const field = dense.varint();
      if (field === 10) ids = dense.message();
      else if (field === 66) lats = dense.message();
      else if (field === 74) lngs = dense.message();
      else if (field === 82) texts = dense.message();
      else dense.skip(field & 7);
    }
    let [id, lat, lng] = [0, 0, 0];
    while (ids.more) {
      id += ids.zigzag();
      lat += lats.zigzag();
      lng += lngs.zigzag();
      this.#tags.clear();
      while (texts.more) {
        const key = texts.varint();
        if (key === 0) break;
        this.#tags.add(this.#strings.at(key), this.#strings.at(texts.varint()));
      }
      this.#place(id, lat, lng);
    }
  }

  #way(way: Protobuf): void {
    let id = 0;
    let count = 0;
    let keys: Protobuf | null = null;
    let values: Protobuf | null = null;
    while (way.more) {
      const field = way.varint();
      if (field === 8) id = way.int64();
      else if (field === 18) keys = way.message();
      else if (field === 26) values = way.message();
      else if (field === 66) count = this.#readRefs(way.message());
      else way.skip(field & 7);
    }
    this.#readTags(keys, values);
    this.#visitor.way(id, this.#refs, count, this.#tags);
  }

  #readRefs(refs: Protobuf): number {
    let count = 0;
    let ref = 0;
    while (refs.more) {
      ref += refs.zigzag();
      if (count === this.#refs.length) {
        const larger = new Float64Array(count * 2);
        larger.set(this.#refs);
        this.#refs = larger;
      }
      this.#refs[count++] = ref;
    }
    return count;
  }

  #relation(relation: Protobuf): void {
    const empty = new Protobuf(relation.bytes, 0, 0);
    let [id, roles, ids, kinds] = [0, empty, empty, empty];
    let keys: Protobuf | null = null;
    let values: Protobuf | null = null;
    while (relation.more) {
      const field = relation.varint();
      if (field === 8) id = relation.int64();
      else if (field === 18) keys = relation.message();
      else if (field === 26) values = relation.message();
      else if (field === 66) roles = relation.message();
      else if (field === 74) ids = relation.message();
      else if (field === 82) kinds = relation.message();
      else relation.skip(field & 7);
    }
    this.#readTags(keys, values);
    this.#members.clear();
    let member = 0;
    while (ids.more) {
      member += ids.zigzag();
      const kind = KINDS[kinds.varint()];
      if (kind === undefined) throw new BrokenOsm("broken", "a member is of no known kind");
      this.#members.add(kind, member, this.#strings.at(roles.varint()));
    }
    this.#visitor.relation(id, this.#members, this.#tags);
  }

  #readTags(keys: Protobuf | null, values: Protobuf | null): void {
    this.#tags.clear();
    if (keys === null) return;
    if (values === null) throw new BrokenOsm("broken", "a tag has a key and no value");
    while (keys.more) {
      const key = keys.varint();
      this.#tags.add(this.#strings.at(key), this.#strings.at(values.varint()));
    }
  }
}

/** The texts of a block, decoded when first asked for. */
class PbfStrings {
  readonly #bytes: Uint8Array;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #texts: (string | undefined)[] = [];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  fill(table: Protobuf): void {
    while (table.more) {
      const field = table.varint();
      if (field !== 8 + WIRE.bytes) {
        table.skip(field & 7);
        continue;
      }
      const length = table.length();
      this.#starts.push(table.at);
      this.#ends.push(table.at + length);
      table.at += length;
    }
  }

  at(index: number): string {
    const known = this.#texts[index];
    if (known !== undefined) return known;
    const start = this.#starts[index];
    if (start === undefined) throw new BrokenOsm("broken", `text ${index} is not in the table`);
    const text = utf8.decode(this.#bytes.subarray(start, this.#ends[index]));
    this.#texts[index] = text;
    return text;
  }
}

const utf8 = new TextDecoder();
