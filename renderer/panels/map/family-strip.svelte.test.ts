import { flushSync, mount, unmount } from "svelte";
import { expect, test } from "vitest";
import { WireClient } from "../../bridge/wire-client.ts";
import { FAMILIES } from "../../live/family.ts";
import { LiveWall } from "../../live/live-wall.svelte.ts";
import { Desk, deskContext } from "../desk.svelte.ts";
import FamilyStrip from "./FamilyStrip.svelte";

const road = { begin: () => undefined, ask: () => undefined };

function stripOf(counts: { family: (typeof FAMILIES)[number]; shown: number; held: number }[]) {
  const client = new WireClient({ road, window: "w" });
  const live = new LiveWall({ client });
  const now = 1_700_000_000_000;
  live.second = now;
  live.families = FAMILIES.map((family, index) => ({
    family,
    total: index === 5 ? 0 : 1000 * (index + 1),
    oldestAt: index === 5 ? null : now - 61_000,
    silent: 0,
  }));
  const desk = new Desk({ live, client });
  const strip = mount(FamilyStrip, {
    target: document.body,
    props: { counts },
    context: deskContext(desk),
  });
  flushSync();
  return { desk, strip };
}

const heads = () =>
  [...document.querySelectorAll("button")].map((head) =>
    head.textContent.replace(/\s+/g, " ").trim(),
  );

test("each family says how many are shown of how many, and how old its oldest datum is", () => {
  const { strip } = stripOf([{ family: "cameras", shown: 980, held: 20 }]);
  expect(heads()[0]).toMatch(/980\s?\/1 000.*01:01/);
  expect(heads()[1]).toMatch(/2 000 01:01/);
  expect(heads()[5]).not.toMatch(/\d\d:\d\d/);
  expect(heads()).toHaveLength(6);
  void unmount(strip);
});

test("a family that is switched off says so and has no age", () => {
  const { desk, strip } = stripOf([]);
  document.querySelector("button")?.click();
  flushSync();
  expect(desk.families.cameras).toBe(false);
  expect(document.querySelector("button")?.getAttribute("aria-pressed")).toBe("false");
  expect(heads()[0]).not.toMatch(/01:01/);
  desk.toggleFamily("cameras");
  flushSync();
  expect(heads()[0]).toMatch(/1 000/);
  void unmount(strip);
});
