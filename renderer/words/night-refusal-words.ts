/** Why a group for the night is not raised, not planned for, or not sent out. */
const SEVERITY = {
  "group-unknown": "fault",
  "group-over": "note",
  "group-shift-wrong": "note",
  "group-lead-unfit": "note",
  "group-lead-taken": "note",
  "group-lead-absent": "note",
  "group-team-unfit": "note",
  "group-team-taken": "note",
  "group-not-begun": "note",
  "group-not-yours": "note",
  "group-plan-unfit": "note",
} as const;

type Facts = { readonly unit: string; readonly thing: string };
type Sentences = { readonly [Kind in keyof typeof SEVERITY]: (f: Facts) => string };
type Words = { readonly sentence: Sentences; readonly mend: Sentences };

const ZH: Words = {
  sentence: {
    "group-unknown": (f) => `没有编组 ${f.thing}`,
    "group-over": (f) => `${f.thing} 的班次已结束`,
    "group-shift-wrong": () => "班次时间不对",
    "group-lead-unfit": (f) => `${f.unit} 不是民警，不能带队`,
    "group-lead-taken": (f) => `${f.unit} 这段时间已带一组`,
    "group-lead-absent": (f) => `带队的 ${f.unit} 没有到岗`,
    "group-team-unfit": (f) => `${f.unit} 不是义警队`,
    "group-team-taken": (f) => `${f.unit} 这段时间已在 ${f.thing}`,
    "group-not-begun": (f) => `${f.thing} 还没有开始巡`,
    "group-not-yours": (f) => `${f.unit} 不是这一组的带队人`,
    "group-plan-unfit": () => "方案与所选编组不符",
  },
  mend: {
    "group-unknown": () => "刷新后再试",
    "group-over": () => "需要时另建编组",
    "group-shift-wrong": () => "结束须晚于开始和现在，最长 14 小时",
    "group-lead-unfit": () => "另选一名民警的呼号",
    "group-lead-taken": () => "另选带队警力，或错开班次",
    "group-lead-absent": () => "等带队民警到岗，或结束此组另编",
    "group-team-unfit": () => "只有义警队随组",
    "group-team-taken": () => "另选一队，或错开班次",
    "group-not-begun": () => "班次开始后再写",
    "group-not-yours": () => "由带队民警或指挥室写",
    "group-plan-unfit": () => "为这些编组重新生成，全程步行",
  },
};

const EN: Words = {
  sentence: {
    "group-unknown": (f) => `There is no group ${f.thing}`,
    "group-over": (f) => `The shift of ${f.thing} is over`,
    "group-shift-wrong": () => "The shift's hours cannot be",
    "group-lead-unfit": (f) => `${f.unit} is no officer and cannot lead`,
    "group-lead-taken": (f) => `${f.unit} leads another group at that time`,
    "group-lead-absent": (f) => `${f.unit}, who leads, is off duty`,
    "group-team-unfit": (f) => `${f.unit} is no team of volunteers`,
    "group-team-taken": (f) => `${f.unit} walks with ${f.thing} at that time`,
    "group-not-begun": (f) => `${f.thing} has not begun`,
    "group-not-yours": (f) => `${f.unit} does not lead this group`,
    "group-plan-unfit": () => "The plan is not one of these groups",
  },
  mend: {
    "group-unknown": () => "Refresh and try again",
    "group-over": () => "Raise another group if need be",
    "group-shift-wrong": () => "It ends after it begins and after now, within 14 hours",
    "group-lead-unfit": () => "Choose an officer's call sign",
    "group-lead-taken": () => "Choose another, or other hours",
    "group-lead-absent": () => "Wait for the officer, or end the group",
    "group-team-unfit": () => "Only volunteers walk along",
    "group-team-taken": () => "Choose another team, or other hours",
    "group-not-begun": () => "Write it down once its shift has begun",
    "group-not-yours": () => "Its leader or the room writes it down",
    "group-plan-unfit": () => "Plan for these groups again, on foot",
  },
};

export const NIGHT_REFUSALS = { severity: SEVERITY, zh: ZH, en: EN } as const;
