import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import type { IncidentState } from "../fold/incident-state.ts";
import { levelOf } from "../fold/push-state.ts";
import { recipientFor } from "../fold/roster-state.ts";
import { stationNameOf } from "../fold/station-of.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import { isEndedStage } from "../model/handoff.ts";
import { FIRST_PUSH_POSTS, PUSH_CLOCKS, ROLLUP_ITEMS_MAX, ROLLUP_POSTS } from "../model/push.ts";
import type { DisputeLevel, PushPost } from "../model/push.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { eventsSending, fieldsOfIncident, openPartnerOf, payloadFor } from "./handoff-draft.ts";
import type { HandoffDraft, OpenPartner } from "./handoff-draft.ts";
import { EARLIER_DAYS, disputeLevelFrom } from "./push-level.ts";
import type { Refusal } from "./refusal.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;
const DAY_MS = 86_400_000;

export function pushDispute(
  wall: WallState,
  command: Of<"push-dispute">,
  context: DecisionContext,
): Decision {
  const { incidentId, lane } = command;
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  if (incident.report.category !== "dispute") return err({ kind: "not-a-dispute", incidentId });
  const leveled = levelEvents(wall, incident, context.now);
  const sent =
    lane === 1
      ? firstPush(wall, incident, leveled.level, context)
      : thirdPush(wall, incident, { level: leveled.level, consult: command.consult }, context);
  return sent.ok ? ok([...leveled.events, ...sent.value]) : sent;
}

/** The level that a person or the rules set; the rules speak once, when it is first pushed. */
function levelEvents(wall: WallState, incident: IncidentState, at: EpochMs) {
  const { id: incidentId } = incident.report;
  const known = levelOf(wall.push.get(incidentId));
  if (known !== null) return { level: known, events: [] };
  const { level, reasons } = disputeLevelFrom(levelFactsOf(wall, incident));
  const event = { kind: "push-leveled", v: 1, incidentId, level, why: null, at } as const;
  return { level, events: [{ ...event, reasons: [...reasons] } satisfies WallEvent] };
}

function levelFactsOf(wall: WallState, incident: IncidentState) {
  const { report, links, parts, mergedInto } = incident;
  const { id, title, text, address, reportedAt } = report;
  const linked = new Set([...links, ...parts, ...(mergedInto === null ? [] : [mergedInto])]);
  const place = placeKey(address);
  let earlier = 0;
  for (const other of wall.incident.values()) {
    const { report: before } = other;
    const age = reportedAt - before.reportedAt;
    // What a person merged or linked with it is the same matter, not an earlier one.
    const same = before.id === id || linked.has(before.id);
    const counts = before.category === "dispute" && !same && other.stage !== "cancelled";
    if (!counts || age < 0 || age > EARLIER_DAYS * DAY_MS) continue;
    if (place !== "" && placeKey(before.address) === place) earlier++;
  }
  const said = `${title} ${text}`;
  return { said, address, earlierAtAddress: earlier, linked: linked.size };
}

function placeKey(address: string): string {
  return address.normalize("NFKC").replace(/\s/gu, "").toLowerCase();
}

/** 推送一: at once, to those on duty. */
function firstPush(
  wall: WallState,
  incident: IncidentState,
  level: DisputeLevel,
  context: DecisionContext,
): Decision {
  const incidentId = incident.report.id;
  if ((wall.push.get(incidentId)?.lanes[1].length ?? 0) > 0) {
    return err({ kind: "push-known", incidentId });
  }
  return itemsToPosts(wall, incident, { posts: FIRST_PUSH_POSTS[level], level }, context);
}

function itemsToPosts(
  wall: WallState,
  incident: IncidentState,
  of: { readonly posts: readonly PushPost[]; readonly level: DisputeLevel },
  context: DecisionContext,
): Decision {
  const terminals = terminalsOf(wall);
  if (!terminals.ok) return terminals;
  const { id: incidentId } = incident.report;
  const roster = wall.roster.get(stationNameOf(wall, incident.report));
  const drafts: HandoffDraft[] = [];
  for (const post of of.posts) {
    const { name: recipient, passedOver } = recipientFor(roster, post, context.now);
    const facts = { incidentId, level: of.level, lane: 1, post, recipient };
    const known = { ...fieldsOfIncident(wall, incidentId), ...facts };
    const payload = payloadFor(wall, terminals.value.partner, { known, written: {} });
    if (!payload.ok) return payload;
    const about = { incidentIds: [incidentId], post, recipient, passedOver: [...passedOver] };
    const purpose = { kind: "push", lane: 1, ...about, rollupId: null } as const;
    drafts.push({ incidentId, purpose, payload: payload.value, clocks: PUSH_CLOCKS[1] });
  }
  return ok(eventsSending(terminals.value, drafts, context));
}

/** Where our own people read: a gateway to their terminals, or this wall itself. */
function terminalsOf(wall: WallState): Result<OpenPartner, Refusal> {
  const all = [...wall.partner.values()].flatMap(({ partner, isOpen }) => {
    return partner?.kind === "terminal" ? [{ ...partner, isOpen }] : [];
  });
  const gateway = all.find(({ isLocal, isOpen }) => !isLocal && isOpen);
  const chosen = gateway ?? all.find(({ isLocal }) => isLocal);
  if (chosen === undefined) return err({ kind: "partner-unknown", thing: "terminal" });
  return openPartnerOf(wall, chosen.id);
}

/** What 四平台 are asked for, in their own words. */
const ASKED = { high: "会商化解", medium: "跟踪化解", low: "回访" } as const;

/** 推送三: to 四平台, with category, hand-off, feedback and 会商. */
function thirdPush(
  wall: WallState,
  incident: IncidentState,
  of: { readonly level: DisputeLevel; readonly consult: boolean | null },
  context: DecisionContext,
): Decision {
  const { id: incidentId } = incident.report;
  const under = wall.push.get(incidentId)?.lanes[3].some((id) => {
    const stage = wall.handoff.get(id)?.stage;
    return stage === "closed" || (stage !== undefined && !isEndedStage(stage));
  });
  if (under === true) return err({ kind: "push-known", incidentId });
  const platforms = [...wall.partner.values()].flatMap(({ partner, isOpen }) => {
    return partner?.kind === "four-platforms" ? [{ id: partner.id, isOpen }] : [];
  });
  const chosen = platforms.find(({ isOpen }) => isOpen) ?? platforms[0];
  if (chosen === undefined) return err({ kind: "partner-unknown", thing: "four-platforms" });
  const open = openPartnerOf(wall, chosen.id);
  if (!open.ok) return open;
  const consult = of.consult ?? of.level === "high";
  const { text: _text, ...facts } = fieldsOfIncident(wall, incidentId);
  const known = {
    ...facts,
    ...{ level: of.level, handoff: ASKED[of.level], consult },
    ...(incident.result === null ? {} : { feedback: incident.result }),
  };
  const payload = payloadFor(wall, open.value.partner, { known, written: {} });
  if (!payload.ok) return payload;
  const about = { incidentIds: [incidentId], post: null, recipient: "", passedOver: [] };
  const purpose = { kind: "push", lane: 3, ...about, rollupId: null } as const;
  return ok(eventsSending(open.value, [{ incidentId, purpose, payload: payload.value }], context));
}

export function levelDispute(
  wall: WallState,
  command: Of<"level-dispute">,
  context: DecisionContext,
): Decision {
  const { incidentId, level, reason } = command;
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  if (incident.report.category !== "dispute") return err({ kind: "not-a-dispute", incidentId });
  if (reason.trim() === "") return err({ kind: "reason-missing" });
  const push = wall.push.get(incidentId);
  if (levelOf(push) === level) return ok([]);
  const { reasons } = disputeLevelFrom(levelFactsOf(wall, incident));
  const about = { incidentId, level, reasons: [...reasons], why: reason, at: context.now };
  const events: WallEvent[] = [{ kind: "push-leveled", v: 1, ...about }];
  if ((push?.lanes[1].length ?? 0) === 0) return ok(events);
  // Who was not told at the level it had is told at the one it has now.
  const told = (push?.lanes[1] ?? []).map((id) => {
    const purpose = wall.handoff.get(id)?.handoff.purpose;
    return purpose?.kind === "push" ? purpose.post : null;
  });
  const posts = FIRST_PUSH_POSTS[level].filter((post) => !told.includes(post));
  const more = itemsToPosts(wall, incident, { posts, level }, context);
  return more.ok ? ok([...events, ...more.value]) : more;
}

/** 推送二: a station's open disputes of the day, in one item to each of three posts. */
export function rollUpPushes(
  wall: WallState,
  command: Of<"roll-up-pushes">,
  context: DecisionContext,
): Decision {
  const { stationName, dueAt } = command;
  const rollupId = `${stationName}@${dueAt}`;
  const roster = wall.roster.get(stationName);
  if (roster?.rollups.some((made) => made.rollupId === rollupId) === true) return ok([]);
  const open = openDisputes(wall, stationName, dueAt);
  const shown = open.slice(0, ROLLUP_ITEMS_MAX);
  const incidentIds = shown.map(({ report }) => report.id);
  const made = { rollupId, stationName, dueAt, incidentIds, at: context.now };
  const events: WallEvent[] = [{ kind: "push-rolled-up", v: 1, ...made }];
  if (shown.length === 0) return ok(events);
  const terminals = terminalsOf(wall);
  if (!terminals.ok) return terminals;
  const lines = shown.map(({ report: { id: incidentId, title, address } }) => {
    return { incidentId, title, address, level: levelOf(wall.push.get(incidentId)) ?? "low" };
  });
  const title = `${stationName} ${open.length} 起未结纠纷`;
  const drafts: HandoffDraft[] = [];
  for (const post of ROLLUP_POSTS) {
    const { name: recipient, passedOver } = recipientFor(roster, post, context.now);
    const known = { title, lines, lane: 2, post, recipient };
    const payload = payloadFor(wall, terminals.value.partner, { known, written: {} });
    if (!payload.ok) return payload;
    const about = { incidentIds, post, recipient, passedOver: [...passedOver], rollupId };
    const purpose = { kind: "push", lane: 2, ...about } as const;
    drafts.push({ incidentId: null, purpose, payload: payload.value, clocks: PUSH_CLOCKS[2] });
  }
  return ok([...events, ...eventsSending(terminals.value, drafts, context)]);
}

/** Disputes of a station that were pushed and are not at their end, oldest first. */
export function openDisputes(
  wall: WallState,
  stationName: string,
  until: EpochMs,
): readonly IncidentState[] {
  const open = [...wall.push.keys()].flatMap((id) => {
    const incident = wall.incident.get(id);
    if (incident === undefined || incident.report.reportedAt > until) return [];
    if (!isOpenDispute(wall, incident)) return [];
    return stationNameOf(wall, incident.report) === stationName ? [incident] : [];
  });
  return open.sort((a, b) => a.report.reportedAt - b.report.reportedAt);
}

/** The call is not archived, withdrawn or part of another, or the platforms still have it. */
function isOpenDispute(wall: WallState, { report, stage }: IncidentState): boolean {
  if (stage !== "archived" && stage !== "cancelled" && stage !== "merged") return true;
  return (wall.push.get(report.id)?.lanes[3] ?? []).some((id) => {
    const item = wall.handoff.get(id)?.stage;
    return item !== undefined && !isEndedStage(item);
  });
}
