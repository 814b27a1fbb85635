import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { TravelMode, Unit, UnitClass } from "../../shared/model/unit.ts";
import type { RowContext } from "./row-context.ts";
import { rejection, shortName } from "./row-identity.ts";
import type { RowRejection } from "./row-identity.ts";
import type { RowReader } from "./row-reader.ts";
import { flagsOf, siteOf } from "./row-site.ts";

export function unitFromRow(reader: RowReader, context: RowContext): Result<Unit, RowRejection> {
  const site = siteOf(reader, context);
  if (!site.ok) return err(site.refusal);
  const { id, name, position } = site.value;
  const modeText = reader.text("mode");
  const mode = meaningOf(modeText, MODE_WORDS);
  if (modeText !== "" && mode === null) reader.countUnreadable("mode");
  const classText = reader.text("class") || (reader.texts("category").find(isClass) ?? "");
  const unitClass =
    classText === "" ? (mode === "car" ? "vehicle" : "officer") : meaningOf(classText, CLASS_WORDS);
  if (unitClass === null) return err(rejection("class-unknown", classText));
  const station = shortName(reader.text("station"));
  return ok({
    kind: "unit",
    id,
    callSign: name,
    class: unitClass,
    mode: mode ?? (modeText === "" ? USUAL_MODE[unitClass] : null),
    skills: skillsIn(reader.text("skills")),
    home: position,
    station: station === "" ? null : station,
    source: context.source,
    flags: flagsOf(site.value),
  });
}

/** Many rosters say "kind" for it, as they do for other things. */
function isClass(text: string): boolean {
  return meaningOf(text, CLASS_WORDS) !== null;
}

const SKILLS_MAX = 20;

const MODE_WORDS: readonly (readonly [TravelMode, RegExp])[] = [
  ["ebike", /^(ebike|e-bike|bike|bicycle)$|电动|电瓶|电摩|摩托|骑行|自行车/],
  ["foot", /^(foot|walk|walking|on foot)$|步行|徒步|步巡/],
  ["car", /^(car|drive|driving|vehicle|auto)$|汽车|警车|驾车|机动车|车巡|轿车|驾驶/],
];

const CLASS_WORDS: readonly (readonly [UnitClass, RegExp])[] = [
  ["volunteer", /^volunteers?$|志愿|义警|平安员|群防/],
  ["vehicle", /^(vehicle|car|patrol ?car|van)s?$|警车|车辆|巡逻车|车组|车$/],
  ["officer", /^(officer|police|patrol|foot)s?$|民警|警员|辅警|巡警|特警|交警|巡组|步巡|巡逻组/],
];

const USUAL_MODE: Readonly<Record<UnitClass, TravelMode>> = {
  officer: "foot",
  vehicle: "car",
  volunteer: "foot",
};

function meaningOf<T>(text: string, words: readonly (readonly [T, RegExp])[]): T | null {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

function skillsIn(text: string): string[] {
  const skills = text.split(/[;；、,，|/]/).map((skill) => shortName(skill.trim()));
  return [...new Set(skills.filter((skill) => skill !== ""))].slice(0, SKILLS_MAX);
}
