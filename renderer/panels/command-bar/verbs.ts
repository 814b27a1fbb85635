/** What the command bar knows to do.  A reading gives full pinyin, and its first letters are the
 *  initials; a verb whose signs are read in several ways has a reading for each. */
type VerbShape = {
  readonly id: string;
  readonly group: "call" | "crew" | "others" | "room";
  readonly han: readonly string[];
  readonly readings: readonly string[];
  readonly english: readonly string[];
  /** Short forms besides the initials. */
  readonly short?: readonly string[];
  /** The key that does the same outside a text field. */
  readonly key?: string;
  /** False: nothing in this build does it, and the bar says so. */
  readonly here?: false;
};

export const VERBS = [
  {
    id: "report",
    group: "call",
    han: ["接警"],
    readings: ["jie jing"],
    english: ["report", "call"],
    key: "N",
  },
  {
    id: "dispatch",
    group: "call",
    han: ["派警"],
    readings: ["pai jing"],
    english: ["dispatch"],
  },
  { id: "backup", group: "call", han: ["增援"], readings: ["zeng yuan"], english: ["backup"] },
  { id: "locate", group: "call", han: ["定位"], readings: ["ding wei"], english: ["locate"] },
  { id: "feed-back", group: "call", han: ["反馈"], readings: ["fan kui"], english: ["feedback"] },
  { id: "review", group: "call", han: ["复核"], readings: ["fu he", "fu hu"], english: ["review"] },
  { id: "archive", group: "call", han: ["归档"], readings: ["gui dang"], english: ["archive"] },
  { id: "cancel", group: "call", han: ["撤销"], readings: ["che xiao"], english: ["cancel"] },
  {
    id: "reopen",
    group: "call",
    han: ["重开"],
    readings: ["chong kai", "zhong kai"],
    english: ["reopen"],
  },
  { id: "missing", group: "call", han: ["走失"], readings: ["zou shi"], english: ["missing"] },
  { id: "fraud", group: "call", han: ["止付"], readings: ["zhi fu"], english: ["fraud"] },
  {
    id: "merge",
    group: "call",
    han: ["合并"],
    readings: ["he bing", "ge bing"],
    english: ["merge"],
  },
  { id: "split", group: "call", han: ["拆分"], readings: ["chai fen"], english: ["split"] },
  {
    id: "link",
    group: "call",
    han: ["关联"],
    readings: ["guan lian"],
    english: ["link"],
  },
  {
    id: "tag",
    group: "call",
    han: ["标签"],
    readings: ["biao qian"],
    english: ["tag"],
  },
  { id: "sign", group: "crew", han: ["签收"], readings: ["qian shou"], english: ["sign"] },
  { id: "depart", group: "crew", han: ["出动"], readings: ["chu dong"], english: ["depart"] },
  { id: "arrive", group: "crew", han: ["到达"], readings: ["dao da"], english: ["arrive"] },
  {
    id: "handle",
    group: "crew",
    han: ["处置"],
    readings: ["chu zhi"],
    english: ["handle"],
  },
  { id: "clear", group: "crew", han: ["撤离"], readings: ["che li"], english: ["clear"] },
  { id: "withdraw", group: "crew", han: ["改派"], readings: ["gai pai"], english: ["withdraw"] },
  {
    id: "on-duty",
    group: "crew",
    han: ["上岗"],
    readings: ["shang gang"],
    english: ["onduty"],
  },
  {
    id: "off-duty",
    group: "crew",
    han: ["下岗"],
    readings: ["xia gang"],
    english: ["offduty"],
  },
  {
    id: "roll-call",
    group: "crew",
    han: ["点名"],
    readings: ["dian ming"],
    english: ["rollcall"],
  },
  {
    id: "call-up",
    group: "crew",
    han: ["一呼"],
    readings: ["yi hu"],
    english: ["callup"],
  },
  { id: "divert", group: "others", han: ["分流"], readings: ["fen liu"], english: ["divert"] },
  {
    id: "recall",
    group: "others",
    han: ["转警"],
    readings: ["zhuan jing"],
    english: ["recall"],
  },
  { id: "push", group: "others", han: ["推送"], readings: ["tui song"], english: ["push"] },
  {
    id: "patrol",
    group: "room",
    han: ["巡逻"],
    readings: ["xun luo"],
    english: ["patrol"],
    key: "P",
  },
  {
    id: "night",
    group: "room",
    han: ["夜巡", "夜鹰"],
    readings: ["ye xun", "ye ying"],
    english: ["night"],
  },
  {
    id: "ring",
    group: "room",
    han: ["围堵"],
    readings: ["wei du"],
    english: ["ring"],
    key: "Z",
  },
  {
    id: "guard",
    group: "room",
    han: ["预警", "防控"],
    readings: ["yu jing"],
    english: ["alerts", "guard"],
    key: "G",
  },
  {
    id: "tours",
    group: "room",
    han: ["防溺水", "视频巡查"],
    readings: ["fang ni shui", "shi pin xun cha"],
    english: ["tours"],
    key: "V",
  },
  {
    id: "risks",
    group: "room",
    han: ["风险", "销号"],
    readings: ["feng xian", "xiao hao"],
    english: ["risks"],
  },
  {
    id: "gatherings",
    group: "room",
    han: ["安保", "大型活动"],
    readings: ["an bao", "da xing huo dong"],
    english: ["events", "posts"],
    key: "E",
  },
  {
    id: "near",
    group: "room",
    han: ["周边"],
    readings: ["zhou bian"],
    english: ["near"],
    key: "C",
  },
  {
    id: "close-street",
    group: "room",
    han: ["封闭", "封路"],
    readings: ["feng bi"],
    english: ["closestreet", "block"],
    // 封路 has the initials of 分流, which were there first.
    short: ["fb", "fenglu"],
    key: "Y",
  },
  {
    id: "draw",
    group: "room",
    han: ["标绘", "围栏"],
    readings: ["biao hui"],
    english: ["draw", "markup", "fence"],
    key: "K",
  },
  {
    id: "trail",
    group: "crew",
    han: ["轨迹"],
    readings: ["gui ji"],
    english: ["trail"],
  },
  {
    id: "open-street",
    group: "room",
    han: ["开路", "开通"],
    readings: ["kai lu"],
    english: ["openstreet", "unblock"],
  },
  {
    id: "sources",
    group: "room",
    han: ["数据源"],
    readings: ["shu ju yuan"],
    english: ["sources"],
    short: ["sx"],
  },
  {
    id: "scene",
    group: "room",
    han: ["场景"],
    readings: ["chang jing"],
    english: ["scene"],
    key: "W",
  },
  { id: "open", group: "room", han: ["打开"], readings: ["da kai"], english: ["open"] },
  {
    id: "undo",
    group: "room",
    han: ["撤回"],
    readings: ["che hui"],
    english: ["undo"],
    key: "Ctrl+Z",
  },
  {
    id: "keys",
    group: "room",
    han: ["按键"],
    readings: ["an jian"],
    english: ["keys", "help"],
    key: "F1",
  },
  {
    id: "handover",
    group: "room",
    han: ["交班"],
    readings: ["jiao ban"],
    english: ["handover"],
    here: false,
  },
  {
    id: "drill",
    group: "room",
    han: ["演练"],
    readings: ["yan lian"],
    english: ["drill"],
    here: false,
  },
  {
    id: "replay",
    group: "room",
    han: ["回放"],
    readings: ["hui fang"],
    english: ["replay"],
    here: false,
  },
] as const satisfies readonly VerbShape[];

export type VerbId = (typeof VERBS)[number]["id"];
export const VERB_GROUPS = ["call", "crew", "others", "room"] as const;

/** A verb as it is matched: every way to write it, without its table's optional parts. */
export type Verb = {
  readonly id: VerbId;
  readonly group: (typeof VERB_GROUPS)[number];
  readonly han: string;
  /** The shortest way to type it. */
  readonly initials: string;
  readonly key: string | null;
  readonly here: boolean;
  /** Lower case, half width: signs, full pinyin, initials, English. */
  readonly forms: readonly string[];
};

export const ALL_VERBS: readonly Verb[] = VERBS.map((verb: VerbShape & { id: VerbId }) => {
  const { id, group, han, readings, english, short = [], key = null, here = true } = verb;
  const initials = readings.map(initialsOf);
  const forms = [...han, ...readings.map(fullOf), ...initials, ...short, ...english];
  const shortest = short[0] ?? initials[0] ?? "";
  return { id, group, han: han[0] ?? id, initials: shortest, key, here, forms: unique(forms) };
});

/** "pai jing" → "pj". */
export function initialsOf(reading: string): string {
  return reading
    .split(" ")
    .map((syllable) => syllable.slice(0, 1))
    .join("");
}

/** "pai jing" → "paijing". */
export function fullOf(reading: string): string {
  return reading.replaceAll(" ", "");
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
