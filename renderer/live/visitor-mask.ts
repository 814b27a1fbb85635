import type { EntityStates, WallState } from "../../shared/fold/wall-state.ts";

/** What stands for a text that visitors may not read. */
export const MASK = "•••";

/** Fields that hold people's words in any script. */
const WORDS = new Set([
  ...["title", "text", "address", "name", "names", "note", "reason", "why", "detail", "remark"],
  ...["content", "caller", "contact", "answer", "answers", "value", "plate", "masked", "wanted"],
  ...["by", "actor", "owner", "label", "account", "descriptor"],
]);
const ID = /(^|[a-z])(id|ids|key|keys|kind)$/i;
const FOREIGN = /[^ -~]/;
const NUMBER = /\d{7,}/;

type MapOf<State> = ReadonlyMap<string, State>;

/** One mask a map and a thing: a wall that changed in one thing costs one thing. */
function masker<State extends object>(): (map: MapOf<State>) => MapOf<State> {
  const maps = new WeakMap<MapOf<State>, MapOf<State>>();
  const things = new WeakMap<State, State>();
  const maskedThing = (state: State): State => {
    const known = things.get(state);
    if (known !== undefined) return known;
    const made = structuredClone(state);
    hideTexts(made, "");
    things.set(state, made);
    return made;
  };
  return (map) => {
    const known = maps.get(map);
    if (known !== undefined) return known;
    const made = new Map([...map].map(([id, state]) => [id, maskedThing(state)]));
    maps.set(map, made);
    return made;
  };
}

/** Things whose texts people wrote or that name people; the others are the town's own. */
const MASKS = {
  incident: masker<EntityStates["incident"]>(),
  handoff: masker<EntityStates["handoff"]>(),
  push: masker<EntityStates["push"]>(),
  roster: masker<EntityStates["roster"]>(),
  alarm: masker<EntityStates["alarm"]>(),
  night: masker<EntityStates["night"]>(),
  alert: masker<EntityStates["alert"]>(),
  behaviour: masker<EntityStates["behaviour"]>(),
  watch: masker<EntityStates["watch"]>(),
  hit: masker<EntityStates["hit"]>(),
  ring: masker<EntityStates["ring"]>(),
  muster: masker<EntityStates["muster"]>(),
  marking: masker<EntityStates["marking"]>(),
  issue: masker<EntityStates["issue"]>(),
  tour: masker<EntityStates["tour"]>(),
  risk: masker<EntityStates["risk"]>(),
  closure: masker<EntityStates["closure"]>(),
  suppression: masker<EntityStates["suppression"]>(),
  partner: masker<EntityStates["partner"]>(),
  gathering: masker<EntityStates["gathering"]>(),
};

/** The same wall without anything that names a person, a plate, an account or a home.  Counts,
 *  places on the map, stages and times stay. */
export function maskedWall(wall: WallState): WallState {
  return {
    ...wall,
    incident: MASKS.incident(wall.incident),
    handoff: MASKS.handoff(wall.handoff),
    push: MASKS.push(wall.push),
    roster: MASKS.roster(wall.roster),
    alarm: MASKS.alarm(wall.alarm),
    night: MASKS.night(wall.night),
    alert: MASKS.alert(wall.alert),
    behaviour: MASKS.behaviour(wall.behaviour),
    watch: MASKS.watch(wall.watch),
    hit: MASKS.hit(wall.hit),
    ring: MASKS.ring(wall.ring),
    muster: MASKS.muster(wall.muster),
    marking: MASKS.marking(wall.marking),
    issue: MASKS.issue(wall.issue),
    tour: MASKS.tour(wall.tour),
    risk: MASKS.risk(wall.risk),
    closure: MASKS.closure(wall.closure),
    suppression: MASKS.suppression(wall.suppression),
    partner: MASKS.partner(wall.partner),
    gathering: MASKS.gathering(wall.gathering),
  };
}

/** Texts are replaced where they stand, in a copy that nobody else holds. */
function hideTexts(thing: object, field: string): void {
  const parts: readonly [string, unknown][] = Object.entries(thing);
  for (const [name, part] of parts) {
    // Answers of a form are people's words whatever the field is called, and so is each of a list.
    const means = Array.isArray(thing) || WORDS.has(field) ? field : name;
    if (typeof part === "string") {
      if (isHidden(part, means)) Reflect.set(thing, name, MASK);
    } else if (typeof part === "object" && part !== null) hideTexts(part, means);
  }
}

function isHidden(text: string, field: string): boolean {
  if (text === "" || ID.test(field)) return false;
  return WORDS.has(field) || FOREIGN.test(text) || NUMBER.test(text);
}
