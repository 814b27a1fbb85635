/** Why nobody is asked, or nothing is noted. */
const SEVERITY = {
  "muster-empty": "note",
  "muster-ringless": "note",
  "muster-large": "note",
  "muster-unknown": "note",
  "muster-over": "note",
  "muster-not-asked": "note",
  "muster-volunteer": "note",
} as const;

type Sentences = { readonly [Kind in keyof typeof SEVERITY]: () => string };
type Words = { readonly sentence: Sentences; readonly mend: Sentences };

const ZH: Words = {
  sentence: {
    "muster-empty": () => "没有要问的警力",
    "muster-ringless": () => "没有圈定范围",
    "muster-large": () => "超过 50 组，须再确认一次",
    "muster-unknown": () => "没有这次点名",
    "muster-over": () => "这次点名已结束",
    "muster-not-asked": () => "没有问过这个警力",
    "muster-volunteer": () => "义警不参加一呼百应",
  },
  mend: {
    "muster-empty": () => "扩大范围，或写明呼号",
    "muster-ringless": () => "在地图上点中心，或先选警情",
    "muster-large": () => "再按一次回车发出",
    "muster-unknown": () => "它可能属于别的站点",
    "muster-over": () => "重新发起",
    "muster-not-asked": () => "看名单",
    "muster-volunteer": () => "义警只参加点名",
  },
};

const EN: Words = {
  sentence: {
    "muster-empty": () => "There is nobody to ask",
    "muster-ringless": () => "No ring is drawn",
    "muster-large": () => "More than 50 units: this needs a second yes",
    "muster-unknown": () => "There is no such roll-call",
    "muster-over": () => "That roll-call is over",
    "muster-not-asked": () => "This unit was not asked",
    "muster-volunteer": () => "Volunteers are not called up",
  },
  mend: {
    "muster-empty": () => "Widen the ring, or name units",
    "muster-ringless": () => "Click its middle on the map, or select an incident",
    "muster-large": () => "Press Enter once more to send",
    "muster-unknown": () => "It may be another station's",
    "muster-over": () => "Call a new one",
    "muster-not-asked": () => "See who was asked",
    "muster-volunteer": () => "Volunteers take part in roll-calls only",
  },
};

export const MUSTER_REFUSALS = { severity: SEVERITY, zh: ZH, en: EN } as const;
