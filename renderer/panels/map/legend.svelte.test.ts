import { flushSync, mount, tick, unmount } from "svelte";
import { expect, test } from "vitest";
import Legend from "./Legend.svelte";

test("Escape closes the legend and nothing around it", async () => {
  const heard: string[] = [];
  const [around, inside] = [document.createElement("div"), document.createElement("div")];
  around.addEventListener("keydown", ({ key }) => heard.push(key));
  around.append(inside);
  document.body.append(around);
  const legend = mount(Legend, { target: inside });
  const button = inside.querySelector("button");
  button?.click();
  flushSync();
  await tick();
  expect(document.querySelector(".popover")).not.toBeNull();
  button?.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }),
  );
  flushSync();
  await tick();
  expect(document.querySelector(".popover")).toBeNull();
  expect(heard).not.toContain("Escape");
  void unmount(legend);
});
