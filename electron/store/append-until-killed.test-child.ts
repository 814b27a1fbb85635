import { writeSync } from "node:fs";
import { wholeCall } from "../../shared/fold/event-fixtures.test-data.ts";
import { present } from "../../shared/kit/assert.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { openStore } from "./open-store.ts";
import { LEADER, camera } from "./temporary-store.test-data.ts";

/** Appends until it is killed; says the number of an event only after it is on disk. */
const dir = present(process.argv[2], "the folder is given");
const opened = openStore({ dir, now: () => epochMs(Date.now()) });
if (!opened.ok) throw new Error(opened.refusal.kind);
const store = opened.value;
for (let turn = store.head().sseq; ; turn++) {
  const call = wholeCall(`A-${turn}`, `巡0${turn % 5}`);
  const asset = camera(`C${turn % 9}`, { name: `解放路口 ${turn}` });
  for (const event of [...call, { kind: "asset-imported", v: 1, asset } as const]) {
    const written = store.append([event], LEADER);
    writeSync(1, `${present(written.at(-1), "it was written").stamp.sseq}\n`);
  }
  const bulk = Array.from({ length: 40 }, (_, i) => camera(`B${i}`, { name: `中山路口 ${turn}` }));
  const batch = bulk.map((one) => ({ kind: "asset-imported", v: 1, asset: one }) as const);
  const written = store.append(batch, LEADER);
  writeSync(1, `${present(written.at(-1), "it was written").stamp.sseq}\n`);
}
