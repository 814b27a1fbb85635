/** What the keyboard said, or null where the window should not listen: while an input method
 *  composes, in a text field, or with a modifier that is the system's.
 *  Full-width characters count as their half-width ones; Ctrl and Cmd are both "Ctrl". */
export function keyNameOf(event: KeyboardEvent): string | null {
  if (event.isComposing || event.key === "Process" || event.key === "Dead") return null;
  const key = halfWidth(event.key);
  const named = key.length === 1 ? key.toUpperCase() : key;
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return `Ctrl+${named}`;
  if (named === "Escape") return named;
  return isTextField(event.target) ? null : named;
}

/** U+FF01 to U+FF5E are the printable ASCII characters, moved. */
export function halfWidth(key: string): string {
  if (key.length !== 1) return key;
  const code = key.charCodeAt(0);
  if (code === 0x3000) return " ";
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : key;
}

/** Where keys are letters, and Ctrl+Z takes back what was typed. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !BUTTON_TYPES.includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const BUTTON_TYPES = ["button", "checkbox", "radio", "submit", "reset", "file", "range"];
