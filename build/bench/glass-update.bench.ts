import { test } from "vitest";
import { logged } from "../../shared/fold/event-fixtures.test-data.ts";
import { emptyWall, entriesOf, wallAfter } from "../../shared/fold/wall-state.ts";
import { randomFrom } from "../../shared/kit/random.ts";
import { hlcOf } from "../../shared/units/hybrid-clock.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { bufferOfBatch, sightingBatch } from "../../shared/wire/sighting-batch.ts";
import { WIRE_VERSION } from "../../shared/wire/version.ts";
import { WireClient } from "../../renderer/bridge/wire-client.ts";
import type { Hello } from "../../renderer/bridge/wire-client.ts";
import type { LineEvents } from "../../renderer/bridge/wire-line.ts";
import { LiveWall } from "../../renderer/live/live-wall.svelte.ts";
import { ALL_FAMILIES_SHOWN } from "../../renderer/map/families.ts";
import { LiveLayers } from "../../renderer/map/live-layers.ts";
import { IconBuffer } from "../../renderer/map/layers/icon-buffer.ts";
import { writeIcons, writePositions } from "../../renderer/map/rows/write-attributes.ts";
import { screenView, writeScreen } from "../../renderer/map/screen.ts";
import { sink, spreadOf, timesOf } from "./cost-of.ts";
import { figure } from "./figure.ts";
import { cameraId, fleetEvents, openCallEvents, unitId } from "./seeded-events.ts";

const SEED = 11;
const UPDATES = 200;
const WARM_UP = 30;
const EVENTS_A_FRAME = 100;
/** Calls that a long night leaves in the window. */
const CALLS = 600;
const NOW = 1_795_000_000_000;

/** Bar of row M01 without a graphics card: 8 ms of main-thread work an update at the county's
 *  5,000 cameras and 1,200 units, one update a second. */
for (const fleet of [
  { cameras: 5000, checkpoints: 400, units: 1200 },
  { cameras: 50_000, checkpoints: 4000, units: 12_000 },
]) {
  const given = { cameras: fleet.cameras, units: fleet.units, seed: SEED };

  test(`one update of ${fleet.cameras} cameras and ${fleet.units} units`, async () => {
    const window = await openWindow(fleet);
    const { live } = window;
    const rows = fleet.cameras + fleet.units;
    const layers = new LiveLayers();
    const view = screenView([120.15, 28.95], 12, 3840, 2160);
    const nextBatch = batchesOf(rows);

    const taken = await timesOf({ times: UPDATES, warmUp: WARM_UP }, () => {
      window.say(nextBatch());
      window.frame();
    });
    figure("take sightings", { ...given, rows }, spreadOf(taken));

    const updated = await timesOf({ times: UPDATES, warmUp: WARM_UP }, () => {
      window.say(nextBatch());
      window.frame();
      live.second += 1000;
      layers.update(live);
      writeUnits(layers, view);
      sink.value = layers.counts(view, ALL_FAMILIES_SHOWN);
    });
    figure("map update, without drawing", { ...given, rows }, spreadOf(updated));

    let told = 0;
    const folded = await timesOf({ times: UPDATES / 4, warmUp: WARM_UP / 4 }, () => {
      window.say(pushOf(told++));
      window.frame();
    });
    const shown = { ...given, events: EVENTS_A_FRAME, calls: live.wall.incident.size };
    figure("fold a frame", shown, spreadOf(folded));

    const begun = await timesOf({ times: 5, warmUp: 1 }, () => window.greet());
    figure("take a hello", given, spreadOf(begun));
    live.stop();
  });
}

/** What each moving family writes for the graphics device. */
function writeUnits(layers: LiveLayers, view: ReturnType<typeof screenView>): void {
  const frames = new Float32Array(4096);
  for (const rows of [layers.officers, layers.vehicles]) {
    buffer.reserve(rows.drawnCount);
    if (screen.length < rows.drawnCount * 2) screen = new Float32Array(rows.drawnCount * 2);
    writePositions(buffer.positions, rows.drawn, rows.drawnCount, rows);
    const { codes, freshness } = rows;
    writeIcons(buffer.icons, rows.drawn, rows.drawnCount, { codes, freshness, frames });
    writeScreen(screen, rows.drawn, rows.drawnCount, { lng: rows.lng, lat: rows.lat, view });
  }
  sink.value = buffer;
}
const buffer = new IconBuffer();
let screen = new Float32Array(0);

type Fleet = Parameters<typeof fleetEvents>[0];

/** A window's live wall on a line whose other end is this bench. */
async function openWindow(fleet: Fleet) {
  let line: LineEvents | null = null;
  let frame: () => void = () => {};
  const hello = helloOf(fleet);
  const client = new WireClient({
    window: "w",
    road: {
      begin: (events) => {
        events.opened({
          send: (message: unknown) => {
            const { kind, id } = message as { kind: string; id: number };
            if (kind === "request") line?.message({ kind: "answer", id, output: hello });
          },
          close: () => undefined,
          listen: (listener) => (line = listener),
        });
      },
      ask: () => undefined,
    },
  });
  const live = new LiveWall({ client, nextFrame: (work) => (frame = work) });
  live.start();
  client.start();
  await Promise.resolve();
  return {
    live,
    say: (message: unknown) => line?.message(message),
    frame: () => frame(),
    greet: () => client.greet(),
  };
}

function helloOf(fleet: Fleet): Hello {
  const events = [...fleetEvents(fleet, SEED), ...openCallEvents(CALLS, SEED)];
  const cameras = Array.from({ length: fleet.cameras }, (_, i) => `camera:${cameraId(i)}` as const);
  const units = Array.from({ length: fleet.units }, (_, i) => `unit:${unitId(i)}` as const);
  return {
    version: WIRE_VERSION,
    ...{ station: "A", stationName: "指挥中心", epoch: "e1", at: epochMs(NOW - 1000) },
    actor: { name: "甲", role: "leader" },
    entities: entriesOf(wallAfter(emptyWall(), logged(events))),
    rows: [...cameras, ...units],
    sources: [],
    selection: null,
    city: { pack: null, fault: null, looked: true },
    screens: [],
    hold: { holder: null, asker: null },
    rings: [],
    notices: [],
  };
}

/** Every thing reports each second: the worst there is.  A few batches are made beforehand and take
 *  turns, so that making them is not measured. */
function batchesOf(rows: number): () => ArrayBuffer {
  const batches = [1, 2, 3, 4].map((part) => {
    const random = randomFrom(SEED + part);
    const batch = sightingBatch(rows);
    batch.interval.fill(1);
    for (let row = 0; row < rows; row++) {
      batch.row[row] = row;
      batch.lng[row] = 120 + random() * 0.3;
      batch.lat[row] = 28.8 + random() * 0.3;
      batch.heading[row] = random() * 360;
      batch.speed[row] = random() * 10;
    }
    return batch;
  });
  let turn = 0;
  return () => {
    const batch = batches[turn % batches.length]!;
    batch.at.fill(NOW + turn * 1000);
    turn += 1;
    return bufferOfBatch(batch);
  };
}

/** A hundred calls reported anew, as many as an import or a night of thunder brings. */
function pushOf(turn: number) {
  const calls = openCallEvents(EVENTS_A_FRAME, SEED + turn, `storm-${turn}`);
  const fresh = logged(calls).map(({ stamp, event }, i) => {
    const hlc = hlcOf(NOW + turn * 1000 + i, 0);
    return { stamp: { ...stamp, hlc, sseq: turn * EVENTS_A_FRAME + i + 1 }, event };
  });
  const body = { at: NOW + turn * 1000, events: fresh, rows: [], sources: null };
  return { kind: "push", name: "frame", body };
}
