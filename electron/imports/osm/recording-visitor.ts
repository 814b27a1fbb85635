import type { Members } from "./members.ts";
import type { OsmVisitor } from "./osm-visitor.ts";
import type { Tags } from "./tags.ts";

/** Writes down every element it is shown, as text. */
export class RecordingVisitor implements OsmVisitor {
  readonly wants = { nodes: true, ways: true, relations: true };
  readonly seen: string[] = [];
  readonly rejected: string[] = [];

  node(id: number, lng: number, lat: number, tags: Tags): void {
    this.seen.push(`n${id} ${lng} ${lat} ${textOf(tags)}`);
  }

  way(id: number, refs: Float64Array, count: number, tags: Tags): void {
    this.seen.push(`w${id} ${refs.subarray(0, count).join(",")} ${textOf(tags)}`);
  }

  relation(id: number, members: Members, tags: Tags): void {
    const parts = Array.from(
      { length: members.count },
      (_, at) => `${members.kindAt(at)}${members.idAt(at)}:${members.roleAt(at)}`,
    );
    this.seen.push(`r${id} ${parts.join(",")} ${textOf(tags)}`);
  }

  reject(osmId: string, reason: string): void {
    this.rejected.push(`${osmId} ${reason}`);
  }
}

const textOf = (tags: Tags): string => JSON.stringify([...tags.kept()]);
