import * as v from "valibot";

export const ROLES = ["viewer", "operator", "dispatcher", "leader", "unit", "feed"] as const;
export const roleSchema = v.picklist(ROLES);
export type Role = (typeof ROLES)[number];
/** Who acts: a named person at a desk, a crew by its own terminal, or a feed. */
export type Actor = { readonly name: string; readonly role: Role };
