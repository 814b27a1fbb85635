import { assert, present } from "../kit/assert.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { blockedAt } from "./access.ts";
import { MODE_BIT } from "./mode.ts";
import { E7 } from "./road-input.ts";
import type { RoadInput, TurnRestriction } from "./road-input.ts";
import { wayTravel } from "./way-travel.ts";

type Tagged = Readonly<Record<string, string>>;

/** A town drawn by hand: points by letter, ways as words of letters. */
export type Town = {
  readonly points: Readonly<Record<string, LngLat>>;
  readonly ways: readonly { readonly along: string; readonly tags: Tagged }[];
  readonly barriers?: Readonly<Record<string, Tagged>>;
  /** "no ab>b>bc": kind, way, point, way; ways are named by their letters. */
  readonly restrictions?: readonly string[];
};

/** The columns of a hand-made town: what an importer would hand over for the same streets. */
export function roadsOfTown(town: Town): RoadInput {
  const letters = Object.keys(town.points);
  const places = letters.map((letter) => present(town.points[letter], "a letter is a point"));
  const first = [0];
  const wayPoints: number[] = [];
  const speeds: number[] = [];
  const names = [""];
  const wayName: number[] = [];
  const travelled = town.ways.filter(({ tags }) => wayTravel((key) => tags[key]) !== null);
  for (const { along, tags } of travelled) {
    for (const letter of along) wayPoints.push(numberOf(letters, letter));
    first.push(wayPoints.length);
    speeds.push(...(wayTravel((key) => tags[key]) ?? []));
    const name = tags["name"] ?? "";
    if (!names.includes(name)) names.push(name);
    wayName.push(names.indexOf(name));
  }
  return {
    pointLng: Int32Array.from(places, ([lng]) => Math.round(lng * E7)),
    pointLat: Int32Array.from(places, ([, lat]) => Math.round(lat * E7)),
    pointBlocked: Uint8Array.from(letters, (letter) =>
      blockedAt((key) => town.barriers?.[letter]?.[key]),
    ),
    firstWayPoint: Uint32Array.from(first),
    wayPoints: Uint32Array.from(wayPoints),
    waySpeed: Uint8Array.from(speeds),
    wayName: Uint32Array.from(wayName),
    names,
    restrictions: (town.restrictions ?? []).map((text) =>
      restrictionOf(
        text,
        letters,
        travelled.map(({ along }) => along),
      ),
    ),
  };
}

function numberOf(letters: readonly string[], letter: string): number {
  const number = letters.indexOf(letter);
  assert(number >= 0, `${letter} is a point of the town`);
  return number;
}

function restrictionOf(
  text: string,
  letters: readonly string[],
  ways: readonly string[],
): TurnRestriction {
  const [kind, turn] = text.split(" ");
  const [from, via, to] = present(turn, "a restriction names a turn").split(">");
  const wayOf = (along: string | undefined): number =>
    ways.indexOf(present(along, "a restriction names two ways"));
  return {
    kind: kind === "only" ? "only" : "no",
    from: wayOf(from),
    via: numberOf(letters, present(via, "a restriction names a point")),
    to: wayOf(to),
    modes: MODE_BIT.car | MODE_BIT.ebike,
  };
}
