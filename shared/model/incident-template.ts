import * as v from "valibot";
import { idSchema, nameSchema } from "./shape.ts";

export const INCIDENT_TEMPLATES = [
  "child",
  "fraud-stop",
  "traffic-clear",
  "drowning",
  "dispute",
  "help",
] as const;
export type IncidentTemplate = (typeof INCIDENT_TEMPLATES)[number];

/** What a template asks for.  Times are epoch milliseconds. */
export type TemplateField = {
  readonly id: TemplateFieldId;
  readonly type: "text" | "number" | "time" | "choice";
  readonly choices: readonly TemplateChoice[];
  /** Belongs to the case alone: it leaves every state as the case is archived. */
  readonly caseBound: boolean;
};

/** A clock that runs from the report or from a time field until another field is filled. */
export type TemplateClock = {
  readonly id: TemplateClockId;
  readonly from: TemplateFieldId | "reported";
  readonly until: TemplateFieldId;
  readonly amberSeconds: number;
  readonly redSeconds: number;
  /** 1: about life, or about money that can still be stopped. */
  readonly priority: 1 | 2 | 3;
};

export type Template = {
  readonly fields: readonly TemplateField[];
  readonly clocks: readonly TemplateClock[];
};

export const TEMPLATE_FIELDS = [
  ...(["age", "clothing", "lastSeenPlace", "lastSeenAt", "direction", "foundAt"] as const),
  ...(["amountYuan", "channel", "bank", "transferredAt", "stopOrder", "stopAskedAt"] as const),
  ...(["lanesBlocked", "vehicles", "injured", "photosTaken", "clearedAt"] as const),
  ...(["water", "peopleInWater", "rescueGear", "inWaterAt", "outOfWaterAt"] as const),
  ...(["cause", "parties", "childPresent", "seenBefore", "mediatedAt"] as const),
  ...(["need", "meetingPlace", "metAt"] as const),
] as const;
export type TemplateFieldId = (typeof TEMPLATE_FIELDS)[number];

export const TEMPLATE_CHOICES = [
  ...(["yes", "no", "unknown"] as const),
  ...(["bank-transfer", "wallet", "card", "cash", "digital-coin"] as const),
  ...(["parking", "noise", "debt", "household", "neighbours", "wages", "consumer"] as const),
  ...(["locked-out", "lost-way", "carry", "medical-aid", "belongings", "other"] as const),
] as const;
export type TemplateChoice = (typeof TEMPLATE_CHOICES)[number];

export const TEMPLATE_CLOCKS = [
  "first-search",
  "stop-payment",
  "quick-clearance",
  "rescue",
  "mediation",
  "first-contact",
] as const;
export type TemplateClockId = (typeof TEMPLATE_CLOCKS)[number];

const text = (id: TemplateFieldId, caseBound = false): TemplateField => {
  return { id, type: "text", choices: [], caseBound };
};
const count = (id: TemplateFieldId): TemplateField => {
  return { id, type: "number", choices: [], caseBound: false };
};
const time = (id: TemplateFieldId): TemplateField => {
  return { id, type: "time", choices: [], caseBound: false };
};
const choice = (id: TemplateFieldId, ...choices: readonly TemplateChoice[]): TemplateField => {
  return { id, type: "choice", choices, caseBound: false };
};
const YES_NO = ["yes", "no", "unknown"] as const;

/** Each kind of case with its own questions and its own clock. */
export const TEMPLATES: { readonly [Name in IncidentTemplate]: Template } = {
  child: {
    fields: [
      { ...count("age"), caseBound: true },
      text("clothing", true),
      text("lastSeenPlace", true),
      time("lastSeenAt"),
      text("direction", true),
      time("foundAt"),
    ],
    clocks: [clock("first-search", { until: "foundAt", minutes: [15, 30], priority: 1 })],
  },
  "fraud-stop": {
    fields: [
      count("amountYuan"),
      choice("channel", "bank-transfer", "wallet", "card", "cash", "digital-coin"),
      text("bank"),
      time("transferredAt"),
      text("stopOrder", true),
      time("stopAskedAt"),
    ],
    clocks: [
      clock("stop-payment", {
        ...{ until: "stopAskedAt", minutes: [10, 30], priority: 1 },
      }),
    ],
  },
  "traffic-clear": {
    fields: [
      count("lanesBlocked"),
      count("vehicles"),
      choice("injured", ...YES_NO),
      choice("photosTaken", ...YES_NO),
      time("clearedAt"),
    ],
    clocks: [clock("quick-clearance", { until: "clearedAt", minutes: [15, 30], priority: 2 })],
  },
  drowning: {
    fields: [
      text("water"),
      count("peopleInWater"),
      time("inWaterAt"),
      choice("rescueGear", ...YES_NO),
      time("outOfWaterAt"),
    ],
    clocks: [clock("rescue", { until: "outOfWaterAt", minutes: [4, 8], priority: 1 })],
  },
  dispute: {
    fields: [
      choice(
        "cause",
        ...(["parking", "noise", "debt", "household", "neighbours", "wages", "consumer"] as const),
        "other",
      ),
      count("parties"),
      choice("childPresent", ...YES_NO),
      choice("seenBefore", ...YES_NO),
      time("mediatedAt"),
    ],
    clocks: [clock("mediation", { until: "mediatedAt", minutes: [60, 120], priority: 3 })],
  },
  help: {
    fields: [
      choice("need", "locked-out", "lost-way", "carry", "medical-aid", "belongings", "other"),
      text("meetingPlace", true),
      time("metAt"),
    ],
    clocks: [clock("first-contact", { until: "metAt", minutes: [15, 30], priority: 3 })],
  },
};

export const templateValuesSchema = v.record(
  idSchema,
  v.union([nameSchema, v.pipe(v.number(), v.finite())]),
);
export type TemplateValues = Readonly<Record<string, string | number>>;

/** The values that may outlive the case. */
export function withoutCaseBound(name: IncidentTemplate, values: TemplateValues): TemplateValues {
  const { fields } = TEMPLATES[name];
  return Object.fromEntries(
    Object.entries(values).filter(([id]) => fields.some((f) => f.id === id && !f.caseBound)),
  );
}

/** Whether a value is one that the field may hold. */
export function fits(field: TemplateField, value: string | number): boolean {
  if (field.type === "text") return typeof value === "string";
  if (field.type === "choice") return field.choices.some((name) => name === value);
  return typeof value === "number" && value >= 0;
}

function clock(
  id: TemplateClockId,
  of: {
    readonly from?: TemplateFieldId;
    readonly until: TemplateFieldId;
    readonly minutes: readonly [amber: number, red: number];
    readonly priority: 1 | 2 | 3;
  },
): TemplateClock {
  const { from = "reported", until, minutes, priority } = of;
  const [amberSeconds, redSeconds] = [minutes[0] * 60, minutes[1] * 60];
  return { id, from, until, amberSeconds, redSeconds, priority };
}
