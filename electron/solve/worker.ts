import { parentPort } from "node:worker_threads";
import { err, ok } from "../../shared/kit/result.ts";
import { present } from "../../shared/kit/assert.ts";
import { answerTask } from "./answer-task.ts";
import { StreetsInUse } from "./streets-in-use.ts";
import type { FromWorker, ToWorker } from "./worker-message.ts";

const port = present(parentPort, "this file runs as a worker");
const send = (message: FromWorker): void => port.postMessage(message);

const inUse = new StreetsInUse((path, bytes) => send({ kind: "roads-read", path, bytes }));

port.on("message", (message: ToWorker) => {
  if (message.kind === "roads") return inUse.use(message.path, message.bytes);
  if (message.kind === "closures") return inUse.close(message.closures);
  if (message.kind === "ready") return inUse.makeReady();
  const { id, task } = message;
  try {
    const streets = inUse.streets();
    if (!streets.ok) return send({ kind: "answer", id, answer: streets });
    const answer = answerTask(streets.value, task, (done, plan) =>
      send({ kind: "progress", id, done, plan }),
    );
    const { kind } = task;
    send({ kind: "answer", id, answer: answer.ok ? ok({ kind, value: answer.value }) : answer });
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    send({ kind: "answer", id, answer: err({ kind: "solver-broke", what }) });
  }
});
