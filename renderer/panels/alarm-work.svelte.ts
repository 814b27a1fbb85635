import { alarmListOf } from "../../shared/fold/alarm-list.ts";
import type { AlarmList, AlarmRow } from "../../shared/fold/alarm-list.ts";
import { phaseOf } from "../../shared/fold/alarm-state.ts";
import type { AlarmState } from "../../shared/fold/alarm-state.ts";
import { isPanic } from "../../shared/model/alarm.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { LiveWall } from "../live/live-wall.svelte.ts";

/** What the panel of alarms asks for at its foot, or shows instead of its list. */
export type AlarmMode = "" | "acknowledge" | "shelve" | "clear" | "suppress" | "limits" | "report";
export type AlarmView = "list" | "shelved" | "suppressed";

/** The alarms of this window: which one is looked at, and what is being done with it.  It belongs
 *  to the window, so that a key reaches it from every panel. */
export class AlarmWork {
  view = $state<AlarmView>("list");
  mode = $state<AlarmMode>("");
  chosen = $state<string | null>(null);
  readonly #live: LiveWall;
  readonly list: AlarmList = $derived.by(() => {
    return alarmListOf(this.#live.wall, epochMs(this.#live.second));
  });

  constructor(live: LiveWall) {
    this.#live = live;
  }

  readonly rows: readonly AlarmRow[] = $derived.by(() => {
    if (this.view === "list") return this.list.rows;
    const hidden = this.view === "shelved" ? this.list.shelved : this.list.suppressed;
    return hidden.map((alarm) => ({ kind: "one", key: alarm.id, alarm }));
  });

  readonly current: AlarmRow | null = $derived.by(() => {
    return this.rows.find(({ key }) => key === this.chosen) ?? this.rows[0] ?? null;
  });

  /** Of a row of many, the first that nobody has seen. */
  readonly alarm: AlarmState | null = $derived.by(() => {
    const { current } = this;
    if (current === null) return null;
    return alarmsOf(current).find(isUnseen) ?? alarmsOf(current)[0] ?? null;
  });

  readonly unseen: readonly AlarmState[] = $derived.by(() => {
    return this.list.rows.flatMap(alarmsOf).filter(isUnseen);
  });

  /** The first of two keys: the row that is looked at, else the first that nobody has seen.
   *  False: there is nothing to acknowledge. */
  beginAcknowledge(): boolean {
    this.view = "list";
    const cry = this.unseen.find(({ type }) => isPanic(type));
    const current = this.rows.find(({ key }) => key === cry?.id) ?? this.current;
    const here = current !== null && alarmsOf(current).some(isUnseen) ? current : null;
    const row = here ?? this.list.rows.find((one) => alarmsOf(one).some(isUnseen));
    if (row === undefined) return false;
    this.chosen = row.key;
    this.mode = "acknowledge";
    return true;
  }

  /** What a bare U takes back: the alarm that is looked at, else what was acknowledged last. */
  acknowledgedLast(): AlarmState | null {
    const { alarm } = this;
    if (alarm !== null && canReturn(alarm) && this.chosen !== null) return alarm;
    const all = [...this.#live.wall.alarm.values()].filter(canReturn);
    return all.reduce<AlarmState | null>((last, one) => (later(one, last) ? one : last), null);
  }

  /** The alarm after the one that is looked at; after the last comes the first. */
  next(): boolean {
    const { rows } = this;
    if (rows.length === 0) return false;
    const at = this.chosen === null ? -1 : rows.findIndex(({ key }) => key === this.chosen);
    this.mode = "";
    this.chosen = rows[(at + 1) % rows.length]?.key ?? null;
    return true;
  }
}

export function alarmsOf(row: AlarmRow): readonly AlarmState[] {
  return row.kind === "one" ? [row.alarm] : row.alarms;
}

export function isUnseen({ acknowledged }: AlarmState): boolean {
  return acknowledged === null;
}

function canReturn(alarm: AlarmState): boolean {
  return alarm.acknowledged !== null && phaseOf(alarm) !== "normal";
}

function later(one: AlarmState, last: AlarmState | null): boolean {
  return (one.acknowledged?.at ?? 0) > (last?.acknowledged?.at ?? 0);
}
