import { afterEach, expect, test } from "vitest";
import type { IncidentReport } from "../../shared/model/incident.ts";
import { importFile } from "./import-files.ts";
import { PortsInMemory } from "./ports-in-memory.ts";

const usual = process.env["TZ"];
afterEach(() => {
  if (usual === undefined) delete process.env["TZ"];
  else process.env["TZ"] = usual;
});

const taken = async (name: string, text: string, ports = new PortsInMemory()) => {
  const bytes = new TextEncoder().encode(text);
  const source = {
    name,
    content: { kind: "bytes", bytes },
    as: "incidents",
    crs: "wgs84",
  } as const;
  return { result: await importFile(source, ports), ports };
};
const reports = (ports: PortsInMemory): IncidentReport[] =>
  ports.events.flatMap((event) => (event.kind === "incident-reported" ? [event.report] : []));

const HEADER =
  "JJDBH,BJFSDM,BJDH,BJRXM,SFDD,GIS_X,GIS_Y,BJSJ,GXDWDM,BJLBMC,BJLXMC,BJNR,CASELEVEL,AJZT\n";
const row = (id: string, rest: { x?: string; state?: string } = {}) =>
  `${id},01,13900000000,赵某,"解放路2号,北门",${rest.x ?? "120.1"},30.2,2026-01-02 08:00:01,` +
  `330100000000,治安,纠纷,"与13911112222争吵",2,${rest.state ?? "1"}\n`;

test("a sheet of the 110 register is an incident at its Chinese time on any host", async () => {
  for (const zone of ["Asia/Shanghai", "America/New_York"]) {
    process.env["TZ"] = zone;
    const { result, ports } = await taken("jjd.csv", HEADER + row("33010020260102000001"));
    expect(result).toMatchObject({ ok: true, value: { kind: "incidents", imported: 1 } });
    expect(reports(ports)).toMatchObject([
      {
        id: "110:33010020260102000001",
        reportedAt: Date.UTC(2026, 0, 2, 0, 0, 1),
        category: "dispute",
        priority: 2,
        address: "解放路2号,北门",
        position: { kind: "located", lngLat: [120.1, 30.2] },
      },
    ]);
  }
});

test("who called is nowhere, not even within the words", async () => {
  const { result, ports } = await taken("jjd.csv", HEADER + row("1"));
  const stored = JSON.stringify(ports.events);
  for (const secret of ["13900000000", "赵某", "13911112222"]) expect(stored).not.toContain(secret);
  expect(result).toMatchObject({ value: { warnings: ["personal-columns-dropped: bjdh, bjrxm"] } });
});

test("a sheet without a place is held, and a later one gives it its place", async () => {
  const { result, ports } = await taken("jjd.csv", HEADER + row("1", { x: "" }));
  expect(result).toMatchObject({ value: { imported: 1, held: 1 } });
  const later = await taken("jjd2.csv", HEADER + row("1"), ports);
  expect(later.result).toMatchObject({ value: { imported: 0, updated: 1 } });
  expect(ports.kinds()).toContain("incident-located");
});

test("a sheet brought again is no second incident; a closed one closes it once", async () => {
  const { ports } = await taken("jjd.csv", HEADER + row("1"));
  expect((await taken("jjd.csv", HEADER + row("1"), ports)).result).toMatchObject({
    value: { imported: 0, updated: 0, unchanged: 1 },
  });
  const closing = HEADER + row("1", { state: "4" });
  expect((await taken("jjd.csv", closing, ports)).result).toMatchObject({ value: { updated: 1 } });
  expect((await taken("jjd.csv", closing, ports)).result).toMatchObject({
    value: { unchanged: 1 },
  });
  expect(ports.kinds().filter((kind) => kind !== "import-finished")).toEqual([
    "incident-reported",
    "incident-closed",
  ]);
});

test("plain columns and JSON with long numbers are incidents too", async () => {
  const csv =
    "id,time,category,title,address,lng,lat,priority\n" +
    "a-1,2026-01-02T00:00:00Z,theft,Bike stolen,Main St 1,120.1,30.2,1\n";
  expect(reports((await taken("incidents.csv", csv)).ports)).toMatchObject([
    { id: "a-1", category: "theft", title: "Bike stolen", priority: 1 },
  ]);
  const json =
    '[{"JJDBH":33010020260102000001,"BJSJ":"20260102080001","SFDD":"东门","BJLBMC":"火灾"}]';
  expect(reports((await taken("jjd.json", json)).ports)).toMatchObject([
    { id: "110:33010020260102000001", category: "fire", position: { kind: "held" } },
  ]);
});

test.each([
  ["", "time-missing"],
  ["昨天", "time-unreadable: 昨天"],
  ["2036-01-01 00:00", "time-future: 2036-01-01 00:00"],
])("a call at the time %s is rejected with its row", async (time, reason) => {
  const csv = `id,time,category,title,lng,lat\n1,${time},theft,a,120,30\n`;
  const { result } = await taken("incidents.csv", csv);
  expect(result).toMatchObject({ value: { imported: 0, rejected: [{ row: 2, reason }] } });
});
