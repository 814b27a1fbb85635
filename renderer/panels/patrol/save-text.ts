/** Hands a text to the person as a file: a browser saves it, Electron asks where. */
export function saveText(file: {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}): void {
  const address = URL.createObjectURL(new Blob([file.text], { type: file.mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name.replaceAll(FORBIDDEN, "-");
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** What some file system does not take. */
const FORBIDDEN = /[\\/:*?"<>|\s]+/g;
/** The save has begun long before. */
const KEPT_MS = 60_000;
