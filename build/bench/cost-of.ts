export type Cost<Value> = {
  readonly value: Value;
  /** User and system time of this process, its other threads included. */
  readonly cpuMs: number;
  readonly ms: number;
};

/** Does it once and says what it cost. */
export async function costOf<Value>(work: () => Value | Promise<Value>): Promise<Cost<Value>> {
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  const value = await work();
  const [used, ms] = [process.cpuUsage(cpu), performance.now() - began];
  return { value, cpuMs: (used.user + used.system) / 1000, ms };
}

/** Milliseconds of each of `times` runs, shortest first; the first `warmUp` runs do not count. */
export async function timesOf(
  { times, warmUp = 0 }: { readonly times: number; readonly warmUp?: number },
  work: (run: number) => unknown,
): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let run = 0; run < warmUp + times; run++) {
    const began = performance.now();
    await work(run);
    if (run >= warmUp) taken.push(performance.now() - began);
  }
  return taken.sort((a, b) => a - b);
}

/** What a share of the sorted runs stayed below: the median, all but one in twenty, and so on. */
export function spreadOf(sorted: readonly number[]): Record<string, number> {
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
  return { p50ms: at(0.5), p95ms: at(0.95), maxMs: at(1) };
}

/** A bench keeps what it made here, so that nothing is optimised away. */
export const sink: { value: unknown } = { value: null };
