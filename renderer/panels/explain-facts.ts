import type { IncidentState } from "../../shared/fold/incident-state.ts";
import type { AssetState } from "../../shared/fold/asset-state.ts";
import { postHours } from "../../shared/fold/post-hours.ts";
import type { UnitState } from "../../shared/fold/unit-state.ts";
import type { Asset } from "../../shared/model/asset.ts";
import { entityKey } from "../../shared/model/entity-key.ts";
import type { Position } from "../../shared/model/position.ts";
import type { Selection } from "../../shared/model/selection.ts";
import { countText, positionText } from "../ui/figure-text.ts";
import { ZONE_MINUTES, clockText, durationText } from "../ui/time-text.ts";
import { said } from "../ui/window-preferences.svelte.ts";
import { breathing } from "../words/breathing.ts";
import { alarmWords } from "../words/alarm-words.ts";
import { explainWords } from "../words/explain-words.ts";
import { controlWords } from "../words/control-words.ts";
import { incidentWords } from "../words/incident-words.ts";
import { thingWords } from "../words/thing-words.ts";
import { unitWords } from "../words/unit-words.ts";
import type { Desk, Seen } from "./desk.svelte.ts";
import { hoursText, shiftText } from "./post-texts.ts";
import { traceOf } from "./explain-trace.ts";
import type { TracedKind } from "./explain-trace.ts";
import { thingName } from "./thing-name.ts";
import { doingOf } from "./unit-doing.ts";

export type Fact = { readonly name: string; readonly value: string };
export type Explanation = { readonly title: string; readonly facts: readonly Fact[] };

/** Where a thing's data came from, how old it is, in which coordinates, who changed it last, and
 *  the rule by which it is drawn as it is.  Null: nothing is known about it. */
export function explain(desk: Desk, selection: Selection): Explanation | null {
  const { wall } = desk.live;
  const { kind, id, lngLat } = selection;
  if (kind === "point" || kind === "place") {
    const at = lngLat === null ? [] : [fact("position", positionText(lngLat))];
    const facts = [...at, fact("rule", said(thingWords).rule.point)];
    return { title: kind === "place" ? id : said(thingWords).kind.point, facts };
  }
  const title = thingName(wall, kind, id);
  if (kind === "incident") {
    const incident = wall.incident.get(id);
    return incident === undefined ? null : { title, facts: incidentFacts(desk, incident) };
  }
  if (kind === "unit") {
    const unit = wall.unit.get(id);
    return unit === undefined ? null : { title, facts: unitFacts(desk, id, unit) };
  }
  if (kind === "camera" || kind === "checkpoint" || kind === "base-station") {
    const state = wall[kind].get(id);
    if (state === undefined) return null;
    const { asset, importedAt } = state;
    const facts = [
      ...sourceFacts(asset),
      ...seenFacts(desk, desk.seen(entityKey(kind, id)), said(thingWords).rule.camera),
      fact("changedBy", clockText(importedAt)),
      ...positionFacts(asset.position),
      fact("rule", said(thingWords).rule.asset),
    ];
    return { title, facts };
  }
  if (kind === "post") {
    const state = wall.post.get(id);
    return state === undefined ? null : { title, facts: postFacts(desk, state) };
  }
  return traceExplained(desk, { kind, id, title });
}

/** Known by what was written of it: whence, when, by whom, why, and the rule of its kind. */
function traceExplained(
  desk: Desk,
  { kind, id, title }: { kind: TracedKind; id: string; title: string },
): Explanation | null {
  const trace = traceOf(desk.live.wall, kind, id, desk.now);
  if (trace === null) return null;
  const words = said(explainWords);
  const { source, contentAt, changed, reason, until } = trace;
  const { days } = said(controlWords);
  const who = changed === null ? words.nobody : breathing(changed.by);
  const changedAt = changed?.at ?? null;
  const when = changedAt === null ? "" : clockText(changedAt);
  const age =
    contentAt === null
      ? said(thingWords).unknownAge
      : durationText(Math.max(0, (desk.now - contentAt) / 1000), days);
  return {
    title,
    facts: [
      fact("source", source === null ? words.ownLog : breathing(source)),
      ...(contentAt === null ? [] : [fact("contentTime", clockText(contentAt))]),
      fact("age", age),
      ...(reason === "" ? [] : [fact("reason", breathing(reason))]),
      ...(until === null ? [] : [fact("until", clockText(until))]),
      fact("changedBy", [who, when].filter((part) => part !== "").join(" ")),
      fact("rule", ruleOf(desk, kind, id)),
    ],
  };
}

/** An alarm says why it is as red as it is; everything else the rule of its kind. */
function ruleOf(desk: Desk, kind: TracedKind, id: string): string {
  const words = said(explainWords);
  const alarm = kind === "alarm" ? desk.live.wall.alarm.get(id) : undefined;
  if (alarm === undefined) return words.rule[kind];
  const { type, priority } = alarm;
  return words.alarmRule(said(alarmWords).type[type], words.priority[priority]);
}

/** When it is open, who is on, and the whole of its list. */
function postFacts(desk: Desk, { asset, importedAt }: AssetState<"post">): Fact[] {
  const hours = postHours(asset, desk.now, ZONE_MINUTES);
  return [
    fact("state", hoursText(hours, desk.now)),
    ...asset.shifts.map((shift) => fact("shift", shiftText(shift))),
    fact("kind", breathing(asset.class)),
    ...(asset.station === null ? [] : [fact("station", breathing(asset.station))]),
    ...sourceFacts(asset),
    fact("changedBy", clockText(importedAt)),
    ...positionFacts(asset.position),
    fact("rule", said(thingWords).rule.asset),
  ];
}

function incidentFacts(desk: Desk, { report, stage, timeline }: IncidentState): Fact[] {
  const last = timeline.at(-1);
  const age = (desk.now - report.reportedAt) / 1000;
  return [
    fact("source", breathing(report.source)),
    fact("state", said(incidentWords).stage[stage]),
    fact("contentTime", clockText(report.reportedAt)),
    fact("age", durationText(age, said(controlWords).days)),
    fact("address", breathing(report.address)),
    ...positionFacts(report.position),
    ...(last === undefined
      ? []
      : [fact("changedBy", `${breathing(last.actor)} ${clockText(last.at)} ${last.terminal}`)]),
    fact("rule", said(thingWords).rule.incident),
  ];
}

function unitFacts(desk: Desk, id: string, unit: UnitState): Fact[] {
  const seen = desk.seen(entityKey("unit", id));
  const named = unit.unit === null ? [] : sourceFacts(unit.unit);
  const home = unit.unit === null || seen !== null ? [] : positionFacts(unit.unit.home);
  const doing = said(unitWords).doing[doingOf(unit)];
  return [
    ...named,
    fact("state", doing),
    ...seenFacts(desk, seen, said(thingWords).rule.unit),
    ...home,
  ];
}

function sourceFacts(asset: Asset): Fact[] {
  const flags = asset.flags.map((flag) => said(thingWords).flags[flag]).join(" / ");
  return [fact("source", breathing(asset.source)), ...(flags === "" ? [] : [fact("flags", flags)])];
}

function seenFacts(desk: Desk, seen: Seen | null, rule: (limit: string) => string): Fact[] {
  const words = said(thingWords);
  const { days } = said(controlWords);
  if (seen === null) return [fact("age", words.unknownAge), fact("rule", words.ruleWhy.never)];
  const age = Math.max(0, (desk.now - seen.at) / 1000);
  const why = words.ruleWhy[desk.freshness(seen)];
  const speed = seen.speed === null ? "" : said(unitWords).kmh(Math.round(seen.speed * 3.6));
  return [
    fact("contentTime", clockText(seen.at)),
    fact("arrivalTime", clockText(seen.receivedAt)),
    fact("age", durationText(age, days)),
    fact("interval", words.everySeconds(Math.round(seen.interval))),
    ...(seen.lngLat === null ? [] : [fact("position", positionText(seen.lngLat))]),
    ...(speed === "" ? [] : [fact("speed", speed)]),
    ...(seen.value === null ? [] : [fact("measured", countText(seen.value))]),
    fact("rule", words.rule.line(rule(durationText(2 * seen.interval, days)), why)),
  ];
}

function positionFacts(position: Position): Fact[] {
  const words = said(thingWords);
  const crs = position.crs === null ? words.held.untagged : position.crs.toUpperCase();
  const raw = position.raw === null ? words.noPosition : positionText(position.raw);
  if (position.kind === "held") {
    return [fact("position", words.held[position.reason]), fact("crs", crs), fact("raw", raw)];
  }
  return [fact("position", positionText(position.lngLat)), fact("crs", crs), fact("raw", raw)];
}

function fact(name: keyof ReturnType<typeof factWords>, value: string): Fact {
  return { name: factWords()[name], value };
}

function factWords() {
  return said(thingWords).fact;
}
