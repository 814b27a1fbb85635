import type { ImportKind } from "../../shared/model/import-report.ts";
import { plainColumn } from "./column-words.ts";

/** Kinds of thing that come as rows. */
export const ROW_KINDS = [
  "cameras",
  "checkpoints",
  "base-stations",
  "areas",
  "posts",
  "units",
  "incidents",
  "places",
] as const satisfies readonly ImportKind[];
export type RowKind = (typeof ROW_KINDS)[number];

/** Words that a kind goes by, in a column and in the name of a file or layer. */
const KIND_WORDS: Readonly<Record<RowKind, readonly string[]>> = {
  checkpoints: ["checkpoint", "tollgate", "kakou", "卡口", "电警", "电子警察", "bayonet"],
  "base-stations": ["basestation", "bts", "基站", "铁塔", "tower", "nodeb", "enodeb", "gnodeb"],
  areas: [
    ...["area", "beat", "jurisdiction", "责任区", "辖区", "网格", "巡区", "区域", "小区", "社区"],
    ...["boundary", "boundaries", "边界", "polygon"],
  ],
  posts: ["post", "policepost", "警务站", "警务室", "岗亭"],
  incidents: ["incident", "警情", "接警", "接处警", "报警", "jjd"],
  units: [
    ...["unit", "officer", "patrolcar", "policecar", "volunteer", "vehicle"],
    ...["警力", "巡组", "警员", "民警", "警车", "车辆", "志愿者", "义警", "巡逻组"],
  ],
  cameras: [
    ...["camera", "cam", "cctv", "ipc", "video", "摄像", "监控", "视频", "球机", "枪机", "半球"],
    ...["高点", "探头", "shexiang", "jiankong"],
  ],
  places: ["place", "poi", "地点", "地名", "兴趣点", "场所"],
};

/** The kind that a value of a kind column names: by its whole, else by a part of it. */
export function kindFromWord(value: string): RowKind | null {
  const plain = plainColumn(value);
  if (plain === "") return null;
  const whole = ROW_KINDS.find((kind) => KIND_WORDS[kind].some((word) => isWord(plain, word)));
  return whole ?? kindFromName(value);
}

/** The kind that the name of a file or layer speaks of; null where none or several do. */
export function kindFromName(name: string): RowKind | null {
  const words = name
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  const kinds = ROW_KINDS.filter((kind) =>
    KIND_WORDS[kind].some((word) => words.some((part) => speaksOf(part, word))),
  );
  return kinds.length === 1 ? (kinds[0] ?? null) : null;
}

function isWord(plain: string, word: string): boolean {
  return plain === word || plain === `${word}s`;
}

/** English by whole words, Chinese by parts. */
function speaksOf(part: string, word: string): boolean {
  return /^[a-z]+$/.test(word) ? isWord(part, word) : part.includes(word);
}
