import { Members } from "./members.ts";
import { BrokenOsm } from "./osm-refusal.ts";
import type { OsmVisitor } from "./osm-visitor.ts";
import { Tags } from "./tags.ts";
import { xmlDegrees, xmlInteger, xmlText } from "./xml-text.ts";
import type { XmlTag } from "./xml-scanner.ts";

type Open = "none" | "node" | "way" | "relation" | "skipped";

/** Turns the tags of an OpenStreetMap XML file into elements for a visitor.
 *  Source: OpenStreetMap wiki, OSM XML. */
export class XmlElements {
  readonly #visitor: OsmVisitor;
  readonly #tags = new Tags();
  readonly #members = new Members();
  #refs = new Float64Array(2048);
  #refCount = 0;
  #open: Open = "none";
  #openName = "";
  #root: "unseen" | "open" | "closed" = "unseen";
  #id = 0;
  #lng = 0;
  #lat = 0;

  constructor(visitor: OsmVisitor) {
    this.#visitor = visitor;
  }

  get whole(): boolean {
    return this.#root === "closed";
  }

  /** One start or end tag. */
  take(tag: XmlTag): void {
    if (this.#root !== "open") {
      this.#takeRoot(tag);
      return;
    }
    switch (tag.name) {
      case "tag":
        if (this.#open !== "none" && this.#open !== "skipped") this.#takeTag(tag);
        break;
      case "nd":
        if (this.#open === "way" && !tag.ends) this.#takeRef(tag);
        break;
      case "member":
        if (this.#open === "relation" && !tag.ends) this.#takeMember(tag);
        break;
      case "node":
      case "way":
      case "relation":
        if (!tag.ends) this.#begin(tag, tag.name);
        if (tag.ends || tag.empty) this.#finish(tag);
        break;
      case "osm":
        if (tag.ends) this.#close(tag);
        break;
      default:
        break;
    }
  }

  #takeRoot(tag: XmlTag): void {
    if (this.#root === "closed") return;
    if (tag.name !== "osm" || tag.ends) {
      throw new BrokenOsm("broken", `the first element is ${tag.name}, not osm`, tag.offset);
    }
    this.#root = tag.empty ? "closed" : "open";
  }

  #close(tag: XmlTag): void {
    if (this.#open !== "none") throw unclosed(this.#openName, tag.offset);
    this.#root = "closed";
  }

  #begin(tag: XmlTag, name: "node" | "way" | "relation"): void {
    if (this.#open !== "none") throw unclosed(this.#openName, tag.offset);
    this.#openName = name;
    this.#open = "skipped";
    const { wants } = this.#visitor;
    if (!(name === "node" ? wants.nodes : name === "way" ? wants.ways : wants.relations)) return;
    const gone = tag.is("visible", "false") || tag.is("action", "delete");
    if (gone) return;
    const { bytes } = tag;
    this.#id = tag.find("id") ? xmlInteger(bytes, tag.start, tag.end) : NaN;
    if (!Number.isSafeInteger(this.#id)) {
      this.#visitor.reject(name, `no id that is a whole number, at byte ${tag.offset}`);
      return;
    }
    if (name === "node" && !this.#placed(tag)) return;
    this.#tags.clear();
    this.#members.clear();
    this.#refCount = 0;
    this.#open = name;
  }

  #placed(tag: XmlTag): boolean {
    this.#lat = tag.find("lat") ? xmlDegrees(tag.bytes, tag.start, tag.end) : NaN;
    this.#lng = tag.find("lon") ? xmlDegrees(tag.bytes, tag.start, tag.end) : NaN;
    if (Number.isFinite(this.#lat) && Number.isFinite(this.#lng)) return true;
    this.#visitor.reject(`n${this.#id}`, "no position");
    return false;
  }

  #finish(tag: XmlTag): void {
    if (this.#openName !== tag.name) throw unclosed(this.#openName, tag.offset);
    const open = this.#open;
    this.#open = "none";
    this.#openName = "";
    if (open === "node") this.#visitor.node(this.#id, this.#lng, this.#lat, this.#tags);
    if (open === "way") this.#visitor.way(this.#id, this.#refs, this.#refCount, this.#tags);
    if (open === "relation") this.#visitor.relation(this.#id, this.#members, this.#tags);
  }

  #takeTag(tag: XmlTag): void {
    if (tag.ends || !tag.find("k")) return;
    const key = xmlText(tag.bytes, tag.start, tag.end);
    if (tag.find("v")) this.#tags.add(key, xmlText(tag.bytes, tag.start, tag.end));
  }

  #takeRef(tag: XmlTag): void {
    const ref = tag.find("ref") ? xmlInteger(tag.bytes, tag.start, tag.end) : NaN;
    if (!Number.isSafeInteger(ref)) {
      this.#visitor.reject(`w${this.#id}`, "a node of the way has no number");
      return;
    }
    if (this.#refCount === this.#refs.length) {
      const larger = new Float64Array(this.#refCount * 2);
      larger.set(this.#refs);
      this.#refs = larger;
    }
    this.#refs[this.#refCount++] = ref;
  }

  #takeMember(tag: XmlTag): void {
    const id = tag.find("ref") ? xmlInteger(tag.bytes, tag.start, tag.end) : NaN;
    const kind = tag.find("type") ? xmlText(tag.bytes, tag.start, tag.end) : "";
    const role = tag.find("role") ? xmlText(tag.bytes, tag.start, tag.end) : "";
    if (Number.isSafeInteger(id) && (kind === "node" || kind === "way" || kind === "relation")) {
      this.#members.add(kind, id, role);
    } else this.#visitor.reject(`r${this.#id}`, "a member has no kind or no number");
  }
}

const unclosed = (name: string, offset: number): BrokenOsm =>
  new BrokenOsm("broken", `the element ${name} does not end where it should`, offset);
