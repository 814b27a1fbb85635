import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, expect, test } from "vitest";
import Choice from "./Choice.svelte";

let opened: Record<string, unknown> | null = null;

afterEach(() => {
  if (opened !== null) void unmount(opened);
  opened = null;
  document.body.replaceChildren();
});

const offered = () => document.querySelectorAll("[data-select-item]").length;

async function press(key: string): Promise<KeyboardEvent> {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  document.querySelector("button")?.dispatchEvent(event);
  flushSync();
  await tick();
  return event;
}

/** A form with something in it that opens, and the keys that the form heard. */
function formAround(mounted: (target: Element) => Record<string, unknown>): string[] {
  const heard: string[] = [];
  const [form, inside] = [document.createElement("form"), document.createElement("div")];
  form.addEventListener("keydown", ({ key }) => heard.push(key));
  form.append(inside);
  document.body.append(form);
  opened = mounted(inside);
  flushSync();
  return heard;
}

test("Escape closes an open choice and not its form; the next is the form's", async () => {
  const options = [{ value: "a", label: "A" }] as const;
  const props = { label: "class", options, value: "a", onchange: () => undefined } as const;
  const heard = formAround((target) => mount(Choice, { target, props }));
  await press("Enter");
  expect(offered()).toBe(1);
  expect((await press("Escape")).defaultPrevented).toBe(true);
  expect(offered()).toBe(0);
  expect(heard).not.toContain("Escape");
  expect((await press("Escape")).defaultPrevented).toBe(false);
  expect(heard).toContain("Escape");
});
