/** Why a tour, or a look, stays as it is. */
const SEVERITY = {
  "tour-unknown": "note",
  "tour-empty": "note",
  "tour-window-wrong": "note",
  "tour-run-over": "note",
  "look-not-opened": "note",
  "tour-item-settled": "note",
} as const;

type Sentences = { readonly [Kind in keyof typeof SEVERITY]: () => string };
type Words = { readonly sentence: Sentences; readonly mend: Sentences };

const ZH: Words = {
  sentence: {
    "tour-unknown": () => "没有这轮巡查或这个点位",
    "tour-empty": () => "没有选点位",
    "tour-window-wrong": () => "限时长于间隔",
    "tour-run-over": () => "这一轮已结束",
    "look-not-opened": () => "这一路没有在看",
    "tour-item-settled": () => "这一项已处理",
  },
  mend: {
    "tour-unknown": () => "它可能已停用，或还没到时间",
    "tour-empty": () => "至少选一路摄像机",
    "tour-window-wrong": () => "缩短限时，或放长间隔",
    "tour-run-over": () => "漏看的在“待处理”里补看",
    "look-not-opened": () => "先打开这一路，看满秒数再确认",
    "tour-item-settled": () => "看记录里是谁处理的",
  },
};

const EN: Words = {
  sentence: {
    "tour-unknown": () => "There is no such tour or stop",
    "tour-empty": () => "No camera was chosen",
    "tour-window-wrong": () => "The window is longer than the time to the next tour",
    "tour-run-over": () => "The time of this tour is over",
    "look-not-opened": () => "This camera is not before your eye",
    "tour-item-settled": () => "This was seen to already",
  },
  mend: {
    "tour-unknown": () => "It may be stopped, or not due yet",
    "tour-empty": () => "Choose one camera at least",
    "tour-window-wrong": () => "Shorten the window, or have it due less often",
    "tour-run-over": () => "Look at what was missed from the items to see to",
    "look-not-opened": () => "Open it, look for its seconds, then confirm",
    "tour-item-settled": () => "The record says by whom",
  },
};

export const TOUR_REFUSALS = { severity: SEVERITY, zh: ZH, en: EN } as const;
