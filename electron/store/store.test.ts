import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { emptyWall, entriesOf, foldOnto } from "../../shared/fold/wall-state.ts";
import { MORNING, unit, wholeCall } from "../../shared/fold/event-fixtures.test-data.ts";
import type { WallEvent } from "../../shared/events/event.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { openStore } from "./open-store.ts";
import type { StoreOptions } from "./open-store.ts";
import type { Store } from "./store.ts";

const folders: string[] = [];
const stores: Store[] = [];
const LEADER = { name: "值班领导", role: "leader" } as const;

afterEach(() => {
  for (const store of stores.splice(0)) store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test("what was appended is there after the next start, folded and in order", () => {
  const dir = newFolder();
  const events: WallEvent[] = [
    { kind: "asset-imported", v: 1, asset: unit("巡07") },
    ...wholeCall("A-1", "巡07"),
  ];
  const first = opened({ dir });
  const logged = first.append(events, LEADER);
  expect(logged.map(({ stamp }) => stamp.sseq)).toEqual(events.map((_, i) => i + 1));
  const scratch = emptyWall();
  for (const event of logged) foldOnto(scratch, event);
  expect(entriesOf(first.wall())).toEqual(entriesOf(scratch));
  first.close();

  const second = opened({ dir });
  expect(second.station).toBe(first.station);
  expect(second.epoch).toBe(first.epoch);
  expect(entriesOf(second.wall())).toEqual(entriesOf(scratch));
  const page = second.since(0, 100);
  expect(page.rows.map((row) => row.logged)).toEqual(logged);
  expect(page.more).toBe(false);
  const [next] = second.append(wholeCall("A-2", "巡07").slice(0, 1), LEADER);
  expect(next?.stamp.sseq).toBe(events.length + 1);
  expect(next!.stamp.hlc > logged.at(-1)!.stamp.hlc).toBe(true);
  expect(second.since(page.cursor, 100).rows.length).toBe(1);
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "onewall-store-"));
  folders.push(folder);
  return folder;
}

function opened(options: Partial<StoreOptions> & { readonly dir: string }): Store {
  const result = openStore({ now: () => epochMs(MORNING), ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  stores.push(result.value);
  return result.value;
}
