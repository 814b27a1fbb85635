import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stationNameIn, writeStationName } from "./station-name.ts";

test("a station is called by its name, or by its id where the file says nothing right", () => {
  const dir = mkdtempSync(join(tmpdir(), "onewall-name-"));
  expect(stationNameIn(dir, "GUQ5")).toBe("GUQ5");
  writeStationName(dir, "枫溪市公安局指挥中心");
  expect(stationNameIn(dir, "GUQ5")).toBe("枫溪市公安局指挥中心");
  for (const text of ["", "{", '{"name":""}', '{"name":5}']) {
    writeFileSync(join(dir, "station.json"), text);
    expect(stationNameIn(dir, "GUQ5")).toBe("GUQ5");
  }
  rmSync(dir, { recursive: true });
});
