import { test } from "vitest";
import { FRAME_MS, Hub } from "../../electron/hub/hub.ts";
import type { HubSession } from "../../electron/hub/hub.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { logged } from "../../shared/fold/event-fixtures.test-data.ts";
import { emptyWall, wallAfter } from "../../shared/fold/wall-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { randomFrom } from "../../shared/kit/random.ts";
import type { Sighting } from "../../shared/model/sighting.ts";
import { epochMs, heading, metresPerSecond, seconds } from "../../shared/units/quantity.ts";
import type { Handlers } from "../../shared/wire/contract.ts";
import { WIRE_VERSION } from "../../shared/wire/version.ts";
import type { StationMessage } from "../../shared/wire/wire-message.ts";
import type { StationPort } from "../../shared/wire/wire-port.ts";
import { sink, spreadOf, timesOf } from "./cost-of.ts";
import { figure } from "./figure.ts";
import { fleetEvents, openCallEvents, unitId } from "./seeded-events.ts";

const SEED = 7;
const COUNTY = { cameras: 5000, checkpoints: 400, units: 1200 };
const METRO = { cameras: 50_000, checkpoints: 4000, units: 12_000 };
const FRAMES = 300;
const EVENTS_A_FRAME = 100;
/** Units report once a second, so a frame carries a tenth of them. */
const UNITS_A_FRAME = Math.ceil((COUNTY.units * FRAME_MS) / 1000);

for (const windows of [3, 12]) {
  test(`frames for ${windows} windows`, async () => {
    const hub = hubOver(wallOf(COUNTY, 50));
    const lines = Array.from({ length: windows }, () => new TextPort());
    for (const line of lines) await greeted(hub, line);
    const events = logged(openCallEvents(EVENTS_A_FRAME, SEED));
    const given = { windows, units: COUNTY.units, frames: FRAMES, seed: SEED };
    await framesOf(hub, lines, { given, events: [] });
    await framesOf(hub, lines, { given: { ...given, events: EVENTS_A_FRAME }, events });
  });
}

for (const [scale, fleet] of Object.entries({ county: COUNTY, metro: METRO })) {
  test(`the whole picture for a new window, ${scale}`, async () => {
    const wall = wallOf(fleet, 600);
    const hub = hubOver(wall);
    const line = new TextPort();
    hub.connect(line, SESSION, HANDLERS);
    const times = await timesOf({ times: 7, warmUp: 2 }, () => line.hello());
    const megabytes = line.lastLength / 2 ** 20;
    const things = fleet.cameras + fleet.checkpoints + fleet.units;
    figure("hello", { scale, things, calls: 600 }, { ...spreadOf(times), megabytes });
  });
}

async function framesOf(
  hub: Hub,
  lines: readonly TextPort[],
  of: { readonly given: Record<string, number>; readonly events: readonly LoggedEvent[] },
): Promise<void> {
  const random = randomFrom(SEED);
  let turn = 0;
  const bytesBefore = lines.reduce((sum, line) => sum + line.bytes, 0);
  const times = await timesOf({ times: FRAMES, warmUp: 30 }, () => {
    for (let i = 0; i < UNITS_A_FRAME; i++) {
      hub.sight(sighting((turn * UNITS_A_FRAME + i) % COUNTY.units, turn, random()));
    }
    turn += 1;
    hub.publish(of.events);
    hub.sendFrame();
  });
  const bytes = lines.reduce((sum, line) => sum + line.bytes, 0) - bytesBefore;
  const kilobytesAFrame = bytes / 1024 / (FRAMES + 30) / lines.length;
  figure("hub frame", of.given, { ...spreadOf(times), kilobytesAWindow: kilobytesAFrame });
}

const SESSION = { window: "w", actor: { name: "甲", role: "leader" as const } };
const HANDLERS = {} as Handlers<HubSession>;
const NOW = epochMs(1_795_000_000_000);

/** Writes every message as a browser's line does, and keeps nothing. */
class TextPort implements StationPort {
  bytes = 0;
  lastLength = 0;
  #receive: (raw: unknown) => void = () => {};
  #answered: () => void = () => {};

  send(message: StationMessage): void {
    const text = message instanceof ArrayBuffer ? null : JSON.stringify(message);
    sink.value = text;
    this.lastLength = text === null ? (message as ArrayBuffer).byteLength : Buffer.byteLength(text);
    this.bytes += this.lastLength;
    if (!(message instanceof ArrayBuffer) && message.kind !== "push") this.#answered();
  }
  waiting(): number {
    return 0;
  }
  onMessage(receive: (raw: unknown) => void): void {
    this.#receive = receive;
  }
  onClose(): void {}
  close(): void {}

  hello(): Promise<void> {
    const answered = new Promise<void>((resolve) => (this.#answered = resolve));
    const input = { version: WIRE_VERSION, window: "w" };
    this.#receive({ kind: "request", id: 1, name: "hello", input });
    return answered;
  }
}

async function greeted(hub: Hub, line: TextPort): Promise<void> {
  hub.connect(line, SESSION, HANDLERS);
  await line.hello();
}

function hubOver(wall: WallState): Hub {
  return new Hub({
    now: () => NOW,
    wall: () => wall,
    sources: () => [],
    facts: () => ({
      station: "A",
      stationName: "指挥中心",
      epoch: "e1",
      city: { pack: null, fault: null, looked: true },
      rings: [],
      notices: [],
    }),
  });
}

function wallOf(fleet: typeof COUNTY, calls: number): WallState {
  const events = [...fleetEvents(fleet, SEED), ...openCallEvents(calls, SEED)];
  return wallAfter(emptyWall(), logged(events));
}

function sighting(unit: number, turn: number, share: number): Sighting {
  const at = epochMs(NOW + turn * FRAME_MS);
  return {
    ...{ thing: `unit:${unitId(unit)}`, source: "bench", at, receivedAt: at, value: null },
    lngLat: [120 + share * 0.3, 28.8 + share * 0.3],
    heading: heading(share * 359),
    speed: metresPerSecond(8),
    status: "live",
    interval: seconds(1),
  };
}
