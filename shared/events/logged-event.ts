import type { Hlc } from "../units/hybrid-clock.ts";
import type { Role } from "../model/role.ts";
import type { WallEvent } from "./event.ts";

/** Where and by whom an event was written: its key (station, epoch, sseq) and its place in time. */
export type Stamp = {
  readonly station: string;
  /** Minted at first start and after every restore. */
  readonly epoch: string;
  /** Gapless from 1 per (station, epoch). */
  readonly sseq: number;
  readonly hlc: Hlc;
  readonly actor: string;
  readonly role: Role;
};

/** An event that is on disk. */
export type LoggedEvent = { readonly stamp: Stamp; readonly event: WallEvent };

/** Order of events: clock, then station, epoch and number; a function of the set alone. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return (
    compareTexts(a.hlc, b.hlc) ||
    compareTexts(a.station, b.station) ||
    compareTexts(a.epoch, b.epoch) ||
    a.sseq - b.sseq
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
