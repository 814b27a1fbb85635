/** Why a street stays as it is, and why a shape is not drawn. */
const SEVERITY = {
  "closure-unknown": "fault",
  "street-closed-already": "note",
  "street-open-already": "note",
  "closures-too-many": "note",
  "marking-unknown": "note",
  "markings-too-many": "note",
  "marking-flat": "note",
  "marking-crossed": "note",
  "fence-open": "note",
} as const;

type Sentences = {
  readonly [Kind in keyof typeof SEVERITY]: (facts: { readonly thing: string }) => string;
};
type Words = { readonly sentence: Sentences; readonly mend: Sentences };

const ZH: Words = {
  sentence: {
    "closure-unknown": () => "没有这处封闭",
    "street-closed-already": ({ thing }) => `${thing || "这一段"} 已经封闭`,
    "street-open-already": ({ thing }) => `${thing || "这一段"} 已经开通`,
    "closures-too-many": () => "封闭的路段已到上限 500 段",
    "marking-unknown": () => "没有这个图形，或已被擦除",
    "markings-too-many": () => "标绘已到上限 300 个",
    "marking-flat": () => "这些角点围不出一块地方",
    "marking-crossed": () => "边互相交叉，修正不了",
    "fence-open": () => "点和线没有里外，不能作围栏",
  },
  mend: {
    "closure-unknown": () => "在封闭列表里选",
    "street-closed-already": () => "要改原因或期限，先重新开通",
    "street-open-already": () => "不必再开",
    "closures-too-many": () => "先开通不再需要的",
    "marking-unknown": () => "在标绘列表里选",
    "markings-too-many": () => "先擦除不再需要的",
    "marking-flat": () => "至少点三处，不在一条线上",
    "marking-crossed": () => "去掉交叉处的角点，重新点",
    "fence-open": () => "改用多边形或圆",
  },
};

const EN: Words = {
  sentence: {
    "closure-unknown": () => "There is no such closure",
    "street-closed-already": ({ thing }) => `${thing || "This stretch"} is closed already`,
    "street-open-already": ({ thing }) => `${thing || "This stretch"} is open already`,
    "closures-too-many": () => "500 stretches are closed, and no more may be",
    "marking-unknown": () => "There is no such shape, or it was erased",
    "markings-too-many": () => "300 shapes are drawn, and no more may be",
    "marking-flat": () => "These corners enclose no ground",
    "marking-crossed": () => "Its sides cross, and could not be mended",
    "fence-open": () => "A point or a line has no inside to enter",
  },
  mend: {
    "closure-unknown": () => "Choose one of the list",
    "street-closed-already": () => "Open it first to change its reason or its end",
    "street-open-already": () => "There is nothing to do",
    "closures-too-many": () => "Open those that are over",
    "marking-unknown": () => "Choose one of the list",
    "markings-too-many": () => "Erase those that are over",
    "marking-flat": () => "Set three corners that are not in line",
    "marking-crossed": () => "Take back the corner where it crosses, and set it anew",
    "fence-open": () => "Draw a polygon or a circle",
  },
};

export const GROUND_REFUSALS = { severity: SEVERITY, zh: ZH, en: EN } as const;
