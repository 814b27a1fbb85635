import { assert } from "../shared/kit/assert.ts";
import { preferences } from "./ui/window-preferences.svelte.ts";
import { logInWords } from "./words/log-in-words.ts";

/** Letters and figures of a code. */
const LENGTH = 8;

const form = element("form", HTMLFormElement);
const input = element("code", HTMLInputElement);
const enter = element("enter", HTMLButtonElement);
const note = element("note", HTMLParagraphElement);
const language = element("language", HTMLButtonElement);
let countdown: ReturnType<typeof setInterval> | null = null;

speak();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void tryCode(input.value);
});
input.addEventListener("input", () => say(""));
language.addEventListener("click", () => {
  preferences.language = preferences.language === "en" ? "zh-CN" : "en";
  speak();
  say("");
});

// A code in the address is used and wiped, so that no history and no bookmark keeps it.
const given = new URLSearchParams(location.hash.slice(1)).get("code");
if (location.hash !== "") history.replaceState(null, "", location.pathname);
if (given === null) input.focus();
else {
  input.value = given;
  void tryCode(given);
}

async function tryCode(typed: string): Promise<void> {
  const words = logInWords[preferences.language];
  const code = typed.normalize("NFKC").replace(/[^0-9a-z]/gi, "");
  if (code.length !== LENGTH) return refused(words.unreadable);
  enter.disabled = true;
  say(words.checking);
  try {
    const answer = await fetch("/log-in", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code }),
    });
    if (answer.ok) return location.replace("/");
    enter.disabled = false;
    if (answer.status === 429) return waitFor(Number(answer.headers.get("retry-after") ?? "1"));
    return refused(answer.status === 403 ? words.wrong : words.away);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    enter.disabled = false;
    return refused(words.away);
  }
}

function refused(text: string): void {
  say(text, "late");
  input.select();
  input.focus();
}

/** Counts down until the station listens again. */
function waitFor(seconds: number): void {
  const ends = performance.now() + seconds * 1000;
  const tell = (): void => {
    const left = Math.ceil((ends - performance.now()) / 1000);
    enter.disabled = left > 0;
    if (left > 0) return say(logInWords[preferences.language].wait(left), "late", true);
    say("");
    input.focus();
  };
  tell();
  countdown = setInterval(tell, 250);
}

function say(text: string, tone: "plain" | "late" = "plain", counts = false): void {
  if (!counts && countdown !== null) {
    if (enter.disabled && text === "") return;
    clearInterval(countdown);
    countdown = null;
  }
  note.dataset["tone"] = tone;
  if (note.textContent !== text) note.textContent = text;
}

function speak(): void {
  const words = logInWords[preferences.language];
  document.documentElement.lang = preferences.language;
  document.documentElement.dataset["theme"] = preferences.theme;
  document.title = words.title;
  element("heading", HTMLHeadingElement).textContent = words.heading;
  element("lead", HTMLParagraphElement).textContent = words.lead;
  element("label", HTMLLabelElement).textContent = words.code;
  enter.textContent = words.enter;
  language.textContent = words.otherLanguage;
}

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  assert(found instanceof kind, `the page has an element ${id}`);
  return found;
}
