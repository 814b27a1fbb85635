import { MODE_BIT } from "../../../shared/roads/mode.ts";
import { areaStyle } from "./feature-style.ts";
import { IdIndex } from "./id-index.ts";
import type { Members } from "./members.ts";
import type { OsmVisitor } from "./osm-visitor.ts";
import { interestClass, settlementClass } from "./place-class.ts";
import type { Rejections } from "./rejections.ts";
import type { Tags } from "./tags.ts";

export type AreaRelation = {
  readonly id: number;
  readonly tags: ReadonlyMap<string, string>;
  readonly administrative: boolean;
  /** Ids of the member ways that may bound it. */
  readonly ways: readonly number[];
};

export type TurnRelation = {
  readonly id: number;
  readonly kind: "no" | "only";
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly via: number;
  readonly modes: number;
};

/** First pass: multipolygons, boundaries and turn restrictions, and the ways they are made of. */
export class RelationPass implements OsmVisitor {
  readonly wants = { nodes: false, ways: false, relations: true };
  readonly areas: AreaRelation[] = [];
  readonly turns: TurnRelation[] = [];
  readonly memberWays = new IdIndex();
  readonly #seen = new IdIndex();
  readonly #rejections: Rejections;
  duplicates = 0;

  constructor(rejections: Rejections) {
    this.#rejections = rejections;
  }

  node(): void {
    return;
  }

  way(): void {
    return;
  }

  relation(id: number, members: Members, tags: Tags): void {
    const kind = tags.of("type");
    if (kind !== "multipolygon" && kind !== "boundary" && kind !== "restriction") return;
    if (this.#seen.numberOf(id) >= 0) {
      this.duplicates += 1;
      return;
    }
    this.#seen.add(id);
    if (kind === "restriction") this.#takeTurn(id, members, tags);
    else this.#takeArea(id, members, tags);
  }

  reject(osmId: string, reason: string): void {
    this.#rejections.add(osmId, reason);
  }

  #takeArea(id: number, members: Members, tags: Tags): void {
    const administrative = tags.of("boundary") === "administrative";
    if (administrative && !(tags.has("admin_level") && tags.has("name"))) {
      this.reject(`r${id}`, "boundary without level or name");
      return;
    }
    const wanted =
      administrative ||
      areaStyle(tags.of) !== null ||
      (tags.has("name") && (interestClass(tags.of) ?? settlementClass(tags.of)) !== null);
    if (!wanted) return;
    const ways: number[] = [];
    for (let at = 0; at < members.count; at += 1) {
      const role = members.roleAt(at);
      if (members.kindAt(at) !== "way" || !RING_ROLES.has(role)) continue;
      ways.push(members.idAt(at));
      this.memberWays.add(members.idAt(at));
    }
    this.areas.push({ id, tags: tags.kept(), administrative, ways });
  }

  #takeTurn(id: number, members: Members, tags: Tags): void {
    const turn = turnOf(tags);
    if (turn === null) {
      this.reject(`r${id}`, "restriction of a kind that is not supported");
      return;
    }
    const from: number[] = [];
    const to: number[] = [];
    let via: number | null = null;
    for (let at = 0; at < members.count; at += 1) {
      const [role, kind, member] = [members.roleAt(at), members.kindAt(at), members.idAt(at)];
      if (role === "from" && kind === "way") from.push(member);
      else if (role === "to" && kind === "way") to.push(member);
      else if (role === "via" && kind === "node") via = member;
      else if (role === "via") {
        this.reject(`r${id}`, "restriction by way of a way");
        return;
      }
    }
    if (from.length === 0 || to.length === 0 || via === null) {
      this.reject(`r${id}`, "restriction that lacks from, via or to");
      return;
    }
    this.turns.push({ id, ...turn, from, to, via });
  }
}

const RING_ROLES = new Set(["outer", "inner", "", "exclave", "enclave"]);

/** The keys of a restriction and whom each concerns. */
const TURN_KEYS: readonly (readonly [key: string, modes: number])[] = [
  ["restriction", MODE_BIT.car | MODE_BIT.ebike],
  ["restriction:motor_vehicle", MODE_BIT.car],
  ["restriction:motorcar", MODE_BIT.car],
  ["restriction:bicycle", MODE_BIT.ebike],
  ["restriction:foot", MODE_BIT.foot],
];

function turnOf(tags: Tags): { readonly kind: "no" | "only"; readonly modes: number } | null {
  const except = (tags.of("except") ?? "").split(";").map((text) => text.trim());
  for (const [key, concerned] of TURN_KEYS) {
    const value = tags.of(key);
    if (value === undefined) continue;
    const kind = value.startsWith("no_") ? "no" : value.startsWith("only_") ? "only" : null;
    if (kind === null) return null;
    const spared =
      (except.includes("bicycle") ? MODE_BIT.ebike : 0) |
      (except.includes("motorcar") || except.includes("motor_vehicle") ? MODE_BIT.car : 0);
    return { kind, modes: concerned & ~spared };
  }
  return null;
}
