/** Why a case does not go to a mediator. */
const SEVERITY = {
  "mediator-unknown": "fault",
  "mediator-unfit": "note",
  "mediator-no-duty": "note",
} as const;

type Sentences = {
  readonly [Kind in keyof typeof SEVERITY]: (facts: { readonly thing: string }) => string;
};
type Words = { readonly sentence: Sentences; readonly mend: Sentences };

const ZH: Words = {
  sentence: {
    "mediator-unknown": ({ thing }) => `该中心没有调解员 ${thing}`,
    "mediator-unfit": ({ thing }) => `${thing} 不具备所需专长或语言`,
    "mediator-no-duty": ({ thing }) => `${thing} 没有排班`,
  },
  mend: {
    "mediator-unknown": () => "在调解员列表里选",
    "mediator-unfit": () => "另选调解员，或放宽所需专长和语言",
    "mediator-no-duty": () => "另选调解员，排班写在 roster.json",
  },
};

const EN: Words = {
  sentence: {
    "mediator-unknown": ({ thing }) => `That centre has no mediator ${thing}`,
    "mediator-unfit": ({ thing }) => `${thing} lacks the skill or the language`,
    "mediator-no-duty": ({ thing }) => `${thing} has no duty hours`,
  },
  mend: {
    "mediator-unknown": () => "Choose one of the list",
    "mediator-unfit": () => "Choose another, or ask for any skill or language",
    "mediator-no-duty": () => "Choose another; hours stand in roster.json",
  },
};

export const MEDIATOR_REFUSALS = { severity: SEVERITY, zh: ZH, en: EN } as const;
