import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { rollOf } from "../fold/gathering-roll.ts";
import type { GatheringState } from "../fold/gathering-state.ts";
import { stepKey } from "../fold/gathering-state.ts";
import { isOpenMuster } from "../fold/muster-state.ts";
import type { MusterState } from "../fold/muster-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { unreachable } from "../kit/assert.ts";
import { err, ok } from "../kit/result.ts";
import { GATHERING_DAYS_MAX, changedPosts, sharedPostsOf } from "../model/gathering.ts";
import type { Gathering, GatheringPost } from "../model/gathering.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { freeId } from "./free-id.ts";
import { eventsSending, openPartnerOf, payloadFor } from "./handoff-draft.ts";
import { namesNumber } from "./names-number.ts";
import type { Refusal } from "./refusal.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;
const GATHERING_COMMANDS = [
  "keep-gathering",
  "call-gathering",
  "tick-gathering-step",
  "share-gathering",
  "end-gathering",
] as const satisfies readonly Command["kind"][];
export type GatheringCommand = Of<(typeof GATHERING_COMMANDS)[number]>;

const DAY_MS = 86_400_000;

export function isGatheringCommand(command: Command): command is GatheringCommand {
  return GATHERING_COMMANDS.some((kind) => kind === command.kind);
}

/** Events (大型活动安保): the plan of posts, its roll-call, and what rail police are told of it. */
export function decideGathering(
  wall: WallState,
  command: GatheringCommand,
  context: DecisionContext,
): Decision {
  const { gatheringId } = command;
  const state = gatheringId === null ? null : (wall.gathering.get(gatheringId) ?? null);
  if (command.kind === "keep-gathering" && gatheringId === null) {
    return keep(wall, { command, state: null }, context);
  }
  if (state === null) return err({ kind: "gathering-unknown", thing: gatheringId ?? "" });
  if (state.endedAt !== null) return err({ kind: "gathering-over", thing: state.gathering.name });
  switch (command.kind) {
    case "keep-gathering":
      return keep(wall, { command, state }, context);
    case "call-gathering":
      return call(wall, state, context);
    case "tick-gathering-step": {
      const { step, done } = command;
      const isKnown = state.gathering.steps.some((one) => stepKey(one) === stepKey(step));
      if (!isKnown) return err({ kind: "thing-unknown", thing: step.text });
      const { id } = state.gathering;
      const at = context.now;
      return ok([{ kind: "gathering-step-ticked", v: 1, gatheringId: id, step, done, at }]);
    }
    case "share-gathering":
      return share(wall, { state, partnerId: command.partnerId }, context);
    case "end-gathering":
      return ok([
        { kind: "gathering-ended", v: 1, gatheringId: state.gathering.id, at: context.now },
        ...rollEnds(wall, state, context),
      ]);
    default:
      return unreachable(command);
  }
}

type Keeping = {
  readonly command: Of<"keep-gathering">;
  readonly state: GatheringState | null;
};

function keep(wall: WallState, { command, state }: Keeping, context: DecisionContext): Decision {
  const { now, station } = context;
  const { kind: _, gatheringId, ...fields } = command;
  const refused = refusalOf(wall, fields, state);
  if (refused !== null) return err(refused);
  const wanted = `${station}-G${Math.floor(now).toString(36)}`;
  const id = gatheringId ?? freeId(wall.gathering, wanted);
  const gathering = { ...fields, id, name: fields.name.trim() };
  const kept: WallEvent = { kind: "gathering-kept", v: 1, gathering, at: now };
  const roll = rollOf(wall.muster.values(), id);
  if (state === null || roll === null || !isOpenMuster(roll)) return ok([kept]);
  return ok([kept, ...askedAnew({ before: state.gathering, after: gathering, roll }, context)]);
}

type Fields = Omit<Gathering, "id">;

function refusalOf(
  wall: WallState,
  { name, from, to, posts, sectors, steps }: Fields,
  state: GatheringState | null,
): Refusal | null {
  if (name.trim() === "") return { kind: "title-missing" };
  if (to <= from || to - from > GATHERING_DAYS_MAX * DAY_MS)
    return { kind: "gathering-time-wrong" };
  const texts = [name, ...posts.map((post) => post.name), ...steps.map(({ text }) => text)];
  if (texts.some(namesNumber)) return { kind: "note-names-number" };
  const known = new Set(state?.gathering.posts.flatMap(({ unitIds }) => unitIds));
  const leads = sectors.flatMap(({ leadUnitId }) => leadUnitId ?? []);
  const [names, placed] = [new Set<string>(), new Set<string>()];
  for (const post of posts) {
    if (names.has(post.name)) return { kind: "gathering-post-twice", thing: post.name };
    names.add(post.name);
    for (const unitId of post.unitIds) {
      // Nobody stands at two places at once.
      if (placed.has(unitId)) return { kind: "gathering-unit-twice", unitId };
      placed.add(unitId);
    }
  }
  const stranger = [...placed, ...leads].find((id) => {
    return (wall.unit.get(id)?.unit ?? null) === null && !known.has(id);
  });
  return stranger === undefined ? null : { kind: "unit-unknown", unitId: stranger };
}

/** Only who stands at a post that changed is asked again; who stands at none any more is let go. */
function askedAnew(
  of: { readonly before: Gathering; readonly after: Gathering; readonly roll: MusterState },
  { now }: DecisionContext,
): readonly WallEvent[] {
  const { before, after, roll } = of;
  const tasks = tasksOf(after.name, changedPosts(before, after));
  const placed = new Set(after.posts.flatMap(({ unitIds }) => unitIds));
  const released = roll.members.flatMap(({ unitId }) => (placed.has(unitId) ? [] : [unitId]));
  if (tasks.length === 0 && released.length === 0) return [];
  return [{ kind: "muster-reasked", v: 1, musterId: roll.id, tasks, released, at: now }];
}

/** A plan with its people named is asked as it stands, however many they are; who is off duty is
 *  asked as well, for the plan counts on them. */
function call(wall: WallState, state: GatheringState, context: DecisionContext): Decision {
  const { now, station } = context;
  const { id, name, posts, limits } = state.gathering;
  const tasks = tasksOf(name, posts);
  if (tasks.length === 0) return err({ kind: "muster-empty" });
  const musterId = freeId(wall.muster, `${station}-M${Math.floor(now).toString(36)}`);
  const unitIds = tasks.map(({ unitId }) => unitId);
  const asked = { of: "roll-call", unitIds, text: name, limits } as const;
  const about = { ring: null, area: null, incidentId: null, gatheringId: id, tasks } as const;
  return ok([
    ...rollEnds(wall, state, context),
    { kind: "muster-called", v: 1, musterId, ...asked, ...about, at: now },
  ]);
}

/** One roll-call of an event at a time. */
function rollEnds(
  wall: WallState,
  { gathering }: GatheringState,
  { now }: DecisionContext,
): readonly WallEvent[] {
  const roll = rollOf(wall.muster.values(), gathering.id);
  if (roll === null || !isOpenMuster(roll)) return [];
  return [{ kind: "muster-ended", v: 1, musterId: roll.id, at: now }];
}

const TASK_LENGTH_MAX = 200;

function tasksOf(name: string, posts: readonly GatheringPost[]) {
  return posts.flatMap((post) => {
    const text = [name, post.sector, post.name].filter((part) => part !== "").join(" · ");
    return post.unitIds.map((unitId) => ({ unitId, text: text.slice(0, TASK_LENGTH_MAX) }));
  });
}

/** What the list of rail police lets through, and nothing else: no officer, no call sign. */
function share(
  wall: WallState,
  { state, partnerId }: { readonly state: GatheringState; readonly partnerId: string },
  context: DecisionContext,
): Decision {
  const open = openPartnerOf(wall, partnerId);
  if (!open.ok) return open;
  const { partner } = open.value;
  if (partner.kind !== "rail-police") return err({ kind: "partner-unfit", thing: partner.name });
  const { id: gatheringId, name: title, from, to } = state.gathering;
  const posts = sharedPostsOf(state.gathering);
  if (posts.length === 0) return err({ kind: "gathering-unshared" });
  const payload = payloadFor(wall, partner, { known: { title, from, to, posts }, written: {} });
  if (!payload.ok) return payload;
  const purpose = { kind: "posts", gatheringId } as const;
  const draft = { incidentId: null, purpose, payload: payload.value };
  const events = eventsSending(open.value, [draft], context);
  const sent = events.flatMap((event) => (event.kind === "handoff-sent" ? [event.handoff.id] : []));
  return ok([
    ...events,
    ...sent.map((handoffId): WallEvent => {
      const of = { gatheringId, partnerId, handoffId, posts };
      return { kind: "gathering-shared", v: 1, ...of, at: context.now };
    }),
  ]);
}
