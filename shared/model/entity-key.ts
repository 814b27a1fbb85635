/** The kinds of thing that have a state folded from events. */
export const ENTITY_KINDS = [
  "incident",
  "unit",
  "camera",
  "checkpoint",
  "base-station",
  "area",
  "post",
  "plan",
  "layout",
  "scene",
  "import",
  "source",
  "partner",
  "handoff",
  "push",
  "roster",
  "alarm",
  "suppression",
  "closure",
  "setting",
  "night",
  "alert",
  "behaviour",
  "watch",
  "hit",
  "ring",
  "muster",
  "marking",
  "issue",
  "tour",
  "risk",
  "gathering",
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** The settings that are things of their own, by id. */
export const LIMITS_SETTING = "time-limits";
export const TAGS_SETTING = "tags";
export const VISIT_SETTING = "visit";
export const ALERT_ROUTES_SETTING = "alert-routes";

/** "incident:A-2026-12": kind and id in one text. */
export type EntityKey = `${EntityKind}:${string}`;

export function entityKey(kind: EntityKind, id: string): EntityKey {
  return `${kind}:${id}`;
}

export function entityKindOf(key: EntityKey): EntityKind {
  const end = key.indexOf(":");
  const kind = ENTITY_KINDS.find((candidate) => candidate === key.slice(0, end));
  if (kind === undefined) throw new Error(`${key} is not an entity key`);
  return kind;
}

export function entityIdOf(key: EntityKey): string {
  return key.slice(key.indexOf(":") + 1);
}

export function isEntityKey(text: string): text is EntityKey {
  const end = text.indexOf(":");
  return end > 0 && ENTITY_KINDS.some((kind) => kind === text.slice(0, end));
}
