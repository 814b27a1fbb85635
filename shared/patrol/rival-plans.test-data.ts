import type { Draft, DraftStop } from "./draft.ts";
import { isKept } from "./draft.ts";
import type { Board } from "./patrol-board.ts";
import { APART_SECONDS, RETURN_SECONDS } from "./plan-request.ts";

const HOT_DWELL_S = 720;

/** What a crew does that always drives to the nearest hot place which nobody has seen in these two
 *  hours: the same time, the same dwell and the same cap as the planner has. */
export function greedyNearest(board: Board): Draft {
  const field = new RivalField(board);
  for (;;) {
    const crew = field.earliest();
    if (crew < 0) return field.draft;
    field.sendTo(crew, (place, from) => field.secondsTo(crew, from, place));
  }
}

/** Fixed beats: each hot place belongs to the crew that starts nearest, which drives round its own
 *  in one order, again and again. */
export function fixedBeats(board: Board): Draft {
  const field = new RivalField(board);
  const hot = board.request.places.flatMap(({ risk }, i) => (risk > 0 ? [i] : []));
  const owner = new Map(
    hot.map((place) => {
      const near = board.crews.map((crew) => board.secondsBetween(crew.network, crew.start, place));
      return [place, near.indexOf(Math.min(...near))];
    }),
  );
  board.crews.forEach((crew, index) => {
    const beat = hot.filter((place) => owner.get(place) === index);
    let from = crew.start;
    const order: number[] = [];
    while (beat.length > 0) {
      beat.sort(
        (a, b) => field.secondsTo(index, from, a) - field.secondsTo(index, from, b) || a - b,
      );
      from = beat.shift() ?? from;
      order.push(from);
    }
    for (let turn = 0; field.isOut(index) && turn < 1000; turn++) {
      const place = order[turn % order.length];
      if (place === undefined) break;
      field.sendTo(index, (other) => (other === place ? 0 : Infinity), true);
      if (turn % order.length === order.length - 1 && !field.movedLately(index, order.length))
        break;
    }
  });
  return field.draft;
}

class RivalField {
  readonly draft: DraftStop[][];
  readonly #board: Board;
  readonly #clock: number[];
  readonly #node: number[];
  readonly #part: number[];
  readonly #seen = new Map<number, number>();
  readonly #minutes = new Map<string, number>();
  readonly #tries: boolean[][];

  constructor(board: Board) {
    this.#board = board;
    this.draft = board.crews.map(() => []);
    this.#clock = board.crews.map(({ parts }) => parts[0]?.[0] ?? 0);
    this.#node = board.crews.map(({ start }) => start);
    this.#part = board.crews.map(() => 0);
    this.#tries = board.crews.map(() => []);
  }

  isOut(crew: number): boolean {
    return (this.#clock[crew] ?? Infinity) < Infinity;
  }

  movedLately(crew: number, turns: number): boolean {
    return (this.#tries[crew] ?? []).slice(-turns).some((moved) => moved);
  }

  /** The crew that is free first; -1: none is. */
  earliest(): number {
    const clock = Math.min(...this.#clock);
    return clock < Infinity ? this.#clock.indexOf(clock) : -1;
  }

  secondsTo(crew: number, from: number, place: number): number {
    return this.#board.secondsBetween(this.#board.crews[crew]?.network ?? 0, from, place);
  }

  sendTo(crew: number, cost: (place: number, from: number) => number, waits = false): void {
    const { places } = this.#board.request;
    const from = this.#node[crew] ?? 0;
    let best: { place: number; cost: number } | null = null;
    for (let place = 0; place < places.length; place++) {
      const asked = cost(place, from);
      if (!Number.isFinite(asked) || (best !== null && asked >= best.cost)) continue;
      if (this.#may(crew, place)) best = { place, cost: asked };
    }
    (this.#tries[crew] ?? []).push(best !== null);
    if (best === null && waits) return;
    if (best === null) return this.#nextPart(crew);
    this.#go(crew, best.place);
  }

  #may(crewIndex: number, place: number): boolean {
    const { request } = this.#board;
    const of = request.places[place];
    const crew = this.#board.crews[crewIndex];
    if (of === undefined || crew === undefined || of.risk <= 0) return false;
    const clock = this.#clock[crewIndex] ?? 0;
    const begin = clock + this.secondsTo(crewIndex, this.#node[crewIndex] ?? 0, place);
    const last = this.#seen.get(place);
    const slot = (at: number) => Math.floor(at / RETURN_SECONDS);
    if (last !== undefined && (slot(last) === slot(begin) || begin - last < APART_SECONDS))
      return false;
    const cap = request.rules.cellMinutesMax ?? Infinity;
    if ((this.#minutes.get(of.cellId) ?? 0) + HOT_DWELL_S / 60 > cap) return false;
    return isKept(this.#board, crew, [
      ...(this.draft[crewIndex] ?? []),
      this.#stop(crewIndex, place),
    ]);
  }

  #go(crew: number, place: number): void {
    const from = this.#node[crew] ?? 0;
    const begin = (this.#clock[crew] ?? 0) + this.secondsTo(crew, from, place);
    const cellId = this.#board.request.places[place]?.cellId ?? "";
    this.#seen.set(place, begin);
    this.#minutes.set(cellId, (this.#minutes.get(cellId) ?? 0) + HOT_DWELL_S / 60);
    (this.draft[crew] ?? []).push(this.#stop(crew, place));
    this.#clock[crew] = begin + HOT_DWELL_S;
    this.#node[crew] = place;
  }

  #stop(crew: number, place: number): DraftStop {
    const plain = { stopId: null, windows: [], locked: false, asked: false };
    return { ...plain, place, dwell: HOT_DWELL_S, part: this.#part[crew] ?? 0 };
  }

  #nextPart(crew: number): void {
    const part = (this.#part[crew] ?? 0) + 1;
    const next = this.#board.crews[crew]?.parts[part];
    this.#part[crew] = part;
    this.#clock[crew] = next?.[0] ?? Infinity;
    this.#node[crew] = this.#board.crews[crew]?.end ?? 0;
  }
}
