import { shiftPhaseOf } from "../../../shared/fold/night-state.ts";
import type { NightState, ShiftPhase } from "../../../shared/fold/night-state.ts";
import type { WallState } from "../../../shared/fold/wall-state.ts";
import { GROUP_SILENT_MS, silenceOf } from "../../../shared/model/group-presence.ts";
import type { GroupPresence } from "../../../shared/model/group-presence.ts";
import { runRows } from "../run-rows.ts";
import type { RunRow } from "../run-rows.ts";

/** A group as the panel lists it. */
export type NightRow = {
  readonly state: NightState;
  readonly phase: ShiftPhase;
  /** Its route and how far it is; null: no plan is accepted. */
  readonly run: RunRow | null;
  readonly presence: GroupPresence | null;
  /** Milliseconds of silence where it is lost (失联); null: it is not. */
  readonly lostMs: number | null;
  /** Its shift runs, and the officer who leads is off duty. */
  readonly leadAbsent: boolean;
};

/** Tonight's groups; what needs a person comes first: the silent, then the late. */
export function nightRows(
  groups: readonly NightState[],
  wall: Pick<WallState, "plan" | "unit">,
  of: { readonly presences: readonly GroupPresence[]; readonly now: number },
): readonly NightRow[] {
  const rows = groups.map((state) => rowOf(state, wall, of));
  return rows.toSorted((a, b) => urgencyOf(b) - urgencyOf(a) || byNumber(a, b));
}

function rowOf(
  state: NightState,
  wall: Pick<WallState, "plan" | "unit">,
  { presences, now }: { readonly presences: readonly GroupPresence[]; readonly now: number },
): NightRow {
  const { id, leadUnitId } = state.group;
  const phase = shiftPhaseOf(state, now);
  const found = presences.find(({ groupId }) => groupId === id) ?? null;
  const presence = phase === "on" ? found : null;
  const silence = presence === null ? 0 : silenceOf(presence, now);
  const known = state.planId === null ? undefined : wall.plan.get(state.planId);
  const plan = known?.plan ?? null;
  const rows =
    known === undefined || plan === null ? [] : runRows({ ...known, plan }, wall.unit, now);
  const run = rows.find(({ unitId }) => unitId === leadUnitId) ?? null;
  const lostMs = silence >= GROUP_SILENT_MS ? silence : null;
  const leadAbsent = phase === "on" && wall.unit.get(leadUnitId)?.duty === "off";
  return { state, phase, run, presence, lostMs, leadAbsent };
}

const DAY_MS = 86_400_000;

function urgencyOf({ phase, lostMs, leadAbsent, run }: NightRow): number {
  if (phase === "over") return -DAY_MS;
  if (leadAbsent) return 2 * DAY_MS;
  if (lostMs !== null) return DAY_MS + lostMs;
  return phase === "on" ? Math.max(0, run?.late ?? 0) : -1;
}

const COLLATOR = new Intl.Collator("zh-CN", { numeric: true });

function byNumber(a: NightRow, b: NightRow): number {
  return COLLATOR.compare(a.state.group.id, b.state.group.id);
}
