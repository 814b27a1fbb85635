import type { SpotKind } from "./spot.ts";

export type IncidentCategoryCode =
  "theft" | "fraud" | "dispute" | "help" | "traffic" | "noise" | "missing" | "other";

type Text = { readonly zh: string; readonly en: string };

/** `hours` has 24 weights from midnight, `weekdays` seven from Monday. `{place}` is filled in. */
export type IncidentPattern = {
  readonly category: IncidentCategoryCode;
  readonly name: Text;
  readonly weight: number;
  readonly priority: 1 | 2 | 3;
  readonly hours: readonly number[];
  readonly weekdays: readonly number[];
  readonly texts: readonly Text[];
};

const even = [1, 1, 1, 1, 1, 1, 1];
const weekend = [0.9, 0.9, 0.9, 0.95, 1.1, 1.2, 1.1];
const working = [1.15, 1.1, 1.1, 1.1, 1.1, 0.75, 0.65];

export const CATEGORIES: readonly IncidentPattern[] = [
  {
    category: "theft",
    name: { zh: "盗窃", en: "Theft" },
    weight: 0.12,
    priority: 2,
    hours: [6, 6, 6, 5, 4, 3, 3, 4, 5, 5, 6, 6, 5, 5, 5, 5, 6, 7, 7, 7, 7, 8, 8, 7],
    weekdays: weekend,
    texts: [
      { zh: "{place}门口停放的电动车被偷", en: "E-bike stolen outside {place}" },
      { zh: "{place}附近有人拉车门", en: "Somebody tries car doors near {place}" },
      { zh: "在{place}手机被扒窃", en: "Phone pickpocketed at {place}" },
      { zh: "{place}一住户家中被盗", en: "Home burgled at {place}" },
    ],
  },
  {
    category: "fraud",
    name: { zh: "诈骗", en: "Fraud" },
    weight: 0.09,
    priority: 2,
    hours: [1, 1, 0, 0, 0, 0, 1, 3, 7, 10, 11, 9, 6, 8, 10, 10, 9, 7, 5, 5, 5, 4, 3, 2],
    weekdays: working,
    texts: [
      {
        zh: "{place}一居民接到冒充客服电话,正在转账",
        en: "Resident at {place} is paying a false agent",
      },
      {
        zh: "{place}老人要给网上认识的人汇款",
        en: "Elderly person at {place} about to wire money",
      },
      { zh: "{place}有人称刷单被骗", en: "Person at {place} cheated by a task scam" },
    ],
  },
  {
    category: "dispute",
    name: { zh: "纠纷", en: "Dispute" },
    weight: 0.27,
    priority: 2,
    hours: [4, 3, 2, 1, 1, 1, 2, 4, 6, 7, 7, 7, 6, 5, 6, 6, 7, 8, 9, 10, 9, 8, 7, 5],
    weekdays: weekend,
    texts: [
      { zh: "{place}因停车发生邻里纠纷", en: "Neighbours dispute parking at {place}" },
      { zh: "{place}夫妻争吵,有小孩在场", en: "Couple quarrels at {place}, child present" },
      { zh: "{place}因结账起争执", en: "Argument over a bill at {place}" },
      { zh: "{place}工人讨要工资引发纠纷", en: "Workers dispute wages at {place}" },
    ],
  },
  {
    category: "help",
    name: { zh: "求助", en: "Help" },
    weight: 0.22,
    priority: 3,
    hours: [2, 2, 1, 1, 1, 2, 4, 7, 8, 8, 8, 7, 7, 7, 7, 7, 8, 8, 8, 7, 6, 5, 4, 3],
    weekdays: even,
    texts: [
      { zh: "{place}有老人摔倒需要帮助", en: "Elderly person fell at {place}" },
      { zh: "{place}有人被反锁在屋内", en: "Somebody locked in at {place}" },
      { zh: "在{place}遗失钱包求助", en: "Wallet lost at {place}" },
      { zh: "{place}有人醉酒倒地", en: "Drunk person on the ground at {place}" },
    ],
  },
  {
    category: "traffic",
    name: { zh: "交通事故", en: "Traffic accident" },
    weight: 0.17,
    priority: 2,
    hours: [2, 1, 1, 1, 1, 2, 5, 11, 10, 7, 6, 6, 6, 6, 6, 7, 9, 12, 10, 7, 5, 4, 3, 2],
    weekdays: [1.05, 1, 1, 1, 1.15, 0.95, 0.85],
    texts: [
      { zh: "{place}附近两车刮擦,无人受伤", en: "Two cars scraped near {place}, nobody hurt" },
      {
        zh: "{place}路口电动车与轿车相撞,有人受伤",
        en: "E-bike and car collide at {place}, injury",
      },
      { zh: "{place}门前车辆占道", en: "Vehicle blocks the way at {place}" },
    ],
  },
  {
    category: "noise",
    name: { zh: "噪音", en: "Noise" },
    weight: 0.06,
    priority: 3,
    hours: [9, 6, 4, 2, 1, 2, 3, 2, 2, 2, 2, 3, 5, 3, 2, 2, 2, 3, 5, 9, 11, 12, 12, 11],
    weekdays: weekend,
    texts: [
      { zh: "{place}夜间施工噪音扰民", en: "Night building work at {place}" },
      { zh: "{place}广场舞音响过大", en: "Loud square dancing at {place}" },
      { zh: "{place}楼上住户噪音", en: "Noise from the flat above at {place}" },
    ],
  },
  {
    category: "missing",
    name: { zh: "走失", en: "Missing person" },
    weight: 0.02,
    priority: 1,
    hours: [1, 0, 0, 0, 0, 1, 2, 4, 6, 8, 9, 8, 7, 7, 8, 10, 11, 10, 8, 6, 4, 3, 2, 1],
    weekdays: weekend,
    texts: [
      { zh: "{place}一名儿童走失", en: "Child missing at {place}" },
      { zh: "{place}一名老人外出未归", en: "Elderly person has not come home to {place}" },
    ],
  },
  {
    category: "other",
    name: { zh: "其他", en: "Other" },
    weight: 0.05,
    priority: 3,
    hours: [3, 2, 2, 2, 2, 2, 3, 5, 6, 6, 6, 6, 5, 5, 6, 6, 6, 6, 5, 5, 5, 4, 4, 3],
    weekdays: even,
    texts: [
      { zh: "{place}路灯不亮", en: "Street lamp out at {place}" },
      { zh: "{place}井盖缺失", en: "Manhole cover missing at {place}" },
      { zh: "{place}有流浪狗", en: "Stray dog at {place}" },
    ],
  },
];

type Weights = Readonly<Partial<Record<IncidentCategoryCode, number>>>;

/** How likely each category is at each kind of place, against other places; absent means 1. */
export const WEIGHT_AT: Readonly<Partial<Record<SpotKind, Weights>>> = {
  estate: { dispute: 3, noise: 4, theft: 2, fraud: 3, missing: 2 },
  market: { theft: 6, dispute: 5, missing: 3, noise: 1 },
  mall: { theft: 8, dispute: 4, missing: 6, help: 4 },
  station: { theft: 8, help: 8, missing: 8, traffic: 3, fraud: 1 },
  "bus-station": { theft: 6, help: 6, missing: 5, traffic: 3 },
  hospital: { help: 5, dispute: 5, theft: 3, missing: 4 },
  school: { traffic: 3, dispute: 1.5, missing: 2, noise: 0.3, fraud: 0.5 },
  park: { noise: 4, missing: 4, help: 2, theft: 1.5, fraud: 0.2 },
  hotel: { dispute: 2, theft: 1.5, noise: 1.5 },
  restaurant: { dispute: 3, help: 1.5, noise: 2 },
  bank: { fraud: 6, help: 1.5, noise: 0.1, missing: 0.2 },
  works: { dispute: 2.5, theft: 1.5, traffic: 1.5, noise: 0.8 },
  fuel: { traffic: 3, dispute: 1.5 },
  temple: { missing: 2, theft: 1.5 },
  police: { help: 0.5, theft: 0.2, noise: 0.1, dispute: 0.5 },
  "police-post": { help: 1.5, theft: 0.5 },
};
