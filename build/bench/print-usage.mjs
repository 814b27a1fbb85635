// Preloaded into a process that is measured. Into the file that ONEWALL_USAGE names it writes what
// all its threads used together, at its end and every few seconds; the same on every system.
import { readFileSync, writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const path = process.env["ONEWALL_USAGE"];
const TICK_MS = 10;
const STALL_MS = 50;
const WRITE_MS = 5000;
/** On Linux, nanoseconds that the main thread ran: what other processes make wait is no stall. */
const runPath = `/proc/self/task/${process.pid}/schedstat`;

/** @typedef {{ seconds: number, rssMb: number, heapMb: number }} Memory */
/** @typedef {"ticks" | "lateTicks" | "latestMs" | "busyTicks" | "busiestMs"} LoopFigure */
/** @typedef {Record<LoopFigure, number>} Loop */

if (path !== undefined && isMainThread) {
  /** @type {Memory[]} */
  const memory = [];
  const loop = { ticks: 0, lateTicks: 0, latestMs: 0, busyTicks: 0, busiestMs: 0 };
  const write = () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const cpuMs = (userCPUTime + systemCPUTime) / 1000;
    const mainCpuMs = ranMs();
    const used = { cpuMs, mainCpuMs, peakRssMb: maxRSS / 1024, loop, memory };
    writeFileSync(path, JSON.stringify(used));
  };
  process.once("exit", write);
  if (process.env["ONEWALL_USAGE_LOOP"] !== undefined) watchLoop(loop, memory, write);
}

/** @param {Loop} loop @param {Memory[]} memory @param {() => void} write */
function watchLoop(loop, memory, write) {
  let [last, ran] = [performance.now(), ranMs()];
  setInterval(() => {
    const [now, runs] = [performance.now(), ranMs()];
    const [late, busy] = [now - last - TICK_MS, runs - ran];
    [last, ran] = [now, runs];
    loop.ticks += 1;
    if (late > STALL_MS) loop.lateTicks += 1;
    if (busy > STALL_MS) loop.busyTicks += 1;
    loop.latestMs = Math.max(loop.latestMs, late);
    loop.busiestMs = Math.max(loop.busiestMs, busy);
  }, TICK_MS).unref();
  setInterval(() => {
    const { rss, heapUsed } = process.memoryUsage();
    memory.push({ seconds: process.uptime(), rssMb: rss / 2 ** 20, heapMb: heapUsed / 2 ** 20 });
    write();
  }, WRITE_MS).unref();
}

/** NaN where the system does not say it. */
function ranMs() {
  try {
    return Number(readFileSync(runPath, "utf8").split(" ", 1)[0]) / 1e6;
  } catch {
    return NaN;
  }
}
