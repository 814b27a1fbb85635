export type Notice = {
  readonly id: number;
  readonly severity: "done" | "note" | "fault";
  readonly text: string;
  /** What to do about it; empty: nothing. */
  readonly mend: string;
};

/** More than these would cover the picture: the oldest goes. */
export const NOTICES_MAX = 4;
const SHOWN_MS = { done: 4_000, note: 10_000 } as const;

/** Short words from the machine: what happened, and what to do.  A fault stays until closed. */
export class Notices {
  #all = $state.raw<readonly Notice[]>([]);
  #last = 0;

  get all(): readonly Notice[] {
    return this.#all;
  }

  add(notice: Omit<Notice, "id">): void {
    this.#last += 1;
    const id = this.#last;
    this.#all = [...this.#all, { ...notice, id }].slice(-NOTICES_MAX);
    const { severity } = notice;
    if (severity !== "fault") setTimeout(() => this.close(id), SHOWN_MS[severity]);
  }

  clear(): void {
    this.#all = [];
  }

  close(id: number): void {
    this.#all = this.#all.filter((notice) => notice.id !== id);
  }
}
