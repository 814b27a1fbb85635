import { forbiddenRuleOf } from "./forbidden-fields.ts";

/** The controlled vocabulary of incident tags (警情标签), each with its pinyin initials.  A tag says
 *  something of the incident or its place, never of who a person is. */
export const TAG_VOCABULARY = {
  "e-bike": "ddc",
  parking: "tc",
  "road-block": "dl",
  "hit-and-run": "zsty",
  noise: "zy",
  neighbours: "ll",
  household: "jt",
  wages: "xz",
  debt: "zw",
  refund: "tk",
  "repeat-address": "ycdc",
  "child-present": "wcn",
  elderly: "lnr",
  "weapon-seen": "dj",
  "many-people": "jz",
  injury: "ss",
  alcohol: "sj",
  school: "xy",
  "near-water": "ls",
  fire: "hj",
  gas: "rq",
  animal: "dw",
  "online-fraud": "wlzp",
  "stop-payment": "zf",
  burglary: "rsdq",
  "car-window": "zcc",
  shop: "sp",
  site: "gd",
  event: "hd",
  "media-interest": "yq",
} as const satisfies Readonly<Record<string, string>>;
export type IncidentTag = keyof typeof TAG_VOCABULARY;

export function isTag(name: string): name is IncidentTag {
  return Object.hasOwn(TAG_VOCABULARY, name);
}

/** What no tag may name: where somebody is from, what somebody has, who somebody is. */
const BLOCKED: readonly RegExp[] = [
  /[\u4e00-\u9fff]{1,5}族/u,
  /[\u4e00-\u9fff]{2,4}(籍|省人|市人|县人)/u,
  /(新疆|西藏|河南|东北|外地|外国|本地|安徽|贵州|四川|云南|江西|湖南|湖北|福建|广西|甘肃)人?/u,
  /(穆斯林|基督|佛教|道教|伊斯兰|天主|信徒)/u,
  /(精神|艾滋|残疾|抑郁|癫痫|自闭|智障|肝炎|结核|传染|孕|病|患者|疯)/u,
  /(吸毒|前科|刑满|上访|重点人|缠访)/u,
  /[\u4e00-\u9fff](某|先生|女士|小姐|师傅|大爷|大妈|老板|哥|姐)/u,
  /\d{5,}/u,
  /\b(hiv|aids|mental|disab\w*|illness|muslim|uyghur|tibetan|migrant|foreigner|mr|mrs|ms)\b/iu,
];

/** Whether a text may not become a tag, whoever proposes it. */
export function isBlockedTag(text: string): boolean {
  const plain = text.normalize("NFKC").replaceAll(/\s+/g, "");
  if (forbiddenRuleOf(text) !== null) return true;
  return BLOCKED.some((pattern) => pattern.test(plain) || pattern.test(text.normalize("NFKC")));
}
