import { open, rename } from "node:fs/promises";

/** Writes a file that is on disk when this resolves. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Puts new content in a file's place; whoever reads it finds the old one whole or the new. */
export async function replaceWhole(path: string, content: Uint8Array | string): Promise<void> {
  const fresh = `${path}.new`;
  await writeWhole(fresh, content);
  await rename(fresh, path);
}
