import type { DisputeLevel, LevelReason } from "../model/push.ts";

export type LevelFacts = {
  /** Title and text of the call, as it was taken. */
  readonly said: string;
  readonly address: string;
  /** Other disputes at the same address within EARLIER_DAYS before this one. */
  readonly earlierAtAddress: number;
  /** Incidents that people linked with this one. */
  readonly linked: number;
};

/** How far back disputes at the same address count. */
export const EARLIER_DAYS = 90;

const WEAPON_WORDS = [
  ...["刀", "斧", "棍", "锤", "砖", "酒瓶", "汽油", "枪", "钢管", "剪刀", "持械", "农药"],
] as const;
const PLACE_WORDS = [
  ...["学校", "小学", "中学", "幼儿园", "医院", "车站", "商场", "市场", "酒店", "网吧", "KTV"],
  ...["广场", "工地", "码头", "政府"],
] as const;
const CHILD_WORDS = ["孩子", "小孩", "儿童", "婴儿", "学生", "未成年"] as const;
/** "没有动刀" speaks of no weapon. */
const DENIALS = ["没有", "没", "未", "无", "不是"] as const;
const DENIAL_REACH = 4;

/** From so many at one address on they count twice. */
const OFTEN = 3;
const POINTS_HIGH = 3;

/** The level of a dispute and every reason for it.  A weapon makes it high by itself; a sensitive
 *  place, a child and a linked chain count one each, earlier disputes at the address one, from
 *  the third on two; one point is medium, three are high.  It is of the incident, and knows no
 *  person. */
export function disputeLevelFrom(facts: LevelFacts): {
  readonly level: DisputeLevel;
  readonly reasons: readonly LevelReason[];
} {
  const weapon = firstSaid(facts.said, WEAPON_WORDS);
  const place = firstSaid(`${facts.address} ${facts.said}`, PLACE_WORDS);
  const child = firstSaid(facts.said, CHILD_WORDS);
  const { earlierAtAddress: earlier, linked } = facts;
  const reasons: LevelReason[] = [];
  if (weapon !== null) reasons.push({ rule: "weapon-word", found: weapon });
  if (place !== null) reasons.push({ rule: "sensitive-place", found: place });
  if (earlier > 0) reasons.push({ rule: "earlier-disputes", found: String(earlier) });
  if (linked > 0) reasons.push({ rule: "linked-chain", found: String(linked) });
  if (child !== null) reasons.push({ rule: "children-present", found: child });
  const points =
    Number(place !== null) +
    Number(child !== null) +
    Number(linked > 0) +
    (earlier >= OFTEN ? 2 : Number(earlier > 0));
  if (weapon !== null || points >= POINTS_HIGH) return { level: "high", reasons };
  return { level: points > 0 ? "medium" : "low", reasons };
}

/** The first word that is said and not denied. */
function firstSaid(said: string, words: readonly string[]): string | null {
  return words.find((word) => isSaid(said, word)) ?? null;
}

function isSaid(said: string, word: string): boolean {
  for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + word.length)) {
    const before = said.slice(Math.max(0, at - DENIAL_REACH), at);
    if (!DENIALS.some((denial) => before.includes(denial))) return true;
  }
  return false;
}
