import { join } from "node:path";
import { isOpenStage } from "../../shared/fold/incident-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import type { Asset, AssetKind } from "../../shared/model/asset.ts";
import type { Actor } from "../../shared/model/role.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { ImportPorts, ImportProgress } from "../imports/import-ports.ts";
import type { Store } from "../store/store.ts";

/** What an import needs of a store; the same for a station and for the command line. */
export function importPortsOf(
  store: Store,
  options: { readonly dir: string; readonly now: () => EpochMs },
  onProgress: (progress: ImportProgress) => void,
): ImportPorts {
  const actor: Actor = { name: "import", role: "feed" };
  return {
    known: (kind, id) => knownAsset(store.wall(), kind, id),
    knownIncident: (id) => {
      const incident = store.wall().incident.get(id);
      if (incident === undefined) return null;
      return { report: incident.report, open: isOpenStage(incident.stage) };
    },
    knownPlaces: (source) => store.placesOf(source),
    append: (events) => void store.append(events, actor),
    replacePlaces: (source, places) => void store.replacePlaces(source, places),
    now: options.now,
    packDir: join(options.dir, "pack"),
    onProgress,
  };
}

function knownAsset(wall: WallState, kind: AssetKind, id: string): Asset | null {
  if (kind === "unit") return wall.unit.get(id)?.unit ?? null;
  return wall[kind].get(id)?.asset ?? null;
}
