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

/** Milliseconds of each run, shortest first, and the processor time of one on average, which says
 *  more than the others on a machine that does something else beside. */
export type Times = { readonly sorted: readonly number[]; readonly cpuMs: number };

/** Does it `times` times; the first `warmUp` runs do not count. */
export async function timesOf(
  { times, warmUp = 0 }: { readonly times: number; readonly warmUp?: number },
  work: (run: number) => unknown,
): Promise<Times> {
  const taken: number[] = [];
  let cpu = process.cpuUsage();
  for (let run = 0; run < warmUp + times; run++) {
    if (run === warmUp) cpu = process.cpuUsage();
    const began = performance.now();
    await work(run);
    if (run >= warmUp) taken.push(performance.now() - began);
  }
  const { user, system } = process.cpuUsage(cpu);
  return { sorted: taken.sort((a, b) => a - b), cpuMs: (user + system) / 1000 / times };
}

/** What a share of the runs stayed below: the median, all but one in twenty, all of them. */
export function spreadOf({ sorted, cpuMs }: Times): Record<string, number> {
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
  return { p50ms: at(0.5), p95ms: at(0.95), maxMs: at(1), cpuMs };
}

/** A bench keeps what it made here, so that nothing is optimised away. */
export const sink: { value: unknown } = { value: null };
