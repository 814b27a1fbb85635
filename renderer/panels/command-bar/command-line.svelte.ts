import { untrack } from "svelte";
import type { Command } from "../../../shared/commands/command.ts";
import type { Recommendation } from "../../../shared/model/recommendation.ts";
import type { SearchHit } from "../../../shared/model/search-hit.ts";
import type { Desk } from "../desk.svelte.ts";
import type { LooseRefusal } from "../refusal-notice.ts";
import { begun, readLine } from "./read-line.ts";
import type { BarContext, Deed, Option, Question, Reading } from "./reading.ts";

const HITS_MAX = 20;

/** One opening of the command bar: what is typed, what it means, and what the station said. */
export class CommandLine {
  readonly #desk: Desk;
  text = $state("");
  /** A digit chooses and does not type. */
  choosing = $state(false);
  /** The option that the arrows stand at; -1: none, so that Enter never guesses. */
  at = $state(-1);
  /** A deed was given and is not answered. */
  doing = $state(false);
  #hits = $state.raw<ReadonlyMap<string, readonly SearchHit[]>>(new Map());
  #recommended = $state.raw<ReadonlyMap<string, Recommendation | "none">>(new Map());
  /** What the desk would say to the command that the line means now. */
  #rehearsed = $state.raw<{ readonly of: string; readonly refusal: LooseRefusal | null } | null>(
    null,
  );
  readonly #asked = new Map<string, Promise<void>>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  readonly reading: Reading = $derived.by(() => readLine(this.text, this.#context()));

  /** All that the line may mean. */
  readonly #all: readonly Option[] = $derived.by(() => {
    const { reading } = this;
    if (reading.kind === "choose") return reading.options;
    if (reading.kind !== "unknown") return [];
    return reading.nearest.map((verb) => begun(verb, null));
  });

  /** Which nine of them are looked at, from 0. */
  #turned = $state(0);
  readonly pages: number = $derived(Math.max(1, Math.ceil(this.#all.length / DIGITS)));
  readonly page: number = $derived(Math.min(this.#turned, this.pages - 1));
  readonly count: number = $derived(this.#all.length);

  /** Those that have a digit now. */
  readonly options: readonly Option[] = $derived.by(() => {
    return this.#all.slice(this.page * DIGITS, (this.page + 1) * DIGITS);
  });

  /** Commands of the line as it stands, or of the option that is pointed at. */
  readonly commands: readonly Command[] = $derived.by(() => {
    const deed = this.#deed();
    return deed?.kind === "commands" ? deed.commands : [];
  });

  /** Why the desk would not do it now; null: it would, or it has not said. */
  get refusal(): LooseRefusal | null {
    const of = JSON.stringify(this.commands);
    return this.#rehearsed?.of === of ? this.#rehearsed.refusal : null;
  }

  type(text: string): void {
    this.text = text;
    this.choosing = false;
    this.at = -1;
    this.#turned = 0;
  }

  /** The next nine, and after the last the first again. */
  turn(step: 1 | -1 = 1): void {
    this.choosing = true;
    this.at = -1;
    this.#turned = (this.page + step + this.pages) % this.pages;
  }

  move(step: 1 | -1): void {
    const { length } = this.options;
    if (length === 0) return;
    this.choosing = true;
    const next = this.at + step;
    const beyond = next >= length || (next < 0 && this.at >= 0);
    if (beyond && this.pages > 1) this.turn(step);
    const last = this.options.length - 1;
    const inside = next >= 0 && next < length;
    this.at = inside ? next : step > 0 ? 0 : last;
  }

  /** Asks what the line still lacks, once a question; resolves when it is answered. */
  ask(question: Question): Promise<void> {
    const key = JSON.stringify(question);
    const known = this.#asked.get(key);
    if (known !== undefined) return known;
    const answer = this.#answer(question);
    this.#asked.set(key, answer);
    return answer;
  }

  /** Asks the desk what it would say; nothing is written. */
  async rehearse(): Promise<void> {
    const { commands } = untrack(() => this);
    const of = JSON.stringify(commands);
    for (const command of commands) {
      const said = await this.#desk.askQuietly("rehearse", { command });
      if (said === null) return;
      this.#rehearsed = { of, refusal: said.refusal };
      if (said.refusal !== null) return;
    }
  }

  /** The deed that Enter means, once every question is answered; null: there is none. */
  async settled(): Promise<Deed | null> {
    for (let turn = 0; turn < QUESTIONS_MAX && this.reading.kind === "asking"; turn += 1) {
      await this.ask(this.reading.question);
    }
    return this.#deed();
  }

  /** Takes an option: its deed, or null after the line went on with it. */
  take(option: Option | undefined): Deed | null {
    if (option === undefined) return null;
    if (option.then.kind === "deed") return option.then.deed;
    if (option.then.kind === "line") this.type(option.then.line);
    return null;
  }

  #deed(): Deed | null {
    const { reading } = this;
    if (reading.kind === "deed") return reading.deed;
    const option = this.options[this.at];
    return option?.then.kind === "deed" ? option.then.deed : null;
  }

  #context(): BarContext {
    const { live } = this.#desk;
    const { wall, selection, sources } = live;
    const [hits, recommended] = [this.#hits, this.#recommended];
    return {
      wall,
      now: this.#desk.now,
      selection,
      sources,
      scenes: this.#desk.scenes.scenes,
      hits: (text) => hits.get(text) ?? null,
      recommendation: (incidentId) => recommended.get(incidentId) ?? null,
    };
  }

  async #answer(question: Question): Promise<void> {
    if (question.kind === "search") {
      const output = await this.#desk.askQuietly("search", {
        text: question.text.slice(0, 100),
        limit: HITS_MAX,
      });
      this.#hits = new Map([...this.#hits, [question.text, output?.hits ?? []]]);
      return;
    }
    const { incidentId } = question;
    const output = await this.#desk.askQuietly("recommend", { incidentId });
    const answer = output?.recommendation ?? "none";
    this.#recommended = new Map([...this.#recommended, [incidentId, answer]]);
  }
}

/** Rows that a digit chooses. */
const DIGITS = 9;
/** A line with more words to look up than this is no command. */
const QUESTIONS_MAX = 60;
