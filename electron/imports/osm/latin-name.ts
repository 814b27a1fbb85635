import type { TagOf } from "../../../shared/roads/access.ts";

const KEYS = ["name:zh_pinyin", "name:zh-Latn-pinyin", "name:pinyin", "name:en", "int_name"];
const LATIN = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;
const LETTER = /\p{Script=Latin}/u;

/** The name as it is written in Latin letters, null where none is given. */
export function latinName(tag: TagOf): string | null {
  for (const key of KEYS) {
    const value = tag(key)?.trim();
    if (value !== undefined && value !== "") return value;
  }
  const name = tag("name");
  return name !== undefined && LETTER.test(name) && LATIN.test(name) ? name : null;
}

/** The name on the sign, null where there is none. */
export function localName(tag: TagOf): string | null {
  const name = tag("name")?.trim();
  return name === undefined || name === "" ? null : name;
}
