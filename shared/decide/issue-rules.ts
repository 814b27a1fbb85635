import type { Command } from "../commands/command.ts";
import type { IssueState } from "../fold/issue-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import { namesCitizenNumber } from "../model/handoff-payload.ts";
import { ISSUE_AGE_MS_MAX } from "../model/issue.ts";
import { lngLatOf } from "../model/position.ts";
import { TEXT_LENGTH_MAX } from "../model/shape.ts";
import { AHEAD_MS_MAX } from "./alert-rules.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { reportIncident } from "./incident-rules.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;
const TITLE_LENGTH = 40;

/** The same report once more is the same report: terminals send again what was not answered. */
export function takeIssue(
  wall: WallState,
  { issue }: Of<"take-issue">,
  { now }: DecisionContext,
): Decision {
  if (wall.issue.has(issue.id)) return ok([]);
  if (!wall.unit.has(issue.unitId)) return err({ kind: "unit-unknown", unitId: issue.unitId });
  if (issue.saidAt > now + AHEAD_MS_MAX) return err({ kind: "report-in-future" });
  if (issue.saidAt < now - ISSUE_AGE_MS_MAX) return err({ kind: "issue-late", thing: issue.id });
  const named = [issue.text, issue.address].some(namesCitizenNumber);
  if (named) return err({ kind: "content-held-back", thing: issue.id });
  return ok([{ kind: "issue-taken", v: 1, issue, at: now }]);
}

/** One call of all, by the first of them; nobody is sent anywhere by it. */
export function settleIssues(
  wall: WallState,
  { issueIds, deed, reason }: Of<"settle-issues">,
  context: DecisionContext,
): Decision {
  const { now } = context;
  const states: IssueState[] = [];
  for (const id of new Set(issueIds)) {
    const state = wall.issue.get(id);
    if (state === undefined) return err({ kind: "issue-unknown", thing: id });
    if (state.settled !== null) return err({ kind: "issue-settled", thing: state.settled.by });
    states.push(state);
  }
  if (deed === "dismiss") {
    if (reason.trim() === "") return err({ kind: "reason-missing" });
    return ok(states.map((state) => settledOf(state, { deed, calledId: null, reason, now })));
  }
  const reported = reportIncident(wall, callOf(states), context);
  if (!reported.ok) return reported;
  const [first] = reported.value;
  if (first?.kind !== "incident-reported") return reported;
  const calledId = first.report.id;
  const settled = states.map((state) => settledOf(state, { deed, calledId, reason, now }));
  return ok([...reported.value, ...settled]);
}

export function wipeIssuePhoto(
  wall: WallState,
  { issueId }: Of<"wipe-issue-photo">,
  { now }: DecisionContext,
): Decision {
  const state = wall.issue.get(issueId);
  if (state === undefined) return err({ kind: "issue-unknown", thing: issueId });
  return ok(state.hasPhoto ? [{ kind: "issue-photo-wiped", v: 1, issueId, at: now }] : []);
}

function settledOf(
  { issue }: IssueState,
  of: {
    deed: "call" | "dismiss";
    calledId: string | null;
    reason: string;
    now: DecisionContext["now"];
  },
) {
  const { deed, calledId, reason, now: at } = of;
  const settled = { issueId: issue.id, deed, calledId, reason, at };
  return { kind: "issue-settled", v: 1, ...settled } as const;
}

/** What the first says names the call; what the others add stands below it, once each. */
function callOf(states: readonly IssueState[]): Of<"report-incident"> {
  const issue = states[0]?.issue;
  const { category = "other", address = "", text = "" } = issue ?? {};
  const located = states.find(({ issue: one }) => lngLatOf(one.position) !== null)?.issue;
  const lines = [...new Set(states.map(({ issue: one }) => one.text))];
  return {
    ...{ kind: "report-incident", category, address, priority: 3 },
    title: [...text.split("\n", 1).join("")].slice(0, TITLE_LENGTH).join(""),
    text: lines.join("\n").slice(0, TEXT_LENGTH_MAX),
    lngLat: located === undefined ? null : lngLatOf(located.position),
    ...{ reportedAt: issue?.saidAt ?? null, givenId: null },
  };
}
