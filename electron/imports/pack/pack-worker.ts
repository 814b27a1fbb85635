import { parentPort } from "node:worker_threads";
import { present } from "../../../shared/kit/assert.ts";
import { buildPack } from "./build-pack.ts";
import type { PackPlan } from "./build-pack.ts";
import type { FromPackWorker } from "./pack-worker-message.ts";

const port = present(parentPort, "this file runs as a worker");
const send = (message: FromPackWorker): void => port.postMessage(message);

// An exception ends the worker, and whoever started it hears of it.
port.once("message", (plan: PackPlan) => {
  void buildPack(plan, (progress) => send({ kind: "progress", progress })).then((built) =>
    send({ kind: "built", built }),
  );
});
