import type { PartnerKind } from "./partner.ts";

/** Why a call is no police matter (非警务分流), in the order of their keys 1 to 9. */
export const DIVERSION_REASONS = [
  "municipal",
  "utilities",
  "environment",
  "consumer",
  "labour",
  "property",
  "civil",
  "public-service",
  "enquiry",
] as const;
export type DiversionReason = (typeof DIVERSION_REASONS)[number];

/** Who takes what, best first. */
export const DIVERSION_TAKERS: { readonly [Reason in DiversionReason]: readonly PartnerKind[] } = {
  municipal: ["hotline", "town", "four-platforms"],
  utilities: ["hotline", "town"],
  environment: ["hotline", "four-platforms", "town"],
  consumer: ["hotline"],
  labour: ["four-platforms", "hotline"],
  property: ["four-platforms", "town"],
  civil: ["mediation", "four-platforms", "town"],
  "public-service": ["town", "hotline"],
  enquiry: ["hotline", "town"],
};

/** Bodies that a call may be diverted to. */
export const DIVERSION_KINDS = [
  "four-platforms",
  "hotline",
  "town",
  "mediation",
] as const satisfies readonly PartnerKind[];

/** Words of what happened that speak for one reason. */
const REASON_WORDS: { readonly [Reason in DiversionReason]: readonly string[] } = {
  municipal: ["路灯", "井盖", "占道", "垃圾", "路面", "树木", "市容", "违建"],
  utilities: ["停水", "停电", "漏水", "水管", "燃气", "宽带", "跳闸"],
  environment: ["噪声", "噪音", "油烟", "异味", "污水", "扬尘", "施工"],
  consumer: ["退款", "退货", "消费", "假货", "商家", "质量", "发票"],
  labour: ["工资", "欠薪", "劳动", "工伤", "社保", "辞退"],
  property: ["物业", "车位", "停车", "电梯", "业委会", "装修"],
  civil: ["债务", "借款", "合同", "租房", "押金", "赡养", "离婚", "继承"],
  "public-service": ["办证", "开锁", "证明", "身份证", "驾驶证", "护照"],
  enquiry: ["咨询", "建议", "询问", "请问", "投诉"],
};

/** Reasons with those first that what was said speaks for; the order of keys stays otherwise. */
export function diversionReasonsFor(said: string): readonly DiversionReason[] {
  const speaks = (reason: DiversionReason): number =>
    REASON_WORDS[reason].filter((word) => said.includes(word)).length;
  return [...DIVERSION_REASONS].sort((a, b) => speaks(b) - speaks(a));
}

/** Words after which a call is not diverted without a second look. */
const DANGER_WORDS = [
  ...["刀", "枪", "砍", "捅", "打人", "殴打", "被打", "打架", "流血", "受伤", "昏迷", "死亡"],
  ...["自杀", "跳楼", "轻生", "溺水", "落水", "救命", "着火", "起火", "火灾", "爆炸", "煤气泄漏"],
  ...["燃气泄漏", "漏电", "触电", "坍塌", "坠落", "绑架", "抢劫", "抢夺", "威胁", "家暴", "强奸"],
  ...["猥亵", "跟踪", "走失", "失踪", "被困", "毒品", "汽油", "中毒", "撞人", "持械"],
] as const;

export function dangerWordsIn(said: string): readonly string[] {
  return DANGER_WORDS.filter((word) => said.includes(word));
}
