import { halfWidth } from "../../ui/key-name.ts";

/** What can be done to a stop where it stands. */
export type StopAct =
  | { readonly kind: "move" | "lock" | "drop" }
  | { readonly kind: "dwell"; readonly minutes: number };

/** Every key of a stop's row, as it is printed on its button and on the key sheet. */
export const STOP_KEYS = {
  move: "M",
  lock: "K",
  drop: "Del",
  longer: "+",
  shorter: "-",
  exclude: "X",
} as const;

/** Keys of the whole panel, while a plan is chosen and while one is followed. */
export const PLAN_KEYS = {
  again: "G",
  stop: "S",
  compare: "V",
  accept: "A",
  reject: "R",
  undo: "U",
  add: "J",
  options: "O",
  print: "T",
} as const;
export const RUN_KEYS = { replan: "G", send: "S" } as const;

export function actOfStopKey(key: string, minutes: number): StopAct | null {
  switch (halfWidth(key).toUpperCase()) {
    case "M":
      return { kind: "move" };
    case "K":
      return { kind: "lock" };
    case "DELETE":
      return { kind: "drop" };
    case "+":
    case "=":
      return { kind: "dwell", minutes: minutes + 1 };
    case "-":
      return { kind: "dwell", minutes: minutes - 1 };
    default:
      return null;
  }
}
