import { createRawSnippet, flushSync, mount, unmount } from "svelte";
import { afterEach, expect, test } from "vitest";
import RowList from "./RowList.svelte";

type Row = { readonly id: string };
let list: Record<string, unknown> | null = null;

afterEach(() => {
  if (list !== null) void unmount(list);
  list = null;
  document.body.replaceChildren();
});

function shown(of: { rows: Row[]; onselect?: (row: Row) => void }) {
  const props = $state({
    label: "rows",
    keyOf: (row: Row) => row.id,
    row: createRawSnippet((row: () => Row) => ({ render: () => `<span>${row().id}</span>` })),
    ...of,
  });
  list = mount(RowList, { target: document.body, props });
  flushSync();
  return props;
}

const texts = () => [...document.querySelectorAll("[role=option]")].map((row) => row.textContent);
const chip = () => document.querySelector(".waiting")?.textContent.trim() ?? null;
const box = () => document.querySelector<HTMLElement>("[role=listbox]")!;
const rows = (...ids: string[]) => ids.map((id) => ({ id }));

test("new rows enter at their place while nobody reads", () => {
  const props = shown({ rows: rows("b", "c") });
  props.rows = rows("a", "b", "c");
  flushSync();
  expect(texts()).toEqual(["a", "b", "c"]);
  expect(chip()).toBeNull();
});

test("while the pointer is inside nothing moves and new rows wait behind a count", () => {
  const props = shown({ rows: rows("b", "c") });
  box().dispatchEvent(new Event("pointerenter"));
  props.rows = rows("a", "c", "b", "d");
  flushSync();
  expect(texts()).toEqual(["b", "c"]);
  expect(chip()).toContain("2");
  box().dispatchEvent(new Event("pointerleave"));
  flushSync();
  expect(texts()).toEqual(["a", "c", "b", "d"]);
});

test("the count lets the waiting rows in, and the list goes on holding", () => {
  const props = shown({ rows: rows("b") });
  box().dispatchEvent(new Event("pointerenter"));
  props.rows = rows("a", "b");
  flushSync();
  document.querySelector<HTMLElement>(".waiting")!.click();
  flushSync();
  expect(texts()).toEqual(["a", "b"]);
  props.rows = rows("0", "a", "b");
  flushSync();
  expect(texts()).toEqual(["a", "b"]);
});

test("a row that is gone leaves even while the list is held", () => {
  const props = shown({ rows: rows("a", "b") });
  box().dispatchEvent(new Event("pointerenter"));
  props.rows = rows("b");
  flushSync();
  expect(texts()).toEqual(["b"]);
});

test("Enter chooses the row that has the focus", () => {
  const chosen: string[] = [];
  shown({ rows: rows("a", "b"), onselect: ({ id }) => chosen.push(id) });
  const second = document.querySelectorAll("[role=option]")[1]!;
  second.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  expect(chosen).toEqual(["b"]);
});

test("of ten thousand rows only those near the eye are drawn", () => {
  shown({ rows: Array.from({ length: 10_000 }, (_, index) => ({ id: String(index) })) });
  expect(texts().length).toBeLessThan(100);
});
