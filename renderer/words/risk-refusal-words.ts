/** Why a risk stays on the list, or off it. */
const SEVERITY = {
  "risk-unknown": "note",
  "risk-ownerless": "note",
  "risk-evidence-missing": "note",
  "risk-unsigned": "note",
  "risk-off-list": "note",
  "risk-on-list": "note",
  "risk-full": "note",
  "risk-date-past": "note",
} as const;

type Sentences = { readonly [Kind in keyof typeof SEVERITY]: () => string };
type Words = { readonly sentence: Sentences; readonly mend: Sentences };

const ZH: Words = {
  sentence: {
    "risk-unknown": () => "没有这项风险",
    "risk-ownerless": () => "没有写责任单位",
    "risk-evidence-missing": () => "没有整改证据，不能签字或销号",
    "risk-unsigned": () => "现有证据没有人签字，不能销号",
    "risk-off-list": () => "这一项已销号",
    "risk-on-list": () => "这一项还在册",
    "risk-full": () => "证据条数已满",
    "risk-date-past": () => "期限已过",
  },
  mend: {
    "risk-unknown": () => "它可能属于别的站点",
    "risk-ownerless": () => "写岗位或派出所，不写个人号码",
    "risk-evidence-missing": () => "先加证据：写明整改情况和编号",
    "risk-unsigned": () => "由调度员或值班领导签字；签字后又加证据的要重签",
    "risk-off-list": () => "要再改，先重新列入",
    "risk-on-list": () => "直接加证据或改期限",
    "risk-full": () => "并入一份案卷，只写编号",
    "risk-date-past": () => "定一个以后的期限",
  },
};

const EN: Words = {
  sentence: {
    "risk-unknown": () => "There is no such risk",
    "risk-ownerless": () => "No owner is named",
    "risk-evidence-missing": () => "Without evidence nothing is signed or closed",
    "risk-unsigned": () => "Nobody has signed for the evidence as it stands",
    "risk-off-list": () => "This one is closed",
    "risk-on-list": () => "This one is on the list",
    "risk-full": () => "It holds no more evidence",
    "risk-date-past": () => "That date is over",
  },
  mend: {
    "risk-unknown": () => "It may be another station's",
    "risk-ownerless": () => "Name a post or a station, no person's number",
    "risk-evidence-missing": () => "Add evidence: what was done, and its reference",
    "risk-unsigned": () => "A dispatcher or duty leader signs, again after new evidence",
    "risk-off-list": () => "Put it back on the list to change it",
    "risk-on-list": () => "Add evidence or change its date",
    "risk-full": () => "Put it in one file and give its number",
    "risk-date-past": () => "Set a date that lies ahead",
  },
};

export const RISK_REFUSALS = { severity: SEVERITY, zh: ZH, en: EN } as const;
