import { present } from "../../shared/kit/assert.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import { entitiesOf } from "../../shared/events/event-entities.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { AlarmReport, ReportMinutes } from "../../shared/model/alarm-report.ts";
import type { ImportReport } from "../../shared/model/import-report.ts";
import type { Near } from "../../shared/model/near.ts";
import type { PatrolComparison, Replanned } from "../../shared/model/patrol-change.ts";
import type { PatrolLedger, PlaceDose } from "../../shared/model/patrol-dose.ts";
import type { EditedPlan } from "../../shared/model/patrol-edit.ts";
import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import type { Place } from "../../shared/model/place.ts";
import type { Recommendation } from "../../shared/model/recommendation.ts";
import type { Actor } from "../../shared/model/role.ts";
import type { SearchHit } from "../../shared/model/search-hit.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { polygonsHold } from "../../shared/units/polygon-holds.ts";
import type { Handlers, RequestInput, RequestOutput } from "../../shared/wire/contract.ts";
import type { HubSession } from "./hub.ts";

/** A refusal of any room: its kind and what belongs to it. */
type AnyRefusal = { readonly kind: string };
type Refusable<Value> = Result<Value, AnyRefusal>;

/** What the answers are made of; the station's composition hands it in. */
export interface AnswerParts {
  wall(): WallState;
  command(
    command: RequestInput<"command">["command"],
    session: HubSession,
  ): Refusable<readonly LoggedEvent[]>;
  /** What the desk would say, with nothing written; null: it would do it. */
  rehearse(command: RequestInput<"rehearse">["command"], actor: Actor): AnyRefusal | null;
  search(text: string, limit: number): readonly SearchHit[];
  nearestName(lngLat: LngLat): string;
  near(of: RequestInput<"near">): Promise<Refusable<Near>>;
  lifeRings(): readonly Place[];
  recommend(incidentId: string): Promise<Refusable<Recommendation>>;
  route(of: RequestInput<"route">): Promise<Refusable<NonNullable<RouteOutput["route"]>>>;
  track(
    of: RequestInput<"track">,
    session: HubSession,
  ): Refusable<RequestOutput<"track">["points"]>;
  stretches(of: RequestInput<"stretches">): Promise<Refusable<readonly Stretch[]>>;
  plan(of: RequestInput<"plan-patrol">, session: HubSession): Promise<Refusable<PatrolPlan>>;
  edit(of: RequestInput<"edit-patrol">): Promise<Refusable<EditedPlan>>;
  replan(of: RequestInput<"replan-patrol">): Promise<Refusable<Replanned>>;
  compare(of: RequestInput<"compare-patrols">): PatrolComparison;
  exportPlan(of: RequestInput<"export-patrol">): RequestOutput<"export-patrol">;
  dose(planId: string): Refusable<readonly PlaceDose[]>;
  ledger(days: number): PatrolLedger;
  alarmReport(minutes: ReportMinutes): Promise<AlarmReport>;
  cancel(taskId: string): void;
  /** Picture and plate of one hit; that they were shown is on disk when this returns. */
  viewHit(hitId: string, actor: Actor): Refusable<HitView>;
  watchPlate(
    of: RequestInput<"watch-plate">,
    actor: Actor,
  ): Refusable<{ readonly watchId: string }>;
  stopPayment(
    of: RequestInput<"stop-payment">,
    actor: Actor,
  ): Refusable<{ readonly masked: string }>;
  readonly photos: PhotoParts;
  takePart(uploadId: string, offset: number, base64: string): AnyRefusal | null;
  preview(of: Upload): Promise<Refusable<Preview>>;
  importUpload(of: Upload, session: HubSession): Promise<Refusable<ImportReport>>;
}

/** Pictures of cases and reports. */
export interface PhotoParts {
  readonly cases: {
    keep(
      incidentId: string,
      of: { readonly bytes: Uint8Array; readonly hours: number },
      actor: Actor,
    ): Refusable<null>;
    takeBack(incidentId: string, actor: Actor): Refusable<null>;
  };
  view(of: RequestInput<"view-photo">, session: HubSession): Refusable<Uint8Array>;
}

type HitView = NonNullable<RequestOutput<"view-hit">["hit"]>;
type RouteOutput = RequestOutput<"route">;
type Stretch = Readonly<RequestOutput<"stretches">["stretches"][number]>;
type Upload = RequestInput<"import-upload">;
export type Preview = {
  readonly report: ImportReport;
  readonly sample: RequestOutput<"preview-upload">["sample"];
};

/** What the hub itself answers: it knows windows and desks. */
const HUB_ANSWERS = {
  hello: notHere,
  select: notHere,
  "report-screens": notHere,
  "hold-wall": notHere,
  "browser-door": notHere,
};

/** One thin answer a request; the hub itself answers for windows and the wall. */
export function answersFrom(parts: AnswerParts): Handlers<HubSession> {
  return {
    ...HUB_ANSWERS,
    command: ({ command }, session) => {
      const done = parts.command(command, session);
      if (!done.ok) return { refusal: done.refusal, key: null };
      return { refusal: null, key: keyOf(done.value) };
    },
    rehearse: ({ command }, { actor }) => ({ refusal: parts.rehearse(command, actor) }),
    search: ({ text, limit }) => ({ hits: [...parts.search(text, limit)] }),
    recommend: async ({ incidentId }) => {
      const answer = await parts.recommend(incidentId);
      return answer.ok
        ? { recommendation: answer.value, refusal: null }
        : { recommendation: null, refusal: answer.refusal };
    },
    near: async (input) => {
      const answer = await parts.near(input);
      return answer.ok
        ? { near: answer.value, refusal: null }
        : { near: null, refusal: answer.refusal };
    },
    "life-rings": () => ({ rings: parts.lifeRings().map(ringOf) }),
    route: async (input) => {
      const answer = await parts.route(input);
      return answer.ok
        ? { route: answer.value, refusal: null }
        : { route: null, refusal: answer.refusal };
    },
    stretches: async (input) => {
      const answer = await parts.stretches(input);
      return answer.ok
        ? { stretches: [...answer.value], refusal: null }
        : { stretches: [], refusal: answer.refusal };
    },
    track: (input, session) => {
      const answer = parts.track(input, session);
      return answer.ok
        ? { points: answer.value, refusal: null }
        : { points: [], refusal: answer.refusal };
    },
    "describe-point": ({ lngLat }) => {
      return { address: parts.nearestName(lngLat), areas: areasAt(parts.wall(), lngLat) };
    },
    ...patrolAnswersFrom(parts),
    "alarm-report": ({ minutes }) => parts.alarmReport(minutes),
    "cancel-task": ({ taskId }) => {
      parts.cancel(taskId);
      return {};
    },
    ...sealedAnswersFrom(parts),
    ...photoAnswersFrom(parts),
    "upload-part": ({ uploadId, offset, base64 }) => {
      return { refusal: parts.takePart(uploadId, offset, base64) };
    },
    "preview-upload": async (input) => {
      const answer = await parts.preview(input);
      return answer.ok
        ? { ...answer.value, refusal: null }
        : { report: null, sample: [], refusal: answer.refusal };
    },
    "import-upload": async (input, session) => {
      const answer = await parts.importUpload(input, session);
      return answer.ok
        ? { report: answer.value, refusal: null }
        : { report: null, refusal: answer.refusal };
    },
  };
}

function ringOf({ id, name, lngLat }: Place): RequestOutput<"life-rings">["rings"][number] {
  return { id, name, lngLat };
}

function sealedAnswersFrom(
  parts: AnswerParts,
): Pick<Handlers<HubSession>, "view-hit" | "watch-plate" | "stop-payment"> {
  return {
    "view-hit": ({ hitId }, { actor }) => {
      const answer = parts.viewHit(hitId, actor);
      return answer.ok
        ? { hit: answer.value, refusal: null }
        : { hit: null, refusal: answer.refusal };
    },
    "watch-plate": (input, { actor }) => {
      const answer = parts.watchPlate(input, actor);
      return answer.ok
        ? { watchId: answer.value.watchId, refusal: null }
        : { watchId: null, refusal: answer.refusal };
    },
    "stop-payment": (input, { actor }) => {
      const answer = parts.stopPayment(input, actor);
      return answer.ok
        ? { masked: answer.value.masked, refusal: null }
        : { masked: null, refusal: answer.refusal };
    },
  };
}

type PhotoKind = "keep-photo" | "view-photo" | "wipe-photo";

function photoAnswersFrom({ photos }: AnswerParts): Pick<Handlers<HubSession>, PhotoKind> {
  return {
    "keep-photo": ({ incidentId, base64, hours }, { actor }) => {
      const bytes = Buffer.from(base64, "base64");
      return refusalOf(photos.cases.keep(incidentId, { bytes, hours }, actor));
    },
    "view-photo": (of, session) => {
      const answer = photos.view(of, session);
      return answer.ok
        ? { base64: Buffer.from(answer.value).toString("base64"), refusal: null }
        : { base64: null, refusal: answer.refusal };
    },
    "wipe-photo": ({ incidentId }, { actor }) => {
      return refusalOf(photos.cases.takeBack(incidentId, actor));
    },
  };
}

function refusalOf(done: Refusable<null>): { readonly refusal: AnyRefusal | null } {
  return { refusal: done.ok ? null : done.refusal };
}

type PatrolKind =
  | "plan-patrol"
  | "edit-patrol"
  | "replan-patrol"
  | "compare-patrols"
  | "export-patrol"
  | "patrol-dose"
  | "patrol-ledger";

function patrolAnswersFrom(parts: AnswerParts): Pick<Handlers<HubSession>, PatrolKind> {
  return {
    "plan-patrol": async (input, session) => {
      const answer = await parts.plan(input, session);
      return answer.ok
        ? { plan: answer.value, refusal: null }
        : { plan: null, refusal: answer.refusal };
    },
    "edit-patrol": async (input) => {
      const answer = await parts.edit(input);
      return answer.ok
        ? { edited: answer.value, refusal: null }
        : { edited: null, refusal: answer.refusal };
    },
    "replan-patrol": async (input) => {
      const answer = await parts.replan(input);
      return answer.ok
        ? { replanned: answer.value, refusal: null }
        : { replanned: null, refusal: answer.refusal };
    },
    "compare-patrols": (input) => parts.compare(input),
    "export-patrol": (input) => parts.exportPlan(input),
    "patrol-dose": ({ planId }) => {
      const answer = parts.dose(planId);
      return answer.ok
        ? { places: [...answer.value], refusal: null }
        : { places: [], refusal: answer.refusal };
    },
    "patrol-ledger": ({ days }) => parts.ledger(days),
  };
}

function notHere(): never {
  throw new Error("the hub answers this itself");
}

/** The thing that a window should show after its command. */
function keyOf(events: readonly LoggedEvent[]): EntityKey | null {
  const [first] = events;
  return first === undefined ? null : present(entitiesOf(first.event)[0], "an event has a thing");
}

/** Names of the areas that hold a point, beats first. */
function areasAt(wall: WallState, lngLat: LngLat): string[] {
  const held = [...wall.area.values()].filter(({ asset }) => polygonsHold(asset.polygons, lngLat));
  held.sort((a, b) => Number(b.asset.class === "beat") - Number(a.asset.class === "beat"));
  return held.map(({ asset }) => asset.name);
}
