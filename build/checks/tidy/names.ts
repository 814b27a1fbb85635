import type { Check } from "./check.ts";
import { isCode } from "./source.ts";
import type { Source } from "./source.ts";

const empty = ["index", "utils", "util", "helpers", "helper", "misc", "common"];

export const names: readonly Check[] = [
  {
    name: "no file is named for nothing",
    mend: "name it for the one concept it holds",
    find: ({ path }) => {
      const parts = path.split("/").map((part) => part.split(".")[0] ?? "");
      const hollow = parts.filter((part) => empty.includes(part));
      return isCode(path) ? hollow.map((what) => ({ line: 1, what })) : [];
    },
    bad: { path: "shared/kit/utils.ts", text: "" },
    good: { path: "shared/kit/heap.ts", text: "" },
  },
  {
    name: "files are kebab-case, components are PascalCase",
    mend: "`unit-moved.ts`, `UnitCard.svelte`, `live-units.svelte.ts`",
    find: misnamed,
    bad: { path: "renderer/ui/unit-card.svelte", text: "" },
    good: { path: "renderer/ui/UnitCard.svelte", text: "" },
  },
];

function misnamed({ path }: Source) {
  if (!isCode(path)) return [];
  const name = path.slice(path.lastIndexOf("/") + 1);
  const pattern = name.endsWith(".svelte")
    ? /^[A-Z][A-Za-z0-9]*\.svelte$/
    : /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/;
  return pattern.test(name) ? [] : [{ line: 1, what: name }];
}
