import type { Family } from "../live/family.ts";
import { familyOfKey } from "../map/families.ts";

/** The one table of keys: what is pressed, what it does, where it stands on the key sheet. */
export const WALL_KEYS = [
  { keys: ["1", "2", "3", "4", "5", "6"], act: "families", group: "map" },
  { keys: ["*"], act: "refit", group: "map" },
  // What stands on none of the layers 1 to 6.
  { keys: ["0"], act: "unlocated", group: "map" },
  { keys: ["Ctrl+K"], act: "search", group: "map" },
  { keys: ["/"], act: "command", group: "work" },
  { keys: ["N"], act: "report", group: "work" },
  { keys: ["Q"], act: "queue", group: "work" },
  { keys: ["L"], act: "alarms", group: "alarms" },
  { keys: ["Tab"], act: "next-alarm", group: "alarms" },
  { keys: ["A"], act: "acknowledge", group: "alarms" },
  { keys: ["U"], act: "unacknowledge", group: "alarms" },
  { keys: ["G"], act: "alerts", group: "work" },
  { keys: ["I"], act: "issues", group: "work" },
  { keys: ["V"], act: "tours", group: "work" },
  { keys: ["E"], act: "gatherings", group: "work" },
  { keys: ["P"], act: "patrol", group: "work" },
  { keys: ["C"], act: "near", group: "work" },
  { keys: ["D"], act: "divert", group: "work" },
  { keys: ["Y"], act: "closures", group: "work" },
  { keys: ["Z"], act: "ring", group: "work" },
  { keys: ["K"], act: "markings", group: "work" },
  { keys: ["?"], act: "explain", group: "work" },
  { keys: ["Ctrl+Z"], act: "undo", group: "work" },
  { keys: ["W"], act: "scenes", group: "wall" },
  { keys: [">"], act: "push", group: "wall" },
  { keys: ["F8"], act: "visit", group: "wall" },
  { keys: ["F1"], act: "keys", group: "wall" },
  { keys: ["Escape"], act: "back", group: "wall" },
] as const;

type PlainAct = Exclude<(typeof WALL_KEYS)[number]["act"], "families">;

/** What a key means to the whole wall. */
export type WallAct =
  { readonly kind: "family"; readonly family: Family } | { readonly kind: PlainAct };

/** What a key name asks of the wall; null: nothing. */
export function actOfKey(key: string): WallAct | null {
  const row = WALL_KEYS.find(({ keys }) => keys.some((name) => name === key));
  if (row === undefined) return null;
  if (row.act !== "families") return { kind: row.act };
  const family = familyOfKey(key);
  return family === null ? null : { kind: "family", family };
}
