import { expect, test } from "vitest";
import type { SourcePulse } from "../../../shared/model/source-pulse.ts";
import { epochMs } from "../../../shared/units/quantity.ts";
import { isMeasured, ratesWith } from "./rates.ts";

const NOW = 1_764_000_000_000;
const rules = (change: Partial<SourcePulse>): SourcePulse => ({
  ...{ id: "alarm-rules", name: "告警规则", class: "operator", link: "connected", note: "" },
  ...{ newestAt: epochMs(NOW), receivedAt: epochMs(NOW), staleAfterMs: 5000 },
  ...{ accepted: 1, rejected: {}, crs: null },
  ...change,
});

test("alarms are measured only while the rules are heard", () => {
  expect(isMeasured(rules({}), NOW)).toBe(true);
  expect(isMeasured(rules({}), NOW + 6001), "silent").toBe(false);
  expect(isMeasured(rules({ link: "lost" }), NOW), "the disk takes nothing").toBe(false);
  expect(isMeasured(rules({ receivedAt: null }), NOW), "never heard").toBe(false);
  expect(isMeasured(null, NOW), "not there").toBe(false);
});

test("the desk that looks stands in the meter with a true zero", () => {
  const other = { name: "乙", tenMinutes: 2, hour: 3 };
  expect(ratesWith([other], "甲")).toEqual([other, { name: "甲", tenMinutes: 0, hour: 0 }]);
  expect(ratesWith([other], "乙")).toEqual([other]);
});
