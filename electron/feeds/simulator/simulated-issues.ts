import { randomIndex } from "../../../shared/kit/random.ts";
import type { Random } from "../../../shared/kit/random.ts";
import type { IncidentCategory } from "../../../shared/model/incident.ts";
import type { TerminalOrder } from "../../../shared/model/terminal-order.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { EpochMs } from "../../../shared/units/quantity.ts";

/** What volunteers on their round see, as they would write it. */
const SEEN: readonly { readonly category: IncidentCategory; readonly text: string }[] = [
  { category: "other", text: "河边护栏松动，有人翻越钓鱼" },
  { category: "traffic", text: "路口共享单车倒了一片，占了非机动车道" },
  { category: "noise", text: "广场舞音响声音很大，居民来反映" },
  { category: "help", text: "老人走路不稳，已扶到路边休息" },
  { category: "other", text: "路灯三盏不亮，巷子很暗" },
  { category: "dispute", text: "两家店为门口停车吵起来，暂时劝住" },
];

/** One report of one of them, from where it is now; null: nobody is on the round. */
export function simulatedIssue(
  crews: readonly { readonly id: string; readonly lngLat: LngLat }[],
  of: { readonly now: EpochMs; readonly random: Random },
): TerminalOrder | null {
  const crew = crews[randomIndex(of.random, crews.length)];
  const seen = SEEN[randomIndex(of.random, SEEN.length)];
  if (crew === undefined || seen === undefined) return null;
  const { id: unitId, lngLat } = crew;
  const about = { id: `sim-${of.now}`, address: "", photo: null, ...seen };
  return { kind: "issue", unitId, at: of.now, lngLat, ...about };
}
