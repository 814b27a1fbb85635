/** Ends the present task if a thing that is always true is not: a bug, never bad input. */
export function assert(condition: boolean, truth: string): asserts condition {
  if (!condition) throw new Error(`broken assertion: ${truth}`);
}

/** Stands where no value can arrive, so that a new kind fails to compile there. */
export function unreachable(value: never): never {
  throw new Error(`unreachable value: ${JSON.stringify(value)}`);
}

/** The value, where its absence would be a bug. */
export function present<T>(value: T | null | undefined, truth: string): T {
  assert(value !== null && value !== undefined, truth);
  return value;
}
