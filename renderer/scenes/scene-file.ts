import * as v from "valibot";
import { sceneSchema } from "../../shared/model/layout.ts";
import type { Board, Scene } from "../../shared/model/layout.ts";

const FORMAT = "onewall-scene";
const VERSION = 1;

const fileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  scene: v.omit(sceneSchema, ["id"]),
});

/** A scene as a file that another wall can open. */
export function sceneFileText(of: {
  readonly name: string;
  readonly role: Scene["role"];
  readonly boards: readonly Board[];
}): string {
  const boards = of.boards.map(({ name, tiles }) => ({ name, tiles }));
  const { name, role } = of;
  const file = { format: FORMAT, version: VERSION, scene: { name, role, boards } };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The scene of a file; null: it is none, or was cut or changed on its way. */
export function sceneFrom(text: string): Omit<Scene, "id"> | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
  const parsed = v.safeParse(fileSchema, read);
  return parsed.success ? parsed.output.scene : null;
}
