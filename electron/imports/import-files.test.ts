import { describe, expect, test } from "vitest";
import type { ImportKind } from "../../shared/model/import-report.ts";
import { importFile, previewFile } from "./import-files.ts";
import { PortsInMemory } from "./ports-in-memory.ts";

const taken = async (
  text: string | Uint8Array,
  of: { name?: string; as?: ImportKind; crs?: string; ports?: PortsInMemory } = {},
) => {
  const { name = "file.csv", as = null, crs = null, ports = new PortsInMemory() } = of;
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const result = await importFile({ name, content: { kind: "bytes", bytes }, as, crs }, ports);
  return { result, ports };
};
const wgs84 = { crs: "wgs84" } as const;

describe("columns and kinds", () => {
  test("Chinese columns of a camera register become a camera with its cone", async () => {
    const csv =
      "设备编码,点位名称,经度,纬度,方位角(°),视场角,可视距离(米),所属单位\n" +
      "34020000001320000001,东门,120.1,30.2,东北,60,150米,城关派出所\n";
    const { ports } = await taken(csv, { ...wgs84, as: "cameras" });
    expect(ports.assets()).toMatchObject([
      {
        kind: "camera",
        id: "34020000001320000001",
        name: "东门",
        position: { kind: "located", lngLat: [120.1, 30.2] },
        heading: 45,
        fieldOfView: 60,
        range: 150,
        group: "城关派出所",
        flags: [],
      },
    ]);
  });

  test("a unit register becomes units that can be planned", async () => {
    const csv =
      "编号,呼号,类别,出行方式,派出所,技能,lng,lat,手机\n" +
      "u1,城关01,警车,汽车,城关所,急救;破门,120.1,30.2,13900000000\n" +
      "u2,义警07,志愿者,步行,,,120.1,30.2,\n";
    const { result, ports } = await taken(csv, wgs84);
    expect(result).toMatchObject({ ok: true, value: { kind: "units", imported: 2 } });
    expect(ports.assets()).toMatchObject([
      { callSign: "城关01", class: "vehicle", mode: "car", skills: ["急救", "破门"] },
      { callSign: "义警07", class: "volunteer", mode: "foot", station: null },
    ]);
    expect(JSON.stringify(ports.events)).not.toContain("13900000000");
  });

  test("a roster that says kind for the class of a unit is read as it means", async () => {
    const csv =
      "id,callSign,kind,mode,lng,lat\n" +
      "u1,社001,officer,ebike,120.1,30.2\n" +
      "u2,义警299,volunteer,foot,120.1,30.2\n" +
      "u3,巡07,vehicle,car,120.1,30.2\n";
    const { ports } = await taken(csv, { ...wgs84, as: "units" });
    expect(ports.assets()).toMatchObject([
      { class: "officer" },
      { class: "volunteer" },
      { class: "vehicle" },
    ]);
  });

  test("a file that could be two things is refused with what it could be", async () => {
    const { result } = await taken("id,name,lng,lat\n1,a,120,30\n", {
      ...wgs84,
      name: "points.csv",
    });
    expect(result).toMatchObject({ ok: false, refusal: { kind: "kind-unclear" } });
    const both = "id,name,lng,lat,lanes,fov\n1,a,120,30,2,60\n";
    expect((await taken(both, wgs84)).result).toMatchObject({
      refusal: { kind: "kind-unclear", candidates: ["cameras", "checkpoints"] },
    });
  });

  test("the name of the file decides where nothing else does", async () => {
    const csv = "id,name,lng,lat\n1,a,120,30\n";
    const { result } = await taken(csv, { ...wgs84, name: "卡口点位.csv" });
    expect(result).toMatchObject({ ok: true, value: { kind: "checkpoints" } });
  });

  test("a row without an id gets one of its name and place, the same every time", async () => {
    const csv = "name,lng,lat\n东门,120,30\n西门,120.1,30\n";
    const of = { ...wgs84, as: "cameras" } as const;
    const [first, second] = [await taken(csv, of), await taken(csv, of)];
    const ids = first.ports.assets().map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(second.ports.assets().map(({ id }) => id)).toEqual(ids);
    expect(first.ports.assets()[0]).toMatchObject({ flags: ["idDerived"] });
  });

  test("the first of two rows with one id is taken, the second is named", async () => {
    const csv = "id,name,lng,lat\n1,a,120,30\n1,b,121,31\n";
    const { result } = await taken(csv, { ...wgs84, as: "cameras" });
    expect(result).toMatchObject({
      value: { imported: 1, rejected: [{ row: 3, reason: "duplicate-id: 1, first in row 2" }] },
    });
  });

  test("an id that a spreadsheet has rounded is no id", async () => {
    const csv = "id,name,lng,lat\n3.4020000001E+19,a,120,30\n";
    const { result } = await taken(csv, { ...wgs84, as: "cameras" });
    expect(result).toMatchObject({ value: { imported: 0, rejected: [{ row: 2 }] } });
  });

  test("GB18030 is read as what it is", async () => {
    // "编号,名称,经度,纬度" and "1,球机,120.5,30.5" in GB18030.
    const header = "b1e0bac52cc3fbb3c62cbeadb6c82cceb3b6c80a";
    const row = "312cc7f2bbfa2c3132302e352c33302e350a";
    const { result, ports } = await taken(Buffer.from(header + row, "hex"), {
      ...wgs84,
      as: "cameras",
    });
    expect(result).toMatchObject({ ok: true, value: { warnings: ["encoding-gb18030"] } });
    expect(ports.assets()).toMatchObject([{ id: "1", name: "球机" }]);
  });
});

describe("positions", () => {
  test("twenty bad positions are twenty held things, none at zero, none lost", async () => {
    const bad = [
      ...[",", "120,", ",30", "a,b", "NaN,30", "Infinity,30", "1e308,30", "0,0", "0.0005,0.0005"],
      ...["181,30", "120,91", "-181,0", "120,-91", "999,999", "30,120", "1e999,1", "0x78,30"],
      ...["--1,30", "120.5.5,30", "1e3,30"],
    ];
    const csv = ["id,name,lng,lat", ...bad.map((pair, at) => `c${at},n${at},${pair}`)].join("\n");
    const { result, ports } = await taken(csv, { ...wgs84, as: "cameras" });
    expect(result).toMatchObject({ value: { imported: 20, held: 20, rejected: [] } });
    expect(ports.assets()).toHaveLength(20);
  });

  test("metres without a system are refused, with one they are taken", async () => {
    const csv = "id,name,x,y\n1,a,40532158,3320000\n2,b,40532160,3320010\n";
    for (const crs of [undefined, "wgs84", "gcj02"]) {
      const of = crs === undefined ? { as: "cameras" as const } : { as: "cameras" as const, crs };
      expect((await taken(csv, of)).result).toEqual({
        ok: false,
        refusal: { kind: "crs-missing", what: "projected" },
      });
    }
    const { result, ports } = await taken(csv, { as: "cameras", crs: "epsg:4528" });
    expect(result).toMatchObject({ value: { imported: 2, held: 0 } });
    expect(ports.assets()[0]).toMatchObject({ position: { raw: [40532158, 3320000] } });
  });

  test("a row whose columns of the same meaning differ is rejected", async () => {
    const csv = "id,name,lng,经度,lat\n1,a,120,121,30\n2,b,120,120,30\n";
    const { result } = await taken(csv, { ...wgs84, as: "cameras" });
    expect(result).toMatchObject({
      value: { imported: 1, rejected: [{ row: 2, reason: "columns-contradict: lng" }] },
    });
  });

  test("a moved register is flagged as of a suspect coordinate system", async () => {
    const rows = [1, 2, 3, 4, 5, 6].map((n) => `c${n},n${n},120.${n},30.${n}`);
    const csv = ["id,name,lng,lat", ...rows].join("\n");
    const { ports } = await taken(csv, { ...wgs84, as: "cameras" });
    const { result } = await taken(csv, { crs: "gcj02", as: "cameras", ports });
    expect(result).toMatchObject({ value: { updated: 6, warnings: ["crs-suspect: 6"] } });
    expect(ports.assets().every(({ flags }) => flags.includes("crsSuspect"))).toBe(true);
    const again = await taken(csv, { crs: "gcj02", as: "cameras", ports });
    expect(again.result).toMatchObject({ value: { unchanged: 6, updated: 0, warnings: [] } });
  });

  test("a preview shows where things would stand and writes nothing", async () => {
    const ports = new PortsInMemory();
    const bytes = new TextEncoder().encode("id,name,lng,lat\n1,a,120,30\n2,b,,\n");
    const source = {
      name: "cameras.csv",
      content: { kind: "bytes", bytes },
      as: null,
      ...wgs84,
    } as const;
    expect(await previewFile(source, ports)).toMatchObject({
      ok: true,
      value: {
        report: { imported: 2, held: 1 },
        sample: [
          { name: "a", lngLat: [120, 30] },
          { name: "b", lngLat: null },
        ],
      },
    });
    expect(ports.events).toEqual([]);
  });
});

describe("what may not come in", () => {
  test.each([
    "IMSI",
    "imei",
    "手机号",
    "MSISDN",
    "用户数",
    "user_phone",
    "机主姓名",
    "subscriberId",
    "主叫号码",
    "iccid",
  ])("a base-station file with a column %s is refused whole", async (column) => {
    const csv = `id,name,lng,lat,${column}\n1,a,120,30,460001234567890\n`;
    const { result, ports } = await taken(csv, { ...wgs84, as: "base-stations" });
    expect(result).toMatchObject({
      ok: false,
      refusal: { kind: "forbidden-field", rule: "subscriber", column },
    });
    expect(ports.events).toEqual([]);
  });

  test.each([
    ["faceId", "face"],
    ["人脸特征值", "face"],
    ["民族", "origin"],
    ["户籍地", "origin"],
    ["person_score", "person-score"],
    ["聊天记录", "speech"],
    ["imsi", "subscriber"],
  ])("any file with a column %s is refused whole", async (column, rule) => {
    for (const as of ["cameras", "units", "incidents", "places"] as const) {
      const csv = `id,name,lng,lat,时间,${column}\n1,a,120,30,2026-01-02,x\n`;
      const { result } = await taken(csv, { ...wgs84, as });
      expect(result).toMatchObject({ refusal: { kind: "forbidden-field", rule } });
    }
  });

  test("columns and values named like the machinery of objects do no harm", async () => {
    const json = `[{"__proto__": {"polluted": 1}, "constructor": "x", "id": "1", "name": "a",
      "lng": 120, "lat": 30, "heading": "constructor", "toString": 1}]`;
    const { result, ports } = await taken(json, { ...wgs84, as: "cameras", name: "a.json" });
    expect(result).toMatchObject({ ok: true, value: { imported: 1 } });
    expect(ports.assets()).toMatchObject([{ heading: null }]);
    expect("polluted" in {}).toBe(false);
    const csv = "__proto__,id,name,lng,lat\nx,2,b,120,30\n";
    expect((await taken(csv, { ...wgs84, as: "cameras" })).result).toMatchObject({ ok: true });
  });
});
