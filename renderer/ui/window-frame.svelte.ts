import { preferences } from "./window-preferences.svelte.ts";

/** Keeps the page's root in step with the preferences and the size of the window; call it from a
 *  component.  Styles read what it writes: theme, density, language and the room's factor. */
export function frameWindow(): void {
  $effect(() => {
    const root = document.documentElement;
    root.dataset["theme"] = preferences.theme;
    root.dataset["density"] = preferences.density;
    root.lang = preferences.language;
    root.style.setProperty("--room", String(preferences.room));
  });
  $effect(() => {
    const fit = () => preferences.fit({ width: innerWidth, height: innerHeight });
    fit();
    addEventListener("resize", fit);
    return () => removeEventListener("resize", fit);
  });
}
