import { expect, test } from "vitest";
import { halfWidth, keyNameOf } from "./key-name.ts";

function pressed(key: string, of: KeyboardEventInit = {}, target: EventTarget = document.body) {
  const event = new KeyboardEvent("keydown", { key, ...of });
  Object.defineProperty(event, "target", { value: target });
  return keyNameOf(event);
}

test("a key is known by its capital, a full-width one by its half-width", () => {
  expect(pressed("n")).toBe("N");
  expect(pressed("／")).toBe("/");
  expect(pressed("３")).toBe("3");
  expect(halfWidth("　")).toBe(" ");
  expect(halfWidth("中")).toBe("中");
});

test("keys are dead while an input method composes", () => {
  expect(pressed("n", { isComposing: true })).toBeNull();
  expect(pressed("Process")).toBeNull();
});

test("what is typed into a field is no command, but Escape and Ctrl are", () => {
  const field = document.createElement("input");
  field.type = "text";
  expect(pressed("p", {}, field)).toBeNull();
  expect(pressed("Escape", {}, field)).toBe("Escape");
  expect(pressed("k", { ctrlKey: true }, field)).toBe("Ctrl+K");
  expect(pressed("k", { metaKey: true }, field)).toBe("Ctrl+K");
});

test("a radio button is no text field", () => {
  const radio = document.createElement("input");
  radio.type = "radio";
  expect(pressed("1", {}, radio)).toBe("1");
});
