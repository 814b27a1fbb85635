export type MemberKind = "node" | "way" | "relation";

/** The members of the relation in hand; reused for every relation. */
export class Members {
  readonly #kinds: MemberKind[] = [];
  readonly #ids: number[] = [];
  readonly #roles: string[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#count = 0;
  }

  add(kind: MemberKind, id: number, role: string): void {
    this.#kinds[this.#count] = kind;
    this.#ids[this.#count] = id;
    this.#roles[this.#count] = role;
    this.#count += 1;
  }

  kindAt(index: number): MemberKind {
    return this.#kinds[index] ?? "node";
  }

  idAt(index: number): number {
    return this.#ids[index] ?? 0;
  }

  roleAt(index: number): string {
    return this.#roles[index] ?? "";
  }
}
