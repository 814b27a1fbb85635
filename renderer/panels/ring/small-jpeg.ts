/** Longest side of a photo that is kept, pixels: a face is told by it, and no more is needed. */
const SIDE_MAX = 960;
const QUALITY = 0.82;

/** A picture file as a small JPEG in base64, drawn anew, so that nothing beside the picture comes
 *  along.  Null: it is no picture that this window can read. */
export async function smallJpeg(file: Blob): Promise<string | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch (error) {
    console.warn("a photo could not be read", error);
    return null;
  }
  const shrink = Math.min(1, SIDE_MAX / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * shrink));
  canvas.height = Math.max(1, Math.round(bitmap.height * shrink));
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const url = canvas.toDataURL("image/jpeg", QUALITY);
  return url.startsWith("data:image/jpeg;base64,") ? (url.split(",")[1] ?? null) : null;
}
