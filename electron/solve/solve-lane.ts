import { Worker } from "node:worker_threads";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { OnProgress } from "./patrol-boards.ts";
import { roadBytes } from "./road-bytes.ts";
import type { SolveAnswers, SolveKind, SolveRefusal, SolveTask, TaskOf } from "./solve-task.ts";
import { CLOSURES_MAX } from "./street-closure.ts";
import type { StreetClosure } from "./street-closure.ts";
import type { FromWorker, SolveAnswer, ToWorker } from "./worker-message.ts";

/** More waiting than this is refused at once, so that nobody waits without knowing. */
export const QUEUE_LENGTH_MAX = 500;

type Waiting = {
  readonly id: number;
  readonly task: SolveTask;
  readonly taskId: string | null;
  readonly onProgress: OnProgress;
  readonly settle: (answer: SolveAnswer) => void;
};

export type AskOptions = {
  /** By which it can be cancelled. */
  readonly taskId?: string;
  readonly onProgress?: OnProgress;
};

/** One worker thread and its queue.  A worker that dies or is cancelled is replaced, its task is
 *  answered with a refusal, and the rest of the queue goes on. */
export class SolveLane {
  readonly #workerPath: string;
  #worker: Worker | null = null;
  #roadsPath: string | null = null;
  #closures: readonly StreetClosure[] = [];
  #queue: Waiting[] = [];
  #running: Waiting | null = null;
  #nextId = 1;
  #closed = false;

  constructor(workerPath: string) {
    this.#workerPath = workerPath;
  }

  /** From the next task on, these streets. */
  useRoads(path: string | null): void {
    this.#roadsPath = path;
    if (this.#worker !== null) this.#postRoads();
  }

  /** From the next task on, these streets are closed and all others open. */
  useClosures(
    closures: readonly StreetClosure[],
  ): Result<void, { readonly kind: "too-many-closures"; readonly max: number }> {
    if (closures.length > CLOSURES_MAX) {
      return err({ kind: "too-many-closures", max: CLOSURES_MAX });
    }
    this.#closures = closures;
    if (this.#worker !== null) this.#post({ kind: "closures", closures });
    return ok(undefined);
  }

  ask<Kind extends SolveKind>(
    task: TaskOf<Kind> & SolveTask,
    options: AskOptions = {},
  ): Promise<Result<SolveAnswers[Kind], SolveRefusal>> {
    return new Promise((resolve) => {
      if (this.#closed) return resolve(err({ kind: "cancelled" }));
      if (this.#queue.length >= QUEUE_LENGTH_MAX) {
        return resolve(err({ kind: "queue-full", max: QUEUE_LENGTH_MAX }));
      }
      const { taskId = null, onProgress = () => {} } = options;
      const settle = (answer: SolveAnswer) => resolve(answerOf(task.kind, answer));
      this.#queue.push({ id: this.#nextId++, task, taskId, onProgress, settle });
      this.#next();
    });
  }

  /** Reads the streets while nobody asks anything; a program that lacks is told to who asks. */
  makeReady(): void {
    if (this.#closed || this.#running !== null) return;
    if (this.#worker === null && this.#startWorker() !== null) return;
    this.#post({ kind: "ready" });
  }

  cancel(taskId: string): void {
    const waiting = this.#queue.filter((one) => one.taskId === taskId);
    this.#queue = this.#queue.filter((one) => one.taskId !== taskId);
    for (const one of waiting) one.settle(err({ kind: "cancelled" }));
    if (this.#running?.taskId === taskId) this.#replaceWorker({ kind: "cancelled" });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const one of this.#queue) one.settle(err({ kind: "cancelled" }));
    this.#queue = [];
    this.#running?.settle(err({ kind: "cancelled" }));
    this.#running = null;
    const worker = this.#worker;
    this.#worker = null;
    if (worker !== null) await worker.terminate();
  }

  #next(): void {
    if (this.#running !== null || this.#closed) return;
    const one = this.#queue.shift();
    if (one === undefined) return;
    this.#running = one;
    if (this.#worker === null) {
      const fault = this.#startWorker();
      if (fault !== null) return this.#replaceWorker({ kind: "solver-broke", what: fault });
    }
    this.#post({ kind: "task", id: one.id, task: one.task });
  }

  /** Null: it runs; or why none can, such as a program that an installation lacks. */
  #startWorker(): string | null {
    let worker: Worker;
    try {
      worker = new Worker(this.#workerPath);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    this.#worker = worker;
    worker.on("message", (message: FromWorker) => this.#take(message));
    worker.on("error", (error) => {
      if (this.#worker === worker) {
        this.#replaceWorker({ kind: "solver-broke", what: error.message });
      }
    });
    this.#postRoads();
    if (this.#closures.length > 0) this.#post({ kind: "closures", closures: this.#closures });
    return null;
  }

  #postRoads(): void {
    const path = this.#roadsPath;
    this.#post({ kind: "roads", path, bytes: roadBytes.of(path) });
  }

  #take(message: FromWorker): void {
    if (message.kind === "roads-read") return roadBytes.keep(message.path, message.bytes);
    const running = this.#running;
    if (running?.id !== message.id) return;
    if (message.kind === "progress") return running.onProgress(message.done, message.plan);
    this.#running = null;
    running.settle(message.answer);
    this.#next();
  }

  #replaceWorker(refusal: SolveRefusal): void {
    const worker = this.#worker;
    this.#worker = null;
    const running = this.#running;
    this.#running = null;
    void worker?.terminate();
    running?.settle(err(refusal));
    this.#next();
  }

  #post(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }
}

/** The worker answers a task of one kind with the answer of that kind; it runs our own code. */
function answerOf<Kind extends SolveKind>(
  kind: Kind,
  answer: SolveAnswer,
): Result<SolveAnswers[Kind], SolveRefusal> {
  if (!answer.ok) return answer;
  if (isOfKind(kind, answer.value)) return ok(answer.value.value);
  return err({ kind: "solver-broke", what: `${answer.value.kind} answered for ${kind}` });
}

function isOfKind<Kind extends SolveKind>(
  kind: Kind,
  answer: { readonly kind: string; readonly value: unknown },
): answer is { readonly kind: Kind; readonly value: SolveAnswers[Kind] } {
  return answer.kind === kind;
}
