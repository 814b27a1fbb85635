import { compareStamps } from "../events/logged-event.ts";
import type { LoggedEvent } from "../events/logged-event.ts";
import { entitiesOf } from "../events/event-entities.ts";
import type { Area } from "../model/area.ts";
import type { Asset } from "../model/asset.ts";
import type { BaseStation } from "../model/base-station.ts";
import type { Camera } from "../model/camera.ts";
import type { Checkpoint } from "../model/checkpoint.ts";
import { entityIdOf, entityKindOf } from "../model/entity-key.ts";
import type { EntityKind } from "../model/entity-key.ts";
import type { Post } from "../model/post.ts";
import { foldAlarm } from "./alarm-state.ts";
import type { AlarmState } from "./alarm-state.ts";
import { foldAlert } from "./alert-state.ts";
import type { AlertState } from "./alert-state.ts";
import { foldAssetOf } from "./asset-state.ts";
import type { AssetState } from "./asset-state.ts";
import { foldBehaviour } from "./behaviour-state.ts";
import type { BehaviourState } from "./behaviour-state.ts";
import { foldClosure } from "./closure-state.ts";
import type { ClosureState } from "./closure-state.ts";
import type { Fold } from "./fold.ts";
import { foldGathering } from "./gathering-state.ts";
import type { GatheringState } from "./gathering-state.ts";
import { foldHandoff } from "./handoff-state.ts";
import type { HandoffState } from "./handoff-state.ts";
import { foldHit, foldWatch } from "./hit-state.ts";
import type { HitState, WatchState } from "./hit-state.ts";
import { foldImport } from "./import-state.ts";
import type { ImportState } from "./import-state.ts";
import { foldIncident } from "./incident-state.ts";
import type { IncidentState } from "./incident-state.ts";
import { foldIssue } from "./issue-state.ts";
import type { IssueState } from "./issue-state.ts";
import { foldLayout } from "./layout-state.ts";
import type { LayoutState } from "./layout-state.ts";
import { foldScene } from "./scene-state.ts";
import type { SceneState } from "./scene-state.ts";
import { foldMarking } from "./marking-state.ts";
import type { MarkingState } from "./marking-state.ts";
import { foldMuster } from "./muster-state.ts";
import type { MusterState } from "./muster-state.ts";
import { foldNight } from "./night-state.ts";
import type { NightState } from "./night-state.ts";
import { foldPartner } from "./partner-state.ts";
import type { PartnerState } from "./partner-state.ts";
import { foldPlan } from "./plan-state.ts";
import type { PlanState } from "./plan-state.ts";
import { foldPush } from "./push-state.ts";
import type { PushState } from "./push-state.ts";
import { foldRing } from "./ring-state.ts";
import type { RingState } from "./ring-state.ts";
import { foldRisk } from "./risk-state.ts";
import type { RiskState } from "./risk-state.ts";
import { foldRoster } from "./roster-state.ts";
import type { RosterState } from "./roster-state.ts";
import { foldSource } from "./source-state.ts";
import type { SourceState } from "./source-state.ts";
import { foldSetting } from "./setting-state.ts";
import type { SettingState } from "./setting-state.ts";
import { foldSuppression } from "./suppression-state.ts";
import type { SuppressionState } from "./suppression-state.ts";
import { foldTour } from "./tour-state.ts";
import type { TourState } from "./tour-state.ts";
import { foldUnit } from "./unit-state.ts";
import type { UnitState } from "./unit-state.ts";

/** The read model of every kind of thing. */
export type EntityStates = {
  readonly incident: IncidentState;
  readonly unit: UnitState;
  readonly camera: AssetState<"camera">;
  readonly checkpoint: AssetState<"checkpoint">;
  readonly "base-station": AssetState<"base-station">;
  readonly area: AssetState<"area">;
  readonly post: AssetState<"post">;
  readonly plan: PlanState;
  readonly layout: LayoutState;
  readonly scene: SceneState;
  readonly import: ImportState;
  readonly source: SourceState;
  readonly partner: PartnerState;
  readonly handoff: HandoffState;
  readonly push: PushState;
  readonly roster: RosterState;
  readonly alarm: AlarmState;
  readonly suppression: SuppressionState;
  readonly closure: ClosureState;
  readonly setting: SettingState;
  readonly night: NightState;
  readonly alert: AlertState;
  readonly behaviour: BehaviourState;
  readonly watch: WatchState;
  readonly hit: HitState;
  readonly ring: RingState;
  readonly muster: MusterState;
  readonly marking: MarkingState;
  readonly issue: IssueState;
  readonly tour: TourState;
  readonly risk: RiskState;
  readonly gathering: GatheringState;
};

/** Everything known, by kind and id: the same in the store and in every window. */
export type WallState = {
  readonly [Kind in EntityKind]: ReadonlyMap<string, EntityStates[Kind]>;
};

/** One thing's state as it crosses a boundary. */
export type EntityEntry = {
  readonly [Kind in EntityKind]: {
    readonly kind: Kind;
    readonly id: string;
    readonly state: EntityStates[Kind];
  };
}[EntityKind];

/** The same, while it is being built; nobody else may hold it. */
export type WallMaps = { readonly [Kind in EntityKind]: Map<string, EntityStates[Kind]> };

export function emptyWall(): WallMaps {
  return eachKind<WallMaps>(() => new Map());
}

/** The state of one thing after one event. */
export function foldEntity<Kind extends EntityKind>(
  kind: Kind,
  before: EntityStates[Kind] | null,
  of: { readonly logged: LoggedEvent; readonly id: string },
): EntityStates[Kind] | null {
  const fold: Fold<EntityStates[Kind]> = FOLDS[kind];
  return fold(before, of.logged, of.id);
}

/** Folds one event into maps under construction; the event sorts after all that came before. */
export function foldOnto(maps: WallMaps, logged: LoggedEvent): void {
  for (const key of entitiesOf(logged.event)) {
    foldKind(maps, entityKindOf(key), { id: entityIdOf(key), logged });
  }
}

/** The wall after a batch, in any order; only the kinds that changed are new maps.
 *  Right for events that sort after everything folded before; older ones need a re-fold. */
export function wallAfter(wall: WallState, batch: readonly LoggedEvent[]): WallState {
  const dirty = new Set(
    batch.flatMap((logged) => entitiesOf(logged.event).map((key) => entityKindOf(key))),
  );
  const maps = eachKind<WallMaps>(<Kind extends EntityKind>(kind: Kind) => {
    const held: WallState[Kind] = wall[kind];
    return dirty.has(kind) ? new Map(held) : new Map();
  });
  const inOrder = [...batch].sort((a, b) => compareStamps(a.stamp, b.stamp));
  for (const logged of inOrder) foldOnto(maps, logged);
  return eachKind<WallState>((kind) => (dirty.has(kind) ? maps[kind] : wall[kind]));
}

/** Every thing of a wall, one entry each, for a snapshot. */
export function entriesOf(wall: WallState): EntityEntry[] {
  const entries: EntityEntry[] = [];
  for (const [id, state] of wall.incident) entries.push({ kind: "incident", id, state });
  for (const [id, state] of wall.unit) entries.push({ kind: "unit", id, state });
  for (const [id, state] of wall.camera) entries.push({ kind: "camera", id, state });
  for (const [id, state] of wall.checkpoint) entries.push({ kind: "checkpoint", id, state });
  for (const [id, state] of wall["base-station"]) {
    entries.push({ kind: "base-station", id, state });
  }
  for (const [id, state] of wall.area) entries.push({ kind: "area", id, state });
  for (const [id, state] of wall.post) entries.push({ kind: "post", id, state });
  for (const [id, state] of wall.plan) entries.push({ kind: "plan", id, state });
  for (const [id, state] of wall.layout) entries.push({ kind: "layout", id, state });
  for (const [id, state] of wall.scene) entries.push({ kind: "scene", id, state });
  for (const [id, state] of wall.import) entries.push({ kind: "import", id, state });
  for (const [id, state] of wall.source) entries.push({ kind: "source", id, state });
  for (const [id, state] of wall.partner) entries.push({ kind: "partner", id, state });
  for (const [id, state] of wall.handoff) entries.push({ kind: "handoff", id, state });
  for (const [id, state] of wall.push) entries.push({ kind: "push", id, state });
  for (const [id, state] of wall.roster) entries.push({ kind: "roster", id, state });
  for (const [id, state] of wall.alarm) entries.push({ kind: "alarm", id, state });
  for (const [id, state] of wall.suppression) entries.push({ kind: "suppression", id, state });
  for (const [id, state] of wall.closure) entries.push({ kind: "closure", id, state });
  for (const [id, state] of wall.setting) entries.push({ kind: "setting", id, state });
  for (const [id, state] of wall.night) entries.push({ kind: "night", id, state });
  for (const [id, state] of wall.alert) entries.push({ kind: "alert", id, state });
  for (const [id, state] of wall.behaviour) entries.push({ kind: "behaviour", id, state });
  for (const [id, state] of wall.watch) entries.push({ kind: "watch", id, state });
  for (const [id, state] of wall.hit) entries.push({ kind: "hit", id, state });
  for (const [id, state] of wall.ring) entries.push({ kind: "ring", id, state });
  for (const [id, state] of wall.muster) entries.push({ kind: "muster", id, state });
  for (const [id, state] of wall.marking) entries.push({ kind: "marking", id, state });
  for (const [id, state] of wall.issue) entries.push({ kind: "issue", id, state });
  for (const [id, state] of wall.tour) entries.push({ kind: "tour", id, state });
  for (const [id, state] of wall.risk) entries.push({ kind: "risk", id, state });
  for (const [id, state] of wall.gathering) entries.push({ kind: "gathering", id, state });
  return entries;
}

/** The wall that a snapshot describes. */
export function wallFrom(entries: readonly EntityEntry[]): WallMaps {
  const maps = emptyWall();
  for (const entry of entries) putEntry(maps, entry);
  return maps;
}

/** Puts one thing's state where it belongs; its kind says which map. */
export function putEntry(maps: WallMaps, { kind, id, state }: EntityEntry): void {
  putState(maps, kind, { id, state });
}

const FOLDS: { readonly [Kind in EntityKind]: Fold<EntityStates[Kind]> } = {
  incident: foldIncident,
  unit: foldUnit,
  camera: foldAssetOf((asset: Asset): asset is Camera => asset.kind === "camera"),
  checkpoint: foldAssetOf((asset: Asset): asset is Checkpoint => asset.kind === "checkpoint"),
  "base-station": foldAssetOf((asset: Asset): asset is BaseStation => {
    return asset.kind === "base-station";
  }),
  area: foldAssetOf((asset: Asset): asset is Area => asset.kind === "area"),
  post: foldAssetOf((asset: Asset): asset is Post => asset.kind === "post"),
  plan: foldPlan,
  layout: foldLayout,
  scene: foldScene,
  import: foldImport,
  source: foldSource,
  partner: foldPartner,
  handoff: foldHandoff,
  push: foldPush,
  roster: foldRoster,
  alarm: foldAlarm,
  suppression: foldSuppression,
  closure: foldClosure,
  setting: foldSetting,
  night: foldNight,
  alert: foldAlert,
  behaviour: foldBehaviour,
  watch: foldWatch,
  hit: foldHit,
  ring: foldRing,
  muster: foldMuster,
  marking: foldMarking,
  issue: foldIssue,
  tour: foldTour,
  risk: foldRisk,
  gathering: foldGathering,
};

function foldKind<Kind extends EntityKind>(
  maps: WallMaps,
  kind: Kind,
  of: { readonly logged: LoggedEvent; readonly id: string },
): void {
  const map: Map<string, EntityStates[Kind]> = maps[kind];
  const after = foldEntity(kind, map.get(of.id) ?? null, of);
  if (after !== null) map.set(of.id, after);
}

function putState<Kind extends EntityKind>(
  maps: WallMaps,
  kind: Kind,
  of: { readonly id: string; readonly state: EntityStates[Kind] },
): void {
  const map: Map<string, EntityStates[Kind]> = maps[kind];
  map.set(of.id, of.state);
}

function eachKind<Maps extends { readonly [Kind in EntityKind]: unknown }>(
  make: <Kind extends EntityKind>(kind: Kind) => Maps[Kind],
): { readonly [Kind in EntityKind]: Maps[Kind] } {
  return {
    incident: make("incident"),
    unit: make("unit"),
    camera: make("camera"),
    checkpoint: make("checkpoint"),
    "base-station": make("base-station"),
    area: make("area"),
    post: make("post"),
    plan: make("plan"),
    layout: make("layout"),
    scene: make("scene"),
    import: make("import"),
    source: make("source"),
    partner: make("partner"),
    handoff: make("handoff"),
    push: make("push"),
    roster: make("roster"),
    alarm: make("alarm"),
    suppression: make("suppression"),
    closure: make("closure"),
    setting: make("setting"),
    night: make("night"),
    alert: make("alert"),
    behaviour: make("behaviour"),
    watch: make("watch"),
    hit: make("hit"),
    ring: make("ring"),
    muster: make("muster"),
    marking: make("marking"),
    issue: make("issue"),
    tour: make("tour"),
    risk: make("risk"),
    gathering: make("gathering"),
  };
}
