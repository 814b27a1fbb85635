/** What opens over a form takes one Escape for itself: the form around its trigger hears nothing
 *  of it, and the next one is the form's. */
export function takesEscape(isOpen: () => boolean, close: () => void) {
  return (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !isOpen()) return;
    close();
    event.preventDefault();
    event.stopPropagation();
  };
}
