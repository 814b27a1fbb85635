import type { Members } from "./members.ts";
import type { Tags } from "./tags.ts";

/** Receives the elements of a file in the order of the file.  Tags, refs and members are reused:
 *  they are valid only during the call.  Positions are degrees times ten million. */
export interface OsmVisitor {
  /** Kinds not wanted are skipped as cheaply as the format allows. */
  readonly wants: Wants;
  node(id: number, lng: number, lat: number, tags: Tags): void;
  /** The ids of the nodes are refs[0] up to but not refs[count]. */
  way(id: number, refs: Float64Array, count: number, tags: Tags): void;
  relation(id: number, members: Members, tags: Tags): void;
  /** An element that cannot be used although the file can be read on. */
  reject(osmId: string, reason: string): void;
}

export type Wants = {
  readonly nodes: boolean;
  readonly ways: boolean;
  readonly relations: boolean;
};
