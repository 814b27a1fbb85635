import { createRawSnippet, flushSync, mount, unmount } from "svelte";
import { expect, test, vi } from "vitest";
import PanelGuard from "./PanelGuard.svelte";

test("a panel that breaks says so, and opens again when it is asked to", () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  let breaks = true;
  const children = createRawSnippet(() => {
    if (breaks) throw new Error("broken on purpose");
    return { render: () => "<p>alive</p>" };
  });
  const guard = mount(PanelGuard, { target: document.body, props: { name: "警力", children } });
  flushSync();
  expect(document.querySelector("[role=alert]")?.textContent).toContain("警力");
  expect(said).toHaveBeenCalledOnce();

  breaks = false;
  document.querySelector("button")?.click();
  flushSync();
  expect(document.body.textContent).toContain("alive");
  expect(document.querySelector("[role=alert]")).toBeNull();
  void unmount(guard);
  said.mockRestore();
});
