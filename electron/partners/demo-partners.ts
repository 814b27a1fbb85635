import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import type { Random } from "../../shared/kit/random.ts";
import type { AlertRoute, AlertType } from "../../shared/model/alert.ts";
import type { PushPost } from "../../shared/model/push.ts";
import type { Roster } from "../../shared/model/roster.ts";
import type { MediatorEntry, PartnersFile, RosterFile } from "./partners-file.ts";

/** The other bodies of the demo city, played over real HTTP on this machine. */
export function demoPartners(seed: number, stations: readonly string[]): PartnersFile {
  const played = (kind: PartnersFile["partners"][number]["kind"], id: string, name: string) => ({
    ...{ id, name, kind, simulate: { seed: seed + id.length } },
  });
  return {
    partners: [
      played("four-platforms", "platforms", "基层治理四平台"),
      played("hotline", "hotline", "12345 热线"),
      played("town", "town-jiangnan", "江南政务110"),
      played("mediation", "mediation", "联合调解中心"),
      played("insurer", "insurer", "警保联动中心"),
      played("bank", "bank", "反诈止付专席"),
      played("terminal", "terminals", "警务终端网关"),
      ...stations.map((name, i) => played("station", `station-${i + 1}`, name)),
      played("mediation", "dialects", "乡音调解室"),
      played("mediation", "family", "娘家人调解室"),
      played("rail-police", "rail", "铁路公安处"),
    ],
    sources: [
      { id: "brain", name: "公安大脑", kind: "brain", simulate: { seed: seed + 21 } },
      { id: "analytics", name: "视频行为分析", kind: "analytics", simulate: { seed: seed + 22 } },
      { id: "checkpoints", name: "卡口平台", kind: "checkpoints", simulate: { seed: seed + 23 } },
    ],
  };
}

/** Whose ground it is in gets it; what has no ground of a station is left to a person. */
export function demoAlertRoutes(): AlertRoute[] {
  const row = (type: AlertType, signSeconds: number): AlertRoute => ({
    ...{ id: type, type, areaId: null, destinations: [{ kind: "place" }] },
    ...{ signSeconds, closeSeconds: 7_200 },
  });
  return [
    row("property-behaviour", 180),
    row("watched-plate", 180),
    row("fraud-under-way", 120),
    row("missing-person", 180),
    row("water-danger", 120),
    row("road-danger", 300),
    row("perimeter", 300),
  ];
}

const SURNAMES = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"];
const GIVEN = [..."伟芳敏静丽强磊军洋勇艳杰娟涛明超霞平刚辉"];
const DAY = [{ from: "08:00", to: "20:00" }];
const NIGHT = [{ from: "20:00", to: "08:00" }];
const POSTS: readonly PushPost[] = [
  ...(["duty-leader", "patrol-officer", "criminal-officer"] as const),
  ...(["case-officer", "beat-officer"] as const),
];

/** Two people a post, one by day and one by night; the leader in charge by day alone. */
export function demoRosters(stations: readonly string[], seed: number): RosterFile {
  const random = randomFrom(seed + 110);
  const rosters = stations.map((stationName) => ({ stationName, people: people(random) }));
  return { rosters, mediators: mediators(random) };
}

/** By centre: by day and by night somebody for most things, and nobody for all of them. */
function mediators(random: Random): MediatorEntry[] {
  const rows = [
    ["mediation", ["邻里", "停车"], ["普通话", "吴语"], DAY],
    ["mediation", ["劳资", "消费"], ["普通话"], DAY],
    ["mediation", ["邻里", "劳资"], ["普通话"], NIGHT],
    ["dialects", ["邻里", "劳资"], ["普通话", "粤语"], DAY],
    ["dialects", ["邻里", "停车"], ["普通话", "闽南语"], NIGHT],
    ["dialects", ["劳资"], ["普通话", "英语"], DAY],
    ["family", ["家事", "邻里"], ["普通话", "吴语"], DAY],
    ["family", ["家事"], ["普通话", "粤语"], NIGHT],
  ] as const;
  return rows.map(([centre, skills, languages, shifts], i) => ({
    ...{ id: `mediator-${i + 1}`, name: nameFrom(random), centre, casesMax: 5 },
    ...{ skills: [...skills], languages: [...languages], shifts },
  }));
}

function people(random: Random): Roster["people"] {
  const person = (posts: PushPost[], shifts: Roster["people"][number]["shifts"]) => {
    return { name: nameFrom(random), posts, shifts };
  };
  return [
    person(["command-centre"], DAY),
    person(["command-centre"], NIGHT),
    ...POSTS.flatMap((post) => [person([post], DAY), person([post], NIGHT)]),
    person(["responsible-leader"], DAY),
  ];
}

function nameFrom(random: Random): string {
  return `${one(SURNAMES, random)}${one(GIVEN, random)}`;
}

function one(signs: readonly string[], random: Random): string {
  return signs[randomIndex(random, signs.length)] ?? "";
}
