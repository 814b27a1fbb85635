import type { AlarmState } from "../../shared/fold/alarm-state.ts";
import { isPanic } from "../../shared/model/alarm.ts";
import type { SightingStatus } from "../../shared/model/sighting.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import type { LiveWall } from "../live/live-wall.svelte.ts";
import { durationText } from "../ui/time-text.ts";
import { said } from "../ui/window-preferences.svelte.ts";
import { controlWords } from "../words/control-words.ts";
import { panicWords } from "../words/panic-words.ts";

type Fix = {
  readonly at: number;
  readonly lngLat: LngLat | null;
  readonly status: SightingStatus;
};

/** Somebody who calls for help, with where they were seen last. */
export type Cry = {
  readonly alarm: AlarmState;
  readonly unitId: string;
  readonly seen: Fix | null;
  /** Null: it was never known. */
  readonly lngLat: LngLat | null;
};

type Host = {
  readonly live: LiveWall;
  readonly now: number;
  readonly seen: (key: `unit:${string}`) => Fix | null;
};

const FRESH_S = 5;

/** Who calls for help, in the order in which people look at them, and which inset is closed. */
export class CryWork {
  readonly #host: Host;
  /** Cries whose inset a person closed in this window; it stays closed. */
  #closed = $state.raw<ReadonlySet<string>>(new Set());

  constructor(host: Host) {
    this.#host = host;
  }

  /** Those that nobody has seen stand first, the longest waiting on top. */
  readonly open: readonly AlarmState[] = $derived.by(() =>
    [...this.#host.live.wall.alarm.values()]
      .filter(({ type, condition }) => isPanic(type) && condition === "active")
      .sort(compareCries),
  );

  /** The one that every map shows beside what it shows anyway; null: none, or people closed it. */
  readonly inset: (Cry & { readonly lngLat: LngLat }) | null = $derived.by(() => {
    for (const alarm of this.open) {
      if (this.#closed.has(alarm.id)) continue;
      const cry = this.cryOf(alarm);
      if (cry.lngLat !== null) return { ...cry, lngLat: cry.lngLat };
    }
    return null;
  });

  cryOf(alarm: AlarmState): Cry {
    const unitId = alarm.unitId ?? alarm.source;
    const seen = this.#host.seen(`unit:${unitId}`);
    return { alarm, unitId, seen, lngLat: seen?.lngLat ?? alarm.lngLat };
  }

  /** False: there is no inset to close. */
  closeInset(): boolean {
    if (this.inset === null) return false;
    this.#closed = new Set(this.open.map(({ id }) => id));
    return true;
  }

  /** How old the place of a cry is, in words. */
  positionText({ seen, lngLat }: Cry): string {
    const words = said(panicWords);
    if (lngLat === null) return words.never;
    if (seen === null) return words.noFix;
    const seconds = (this.#host.now - seen.at) / 1000;
    const age = durationText(seconds, said(controlWords).days);
    if (seen.status === "no-fix") return words.lastKnown(age);
    return seconds < FRESH_S ? words.positionNow : words.position(age);
  }
}

function compareCries(a: AlarmState, b: AlarmState): number {
  const [quietA, quietB] = [a.acknowledged !== null, b.acknowledged !== null];
  if (quietA !== quietB) return quietA ? 1 : -1;
  return a.calledAt.at - b.calledAt.at || (a.id < b.id ? -1 : 1);
}
