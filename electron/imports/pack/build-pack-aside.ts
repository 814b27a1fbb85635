import { Worker } from "node:worker_threads";
import { unreachable } from "../../../shared/kit/assert.ts";
import type { Result } from "../../../shared/kit/result.ts";
import type { ImportProgress } from "../import-ports.ts";
import { buildPack } from "./build-pack.ts";
import type { BuildRefusal, BuiltPack, PackPlan } from "./build-pack.ts";
import type { FromPackWorker } from "./pack-worker-message.ts";

/** As `buildPack`, in a thread of its own where a program for it is given: a city takes seconds of
 *  computing, and a station that answers windows has none to spare. */
export function buildPackAside(
  plan: PackPlan,
  workerPath: string | null,
  onProgress: (progress: ImportProgress) => void,
): Promise<Result<BuiltPack, BuildRefusal>> {
  if (workerPath === null) return buildPack(plan, onProgress);
  const worker = new Worker(workerPath, {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB_MAX },
  });
  const built = new Promise<Result<BuiltPack, BuildRefusal>>((resolve, reject) => {
    worker.on("message", (message: FromPackWorker) => {
      switch (message.kind) {
        case "progress":
          onProgress(message.progress);
          break;
        case "built":
          resolve(message.built);
          break;
        default:
          unreachable(message);
      }
    });
    worker.on("error", (error: Error) => reject(new PackWorkerDied(error.message)));
    worker.on("exit", (code) => reject(new PackWorkerDied(`ended early (${code})`)));
    worker.postMessage(plan);
  });
  return built.finally(() => worker.terminate());
}

/** The thread that builds ended before it had: out of memory or disk, or a broken program. */
export class PackWorkerDied extends Error {}

/** A province; more memory than this is a fault, and ends the import instead of the station. */
const HEAP_MB_MAX = 4096;
