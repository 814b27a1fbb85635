import { afterEach, expect, test } from "vitest";
import { report, unit, wholeCall } from "../../shared/fold/event-fixtures.test-data.ts";
import type { Store } from "./store.ts";
import { LEADER, camera, openedStore, place, sweepStores } from "./temporary-store.test-data.ts";

afterEach(sweepStores);

const NAMES = [
  "解放路",
  "解放路小学",
  "重庆路",
  "长乐坊",
  "音乐广场",
  "中国银行（城东支行）",
  "行知小学",
  "绿城大厦",
  "KTV大厦",
  "西安门",
  "Mühlgasse",
  "Rheinstraße",
  "Ådalsvägen",
] as const;

test.each([
  ["解放", "解放路"],
  ["放路", "解放路"],
  ["银行", "中国银行（城东支行）"],
  ["银行城东", "中国银行（城东支行）"],
  ["jiefanglu", "解放路"],
  ["jie fang lu", "解放路"],
  ["JieFang", "解放路"],
  ["jiefangl", "解放路"],
  ["fanglu", "解放路"],
  ["lu", "解放路"],
  ["jfl", "解放路"],
  ["fl", "解放路"],
  ["jflxx", "解放路小学"],
  ["chongqing", "重庆路"],
  ["zhongqing", "重庆路"],
  ["cql", "重庆路"],
  ["zql", "重庆路"],
  ["changle", "长乐坊"],
  ["zhangle", "长乐坊"],
  ["yinyue", "音乐广场"],
  ["yinhang", "中国银行（城东支行）"],
  ["xingzhi", "行知小学"],
  ["hangzhi", "行知小学"],
  ["lvcheng", "绿城大厦"],
  ["lücheng", "绿城大厦"],
  ["lucheng", "绿城大厦"],
  ["ktvdasha", "KTV大厦"],
  ["ktvds", "KTV大厦"],
  ["xi'an", "西安门"],
  ["解放lu", "解放路"],
  ["muhl", "Mühlgasse"],
  ["MÜHLGASSE", "Mühlgasse"],
  ["gasse", "Mühlgasse"],
  ["rheinstrasse", "Rheinstraße"],
  ["adals", "Ådalsvägen"],
  ["ｋｔｖ", "KTV大厦"],
])("%s finds %s", (text, name) => {
  expect(named(cityStore(), text)).toContain(name);
});

test.each(["路放解", "jiefangxx", "zzz", "lk", "", "  ", "!!!", '"', "* OR", "signs : x"])(
  "%s finds nothing",
  (text) => {
    expect(named(cityStore(), text)).toEqual([]);
  },
);

test("exact stands before beginning, inside, pinyin and initials", () => {
  const store = openedStore();
  const names = ["安南", "安南路", "大安南", "dan", "丹阳"];
  store.replacePlaces(
    "pack",
    names.map((name, i) => place(`p${i}`, name, { rank: i })),
  );
  expect(named(store, "安南")).toEqual(["安南", "安南路", "大安南"]);
  expect(named(store, "dan")).toEqual(["dan", "丹阳", "大安南"]);
});

test("among equal finds the better known and the nearer place come first", () => {
  const store = openedStore();
  const far = [121, 29] as const;
  store.replacePlaces("pack", [
    place("a", "解放路", { rank: 1 }),
    place("b", "解放路", { rank: 9, lngLat: far }),
  ]);
  const ids = (near?: readonly [number, number]) =>
    store
      .search("jiefanglu", near === undefined ? { limit: 9 } : { limit: 9, near })
      .map(({ id }) => id);
  expect(ids()).toEqual(["b", "a"]);
  expect(ids([120, 28.9])).toEqual(["a", "b"]);
});

test("a unit is found by the end of its call sign, before the places of that name", () => {
  const store = openedStore();
  store.replacePlaces("pack", [place("p", "07号院")]);
  const units = ["巡07", "巡107", "巡08"].map((id) => unit(id));
  store.append(
    units.map((asset) => ({ kind: "asset-imported", v: 1, asset }) as const),
    LEADER,
  );
  expect(named(store, "07")).toEqual(["07号院", "巡07", "巡107"]);
  expect(named(store, "巡07")).toEqual(["巡07", "巡107"]);
  expect(named(store, "xun07")[0]).toBe("巡07");
  expect(named(store, "x08")).toEqual(["巡08"]);
});

test("things are found by their names, ids and addresses as they are now", () => {
  const store = openedStore();
  const id = "33070200001320000107";
  store.append([{ kind: "asset-imported", v: 1, asset: camera(id, { name: "南门东" }) }], LEADER);
  store.append([{ kind: "incident-reported", v: 1, report: report("HQ-2026-12") }], LEADER);
  expect(named(store, id)).toEqual(["南门东"]);
  expect(named(store, "0107")).toEqual(["南门东"]);
  expect(store.search("nmd", { limit: 5 })[0]).toMatchObject({ kind: "camera", id });
  expect(named(store, "HQ-2026-12")).toEqual(["邻里纠纷"]);
  expect(named(store, "枫林路12")).toEqual(["邻里纠纷"]);
  expect(named(store, "linli")).toEqual(["邻里纠纷"]);
  store.append([{ kind: "asset-imported", v: 1, asset: camera(id, { name: "北门西" }) }], LEADER);
  expect(named(store, "南门东")).toEqual([]);
  expect(named(store, "bmx")).toEqual(["北门西"]);
});

test("an open call stands before a closed one of the same name", () => {
  const store = openedStore();
  store.append(wholeCall("A-1", "巡07"), LEADER);
  store.append(wholeCall("A-2", "巡07").slice(0, 2), LEADER);
  expect(store.search("纠纷", { limit: 5 }).map(({ id }) => id)).toEqual(["A-2", "A-1"]);
});

test("a hit says what it is and where", () => {
  const store = cityStore();
  expect(store.search("解放路小学", { limit: 1 })).toEqual([
    {
      kind: "place",
      id: "p1",
      name: "解放路小学",
      nameLatin: null,
      class: "street",
      lngLat: [120, 28.9],
      score: expect.any(Number),
    },
  ]);
});

test("a place that two sources brought is one hit", () => {
  const store = cityStore();
  store.replacePlaces("again", [place("p0", "解放路")]);
  expect(named(store, "jfl").filter((name) => name === "解放路").length).toBe(1);
});

function cityStore(): Store {
  const store = openedStore();
  store.replacePlaces(
    "pack",
    NAMES.map((name, i) => place(`p${i}`, name)),
  );
  return store;
}

function named(store: Store, text: string): string[] {
  return store.search(text, { limit: 20 }).map(({ name }) => name);
}
