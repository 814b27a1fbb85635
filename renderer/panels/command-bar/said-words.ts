import { DIVERSION_REASONS } from "../../../shared/model/diversion.ts";
import type { DiversionReason } from "../../../shared/model/diversion.ts";
import { INCIDENT_CATEGORIES, INCIDENT_RESULTS } from "../../../shared/model/incident.ts";
import type { IncidentCategory, IncidentResult } from "../../../shared/model/incident.ts";
import type { Place } from "../desk.svelte.ts";
import { fullOf, initialsOf } from "./verbs.ts";

/** How a word of a list is typed: signs, readings, English; its place is its digit. */
type Said = {
  readonly han: readonly string[];
  readonly readings: readonly string[];
  readonly english: readonly string[];
};

const RESULTS: { readonly [Result in IncidentResult]: Said } = {
  settled: said(["已解决", "解决"], ["yi jie jue", "jie jue"], ["settled"]),
  mediated: said(
    ["已调解", "调解", "和解"],
    ["yi tiao jie", "tiao jie", "yi diao jie", "diao jie", "he jie"],
    ["mediated"],
  ),
  detained: said(["带回审查", "带回"], ["dai hui shen cha", "dai hui"], ["detained"]),
  "handed-over": said(["已移交", "移交"], ["yi yi jiao", "yi jiao"], ["handedover"]),
  "nothing-found": said(
    ["未发现异常", "未发现"],
    ["wei fa xian yi chang", "wei fa xian"],
    ["nothing"],
  ),
  "false-report": said(["虚假警情", "虚假"], ["xu jia jing qing", "xu jia"], ["false"]),
};

const CATEGORIES: { readonly [Category in IncidentCategory]: Said } = {
  theft: said(["盗窃"], ["dao qie"], ["theft"]),
  fraud: said(["诈骗"], ["zha pian"], ["fraud"]),
  dispute: said(["纠纷"], ["jiu fen"], ["dispute"]),
  help: said(["求助"], ["qiu zhu"], ["help"]),
  traffic: said(["交通"], ["jiao tong"], ["traffic"]),
  noise: said(["噪声", "噪音"], ["zao sheng", "zao yin"], ["noise"]),
  missing: said(["走失"], ["zou shi"], ["missing"]),
  fire: said(["火情", "火警"], ["huo qing", "huo jing"], ["fire"]),
  violence: said(["伤害"], ["shang hai"], ["violence"]),
  other: said(["其他"], ["qi ta"], ["other"]),
};

const REASONS: { readonly [Reason in DiversionReason]: Said } = {
  municipal: said(["市政"], ["shi zheng"], ["municipal"]),
  utilities: said(["水电气"], ["shui dian qi"], ["utilities"]),
  environment: said(["环境"], ["huan jing"], ["environment"]),
  consumer: said(["消费"], ["xiao fei"], ["consumer"]),
  labour: said(["劳动"], ["lao dong"], ["labour"]),
  property: said(["物业"], ["wu ye"], ["property"]),
  civil: said(["民事"], ["min shi"], ["civil"]),
  "public-service": said(["公共服务"], ["gong gong fu wu"], ["publicservice"]),
  enquiry: said(["咨询"], ["zi xun"], ["enquiry"]),
};

/** Panels that a line can bring before the eye. */
export const BAR_PANELS = [
  "map",
  "incidents",
  "incident-card",
  "near",
  "closures",
  "musters",
  "units",
  "patrol",
  "night",
  "ring",
  "alerts",
  "sources",
  "figures",
  "unlocated",
  "import",
  "explain",
  "markings",
  "tours",
  "risks",
  "gatherings",
] as const satisfies readonly Place[];
type BarPanel = (typeof BAR_PANELS)[number];

const PANELS: { readonly [Panel in BarPanel]: Said } = {
  map: said(["地图"], ["di tu"], ["map"]),
  incidents: said(["警情"], ["jing qing"], ["incidents"]),
  "incident-card": said(["警情卡"], ["jing qing ka"], ["card"]),
  near: said(["周边"], ["zhou bian"], ["nearby"]),
  closures: said(["封路", "封闭"], ["feng lu", "feng bi"], ["closures"]),
  markings: said(["标绘", "围栏"], ["biao hui", "wei lan"], ["markup", "fence"]),
  musters: said(["点名"], ["dian ming"], ["rollcall"]),
  tours: said(["视巡", "视频巡查"], ["shi xun", "shi pin xun cha"], ["tours"]),
  risks: said(["风险", "销号"], ["feng xian", "xiao hao"], ["risks"]),
  gatherings: said(["安保", "大型活动"], ["an bao", "da xing huo dong"], ["events"]),
  units: said(["警力"], ["jing li"], ["units"]),
  patrol: said(["巡逻"], ["xun luo"], ["patrol"]),
  ring: said(["围堵", "围堵圈"], ["wei du", "wei du quan"], ["ring"]),
  night: said(["夜鹰", "夜巡"], ["ye ying", "ye xun"], ["night"]),
  alerts: said(["防控", "预警"], ["fang kong", "yu jing"], ["alerts", "guard"]),
  sources: said(["数据源"], ["shu ju yuan"], ["sources"]),
  figures: said(["数字"], ["shu zi"], ["figures"]),
  unlocated: said(["未定位"], ["wei ding wei"], ["unlocated"]),
  import: said(["导入"], ["dao ru"], ["import"]),
  explain: said(["说明"], ["shuo ming"], ["explain"]),
};

export const resultsSaid = (word: string) => meant(word, INCIDENT_RESULTS, RESULTS);
export const categoriesSaid = (word: string) => meant(word, INCIDENT_CATEGORIES, CATEGORIES);
export const diversionsSaid = (word: string) => meant(word, DIVERSION_REASONS, REASONS);
export const panelsSaid = (word: string) => meant(word, BAR_PANELS, PANELS);

/** Names that a word may mean: its digit, or the beginning of any way to write it; written out it
 *  is that one alone. */
function meant<Name extends string>(
  word: string,
  names: readonly Name[],
  table: { readonly [Key in Name]: Said },
): readonly Name[] {
  if (/^\d$/.test(word)) return names.filter((_name, at) => (at + 1) % 10 === Number(word));
  const forms = (name: Name) => {
    const { han, readings, english } = table[name];
    return [...han, ...readings.map(fullOf), ...readings.map(initialsOf), ...english];
  };
  const whole = names.filter((name) => forms(name).includes(word));
  if (whole.length > 0) return whole;
  return names.filter((name) => forms(name).some((form) => form.startsWith(word)));
}

function said(
  han: readonly string[],
  readings: readonly string[],
  english: readonly string[],
): Said {
  return { han, readings, english };
}
