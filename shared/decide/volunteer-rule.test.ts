import { expect, test } from "vitest";
import { logged, MORNING, report, unit } from "../fold/event-fixtures.test-data.ts";
import { emptyWall, wallAfter } from "../fold/wall-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import type { WallEvent } from "../events/event.ts";
import { randomFrom, randomIndex } from "../kit/random.ts";
import { INCIDENT_CATEGORIES } from "../model/incident.ts";
import { epochMs } from "../units/quantity.ts";
import { decide } from "./decide.ts";

const NOW = epochMs(MORNING + 3_600_000);
const AT = epochMs(MORNING);

/** One call, an officer and a volunteer who are free. */
function wallWith(call: Parameters<typeof report>[1], tags: readonly "weapon-seen"[]): WallState {
  const units = [unit("巡07"), unit("义01", { class: "volunteer", mode: "foot" })];
  const events: WallEvent[] = [
    ...units.flatMap((asset): WallEvent[] => [
      { kind: "asset-imported", v: 1, asset },
      { kind: "unit-duty-changed", v: 1, unitId: asset.id, duty: "on", at: AT },
    ]),
    { kind: "incident-reported", v: 1, report: report("A-1", call) },
    ...tags.map((tag): WallEvent => {
      return { kind: "incident-tagged", v: 1, incidentId: "A-1", tag, present: true, at: AT };
    }),
  ];
  return wallAfter(emptyWall(), logged(events));
}

function sent(wall: WallState, unitId: string): string {
  const actor = { name: "李", role: "dispatcher" } as const;
  const units = [{ unitId, eta: null }];
  const command = { kind: "dispatch-units", incidentId: "A-1", units } as const;
  const decision = decide(wall, command, { now: NOW, station: "S", actor });
  return decision.ok ? (decision.value[0]?.kind ?? "") : decision.refusal.kind;
}

const PLAIN = ["停车引起口角", "老人走失", "钥匙锁在家里", "楼上漏水", "路灯不亮"];
const VIOLENT = ["有人持刀", "两伙人斗殴", "被打受伤", "抢夺手机", "扬言泼汽油"];

test("of 500 violent calls no volunteer gets one, and of 500 others none is kept from one", () => {
  const random = randomFrom(17);
  const pick = <Item>(list: readonly Item[]): Item => list[randomIndex(random, list.length)]!;
  const others = INCIDENT_CATEGORIES.filter((name) => name !== "violence");
  for (let i = 0; i < 500; i++) {
    // By category, by tag, by what was said in the title or below it.
    const by = i % 4;
    const violent = wallWith(
      {
        category: by === 0 ? "violence" : pick(others),
        title: by === 2 ? pick(VIOLENT) : pick(PLAIN),
        text: by === 3 ? `${pick(PLAIN)}，${pick(VIOLENT)}` : pick(PLAIN),
      },
      by === 1 ? ["weapon-seen"] : [],
    );
    expect(sent(violent, "义01")).toBe("volunteer-danger");
    expect(sent(violent, "巡07")).toBe("unit-dispatched");
    const plain = wallWith({ category: pick(others), title: pick(PLAIN), text: pick(PLAIN) }, []);
    expect(sent(plain, "义01")).toBe("unit-dispatched");
  }
});
