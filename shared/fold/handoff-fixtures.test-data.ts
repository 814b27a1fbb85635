import type { WallEvent } from "../events/event.ts";
import { fieldsForKind } from "../model/handoff-payload.ts";
import type { Partner, PartnerKind } from "../model/partner.ts";
import { seconds } from "../units/quantity.ts";

/** A partner of a kind that may have all that its kind may have. */
export function partner(id: string, kind: PartnerKind, change: Partial<Partner> = {}): Partner {
  return {
    ...{ id, name: id, kind, fields: [...fieldsForKind(kind)], isLocal: kind === "terminal" },
    mediators: [],
    acceptSeconds: { late: seconds(900), overdue: seconds(1800) },
    closeSeconds: seconds(86_400),
    ...change,
  };
}

export const PARTNERS: readonly Partner[] = [
  partner("四平台", "four-platforms"),
  partner("12345", "hotline"),
  partner("城东政务110", "town"),
  partner("保险", "insurer"),
  partner("本墙", "terminal"),
];

export function listed(partners: readonly Partner[] = PARTNERS): WallEvent[] {
  return partners.map((one) => ({ kind: "partner-listed", v: 1, partner: one }));
}

/** Everybody by day; the duty leader's deputy and one officer by night. */
export const ROSTER: WallEvent = {
  kind: "roster-kept",
  v: 1,
  roster: {
    stationName: "指挥中心",
    people: [
      person("王值班", ["duty-leader"], "08:00", "20:00"),
      person("李副", ["duty-leader"], "20:00", "08:00"),
      person("指挥席", ["command-centre"], "00:00", "00:00"),
      person("赵特警", ["patrol-officer"], "08:00", "20:00"),
      person("钱刑侦", ["criminal-officer"], "08:00", "20:00"),
      person("孙主办", ["case-officer"], "08:00", "20:00"),
      person("周社区", ["beat-officer", "case-officer"], "08:00", "20:00"),
      person("吴分管", ["responsible-leader"], "08:00", "20:00"),
    ],
  },
};

function person<Post extends string>(name: string, posts: Post[], from: string, to: string) {
  return { name, posts, shifts: [{ from, to }] };
}
