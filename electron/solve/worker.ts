import { parentPort } from "node:worker_threads";
import { err, ok } from "../../shared/kit/result.ts";
import { present } from "../../shared/kit/assert.ts";
import { answerTask } from "./answer-task.ts";
import { streetsFromFile } from "./load-streets.ts";
import type { FromWorker, ToWorker } from "./worker-message.ts";

const port = present(parentPort, "this file runs as a worker");
const send = (message: FromWorker): void => port.postMessage(message);

let roadsPath: string | null = null;
let streets: ReturnType<typeof streetsFromFile> | null = null;

port.on("message", (message: ToWorker) => {
  if (message.kind === "roads") {
    roadsPath = message.path;
    streets = null;
    return;
  }
  const { id, task } = message;
  try {
    streets ??= streetsFromFile(roadsPath);
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
