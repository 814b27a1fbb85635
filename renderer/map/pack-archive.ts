import { addProtocol } from "maplibre-gl";
import { PMTiles, Protocol } from "pmtiles";
import type { LngLat } from "../../shared/units/lng-lat.ts";

/** What a base map archive says of itself. */
export type PackArchive = {
  readonly url: string;
  /** Closed rings of what it covers. */
  readonly coverage: readonly (readonly LngLat[])[];
};

/** The one protocol of this window: MapLibre keeps protocols for the whole page. */
const protocol = new Protocol();
let added = false;

/** Opens an archive of the same origin and reads what it covers.
 *  Errors: rejects where the address answers no archive; the caller then shows the hatch. */
export async function openPackArchive(address: string): Promise<PackArchive> {
  const url = new URL(address, document.baseURI).href;
  if (!added) addProtocol("pmtiles", protocol.tile);
  added = true;
  const archive = protocol.get(url) ?? new PMTiles(url);
  protocol.add(archive);
  return { url, coverage: coverageFrom(await archive.getMetadata()) };
}

/** Metadata come from a file: whatever is not a ring of pairs is left out. */
export function coverageFrom(metadata: unknown): LngLat[][] {
  const rings = isRecord(metadata) ? metadata["coverage"] : null;
  if (!Array.isArray(rings)) return [];
  return rings
    .map((ring: unknown) => (Array.isArray(ring) ? ring.filter(isLngLat) : []))
    .filter((ring) => ring.length >= 4);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isLngLat(value: unknown): value is LngLat {
  if (!Array.isArray(value) || value.length !== 2) return false;
  return value.every((degrees) => Number.isFinite(degrees));
}
