import { expect, test } from "vitest";
import { sceneFileText, sceneFrom } from "./scene-file.ts";
import { SHIPPED_SCENE_IDS, shippedScene } from "./shipped-scenes.ts";

test.each(SHIPPED_SCENE_IDS)("the scene %s comes back from its file as it was", (id) => {
  const { id: _id, ...scene } = shippedScene(id, "某场景");
  expect(sceneFrom(sceneFileText(scene))).toEqual(scene);
});

test("a file that was cut, changed or is none is no scene", () => {
  const { id: _id, ...scene } = shippedScene("normal", "常态");
  const text = sceneFileText(scene);
  const overlapping = text.replace('"x": 8', '"x": 0');
  const others = ["", "null", "[]", "{}", text.slice(0, -20), overlapping];
  expect(overlapping).not.toBe(text);
  for (const other of [...others, text.replace("onewall-scene", "x"), text.replace("常态", " ")]) {
    expect(sceneFrom(other)).toBe(null);
  }
});
