import { LANGUAGES } from "../words/bilingual.ts";
import type { Language } from "../words/bilingual.ts";

export const THEMES = ["night", "day", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

/** The room's factor on every size; "auto" follows the display. */
export const ROOM_FACTORS = [1, 1.25, 1.5, 2, 3, 4] as const;
export type RoomFactor = (typeof ROOM_FACTORS)[number] | "auto";

/** How this window is read: language, palette and size, remembered for its display. */
export class Preferences {
  #language = $state<Language>("zh-CN");
  #theme = $state<Theme>("night");
  #roomChoice = $state<RoomFactor>("auto");
  #screen = $state.raw({ width: 1920, height: 1080 });
  #place: string;

  constructor(displayKey: string) {
    this.#place = `onewall.preferences.${displayKey}`;
    const kept = keptAt(this.#place);
    this.#language = LANGUAGES.find((language) => language === kept["language"]) ?? "zh-CN";
    this.#theme = THEMES.find((theme) => theme === kept["theme"]) ?? "night";
    this.#roomChoice = ROOM_FACTORS.find((factor) => factor === kept["room"]) ?? "auto";
  }

  get language(): Language {
    return this.#language;
  }
  set language(language: Language) {
    this.#language = language;
    this.#keep();
  }

  get theme(): Theme {
    return this.#theme;
  }
  set theme(theme: Theme) {
    this.#theme = theme;
    this.#keep();
  }

  get roomChoice(): RoomFactor {
    return this.#roomChoice;
  }
  set roomChoice(choice: RoomFactor) {
    this.#roomChoice = choice;
    this.#keep();
  }

  get room(): number {
    return this.#roomChoice === "auto" ? roomFor(this.#screen) : this.#roomChoice;
  }

  /** A low or narrow screen keeps its figures and gives up air. */
  get density(): "open" | "close" {
    const { width, height } = this.#screen;
    return height / this.room < 900 || width / this.room < 1600 ? "close" : "open";
  }

  fit(screen: { readonly width: number; readonly height: number }): void {
    this.#screen = screen;
  }

  #keep(): void {
    const kept = { language: this.#language, theme: this.#theme, room: this.#roomChoice };
    try {
      localStorage.setItem(this.#place, JSON.stringify(kept));
    } catch (error) {
      console.warn("preferences are not kept on this machine", error);
    }
  }
}

/** Desk scale up to full HD and beyond; a 4K display is read from twice as far. */
function roomFor({ width, height }: { readonly width: number; readonly height: number }): number {
  const fitting = ROOM_FACTORS.filter(
    (factor) => width >= factor * 1900 && height >= factor * 1000,
  );
  return fitting.at(-1) ?? 1;
}

function keptAt(place: string): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "{}");
    return typeof kept === "object" && kept !== null ? { ...kept } : {};
  } catch (error) {
    console.warn("preferences could not be read and start anew", error);
    return {};
  }
}
