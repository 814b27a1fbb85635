import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import type { EditFigures, EditedPlan, PatrolEdit } from "../model/patrol-edit.ts";
import type { PatrolNote } from "../model/patrol-note.ts";
import { DWELL_MINUTES } from "../model/patrol-options.ts";
import type { PatrolPlan } from "../model/patrol-plan.ts";
import { unreachable } from "../kit/assert.ts";
import { seconds } from "../units/quantity.ts";
import { spotsFor } from "./detour.ts";
import type { Draft, DraftStop } from "./draft.ts";
import { withRoute, withStop } from "./draft-moves.ts";
import type { Board } from "./patrol-board.ts";
import { cellOf } from "./patrol-cell.ts";
import { windowsOf } from "./patrol-problem.ts";
import { draftOfPlan, requestWithStops } from "./plan-draft.ts";
import { planFrom } from "./plan-from.ts";
import type { PatrolRequest } from "./plan-request.ts";

/** Why a plan was not edited. */
export type EditRefusal =
  | { readonly kind: "stop-unknown"; readonly stopId: string }
  | { readonly kind: "unit-unknown"; readonly unitId: string }
  | { readonly kind: "dwell-out-of-range"; readonly least: number; readonly most: number }
  | { readonly kind: "place-unreachable"; readonly placeId: string };

/** A plan after one edit by hand: re-costed and re-checked whole, without a search.  What the edit
 *  breaks is said, not prevented; what cannot be done at all is refused. */
export function editPlan(
  request: PatrolRequest,
  plan: PatrolPlan,
  of: { readonly edit: PatrolEdit; readonly boardOf: (request: PatrolRequest) => Board },
): Result<EditedPlan, EditRefusal> {
  const known = requestWithPlace(requestWithStops(request, plan), of.edit);
  const laid = draftOfPlan(of.boardOf(known), plan);
  const edited = editedDraft(laid, of.edit);
  if (!edited.ok) return edited;
  const { board, draft } = edited.value;
  const after = planFrom(board, draft, { revision: plan.revision + 1 });
  const before = new Set(plan.violations.map(keyOf));
  return ok({
    plan: after,
    before: figuresOf(plan),
    after: figuresOf(after),
    fresh: after.violations.filter((note) => !before.has(keyOf(note))),
  });
}

type Laid = { readonly board: Board; readonly draft: Draft };

function editedDraft(laid: Laid, edit: PatrolEdit): Result<Laid, EditRefusal> {
  const { board, draft } = laid;
  switch (edit.kind) {
    case "lock-stop":
      return changed(laid, edit.stopId, (stop) => [{ ...stop, locked: edit.locked }]);
    case "drop-stop":
      return changed(laid, edit.stopId, () => []);
    case "set-dwell": {
      const { minutes } = edit;
      const { least, most } = DWELL_MINUTES;
      if (!(minutes >= least && minutes <= most)) {
        return err({ kind: "dwell-out-of-range", least, most });
      }
      return changed(laid, edit.stopId, (stop) => [{ ...stop, dwell: minutes * 60 }]);
    }
    case "move-stop": {
      const stop = draft.flat().find(({ stopId }) => stopId === edit.stopId);
      if (stop === undefined) return err({ kind: "stop-unknown", stopId: edit.stopId });
      const rest = changed(laid, edit.stopId, () => []);
      return rest.ok ? putInto(rest.value, stop, edit) : rest;
    }
    case "exclude-unit":
      return withoutUnit(laid, edit.unitId);
    case "add-place": {
      const place = board.request.places.findIndex(({ id }) => id === edit.placeId);
      const dwell = edit.minutes * 60;
      const plain = { stopId: null, locked: false, asked: true, part: 0, windows: [] };
      return putInto(laid, { ...plain, place, dwell }, edit);
    }
    default:
      return unreachable(edit);
  }
}

/** The stop itself changed; its route is clocked anew by the hours of its places alone. */
function changed(
  { board, draft }: Laid,
  stopId: string,
  change: (stop: DraftStop) => readonly DraftStop[],
): Result<Laid, EditRefusal> {
  const crew = draft.findIndex((route) => route.some((stop) => stop.stopId === stopId));
  const route = draft[crew];
  if (route === undefined) return err({ kind: "stop-unknown", stopId });
  const next = route.flatMap((stop) => (stop.stopId === stopId ? change(stop) : [stop]));
  return ok({ board, draft: withRoute(draft, crew, ownHours(board, next)) });
}

function ownHours(board: Board, route: readonly DraftStop[]): DraftStop[] {
  return route.map((stop) => {
    const place = board.request.places[stop.place];
    return place === undefined ? stop : { ...stop, windows: windowsOf(board.request, place) };
  });
}

type Spot = { readonly unitId: string | null; readonly position: number | null };

/** Where it was put, or where it costs least: first where nothing breaks, else anywhere. */
function putInto(laid: Laid, stop: DraftStop, spot: Spot): Result<Laid, EditRefusal> {
  const { board, draft } = laid;
  const [own] = ownHours(board, [stop]);
  const asked = { ...(own ?? stop), asked: true };
  const crews = board.crews.flatMap(({ unit }, index) => {
    return spot.unitId === null || unit.unitId === spot.unitId ? [index] : [];
  });
  const [first] = crews;
  if (first === undefined) return err({ kind: "unit-unknown", unitId: spot.unitId ?? "" });
  const routes = crews.map((crew) => ({ crew, route: ownHours(board, draft[crew] ?? []) }));
  if (spot.position !== null) {
    const route = routes[0]?.route ?? [];
    const position = Math.max(0, Math.min(route.length, Math.round(spot.position)));
    const part = route[position - 1]?.part ?? route[position]?.part ?? 0;
    const next = route.toSpliced(position, 0, { ...asked, part });
    return ok({ board, draft: withRoute(draft, first, next) });
  }
  const placed = routes
    .flatMap(({ crew, route }) => {
      const fits = withStop(board, crew, route, asked);
      return fits === null ? [] : [{ crew, ...fits }];
    })
    .sort((a, b) => a.added - b.added)[0];
  if (placed !== undefined)
    return ok({ board, draft: withRoute(draft, placed.crew, placed.route) });
  return forced(laid, asked, routes);
}

function forced(
  { board, draft }: Laid,
  stop: DraftStop,
  routes: readonly { readonly crew: number; readonly route: readonly DraftStop[] }[],
): Result<Laid, EditRefusal> {
  const [best] = routes
    .flatMap(({ crew: index, route }) => {
      const crew = board.crews[index];
      const [spot] = crew === undefined ? [] : spotsFor(board, crew, route, stop.place);
      return spot === undefined ? [] : [{ index, route, ...spot }];
    })
    .sort((a, b) => a.added - b.added);
  const placeId = board.request.places[stop.place]?.id ?? "";
  if (best === undefined) return err({ kind: "place-unreachable", placeId });
  const next = best.route.toSpliced(best.position, 0, { ...stop, part: best.part });
  return ok({ board, draft: withRoute(draft, best.index, next) });
}

/** Its stops go where they cost least without breaking anything; the rest is dropped. */
function withoutUnit(laid: Laid, unitId: string): Result<Laid, EditRefusal> {
  const index = laid.board.crews.findIndex(({ unit }) => unit.unitId === unitId);
  const route = laid.draft[index];
  if (route === undefined) return err({ kind: "unit-unknown", unitId });
  const crews = laid.board.crews.filter((_, at) => at !== index);
  const board: Board = { ...laid.board, crews };
  let draft: Draft = laid.draft.filter((_, at) => at !== index);
  for (const stop of ownHours(board, route)) {
    const [best] = draft
      .flatMap((other, crew) => {
        const fits = withStop(board, crew, other, { ...stop, locked: false });
        return fits === null ? [] : [{ crew, ...fits }];
      })
      .sort((a, b) => a.added - b.added);
    if (best !== undefined) draft = withRoute(draft, best.crew, best.route);
  }
  return ok({ board, draft });
}

/** The request with the place that an edit adds. */
function requestWithPlace(request: PatrolRequest, edit: PatrolEdit): PatrolRequest {
  if (edit.kind !== "add-place") return request;
  if (request.places.some(({ id }) => id === edit.placeId)) return request;
  const { placeId: id, name, lngLat, minutes } = edit;
  const place = {
    ...{ id, name, lngLat, cellId: cellOf(lngLat), dwell: seconds(minutes * 60) },
    ...{ prize: Math.round(1000 * ADDED_WORTH * minutes), risk: 0, byHour: null, windows: [] },
    ...{ must: false, visitsMax: 1, skills: [] },
    reasons: [{ code: "LEAD", value: null } as const],
  };
  return { ...request, places: [...request.places, place] };
}

/** As much as this many expected reports a day. */
const ADDED_WORTH = 0.6;

function figuresOf(plan: PatrolPlan): EditFigures {
  const { riskMinutes, minutesMoving, stops } = plan.score;
  const metres = plan.routes.reduce((sum, route) => sum + route.metres, 0);
  return { riskMinutes, minutesMoving, metres, stops };
}

function keyOf({ kind, unitId, placeId }: PatrolNote): string {
  return `${kind} ${unitId ?? ""} ${placeId ?? ""}`;
}
