/** Why the plan of an event stays as it is, or its posts are not sent. */
const SEVERITY = {
  "gathering-unknown": "note",
  "gathering-over": "note",
  "gathering-time-wrong": "note",
  "gathering-post-twice": "note",
  "gathering-unit-twice": "note",
  "gathering-unshared": "note",
} as const;

type Facts = { readonly thing: string; readonly unit: string };
type Sentences = { readonly [Kind in keyof typeof SEVERITY]: (facts: Facts) => string };
type Words = { readonly sentence: Sentences; readonly mend: Sentences };

const ZH: Words = {
  sentence: {
    "gathering-unknown": () => "没有这项活动",
    "gathering-over": ({ thing }) => `${thing} 已结束`,
    "gathering-time-wrong": () => "活动的起止时间不对",
    "gathering-post-twice": ({ thing }) => `岗位 ${thing} 写了两次`,
    "gathering-unit-twice": ({ unit }) => `${unit} 排在两个岗位`,
    "gathering-unshared": () => "没有与铁路公安共用的岗位",
  },
  mend: {
    "gathering-unknown": () => "它可能属于别的站点",
    "gathering-over": () => "另建一项活动",
    "gathering-time-wrong": () => "结束晚于开始，最长 14 天",
    "gathering-post-twice": () => "同一活动里岗位名称不重复",
    "gathering-unit-twice": () => "每个警力只站一个岗",
    "gathering-unshared": () => "在方案里给岗位标上“铁路”",
  },
};

const EN: Words = {
  sentence: {
    "gathering-unknown": () => "There is no such event",
    "gathering-over": ({ thing }) => `${thing} is over`,
    "gathering-time-wrong": () => "The times of the event are wrong",
    "gathering-post-twice": ({ thing }) => `The post ${thing} stands twice`,
    "gathering-unit-twice": ({ unit }) => `${unit} stands at two posts`,
    "gathering-unshared": () => "No post is shared with the rail police",
  },
  mend: {
    "gathering-unknown": () => "It may be another station's",
    "gathering-over": () => "Draw up another event",
    "gathering-time-wrong": () => "It ends after it begins, within 14 days",
    "gathering-post-twice": () => "Give each post of an event a name of its own",
    "gathering-unit-twice": () => "Put each unit at one post",
    "gathering-unshared": () => "Mark posts with “rail” in the plan",
  },
};

export const GATHERING_REFUSALS = { severity: SEVERITY, zh: ZH, en: EN } as const;
