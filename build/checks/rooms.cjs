// The rooms of the house: what each is for and what it may import. This is the only place where
// the table lives: dependency-cruiser enforces it, the README prints it, rooms.test.ts holds the
// folders against it. Every room a row names stands above it, so the table is a topological order.

/**
 * @typedef {object} Room
 * @property {string} room the folder, from the project's root
 * @property {string} why why it exists, in one line
 * @property {readonly string[]} mayImport rooms, or single files outside the rooms
 * @property {readonly string[]} packages names from npm; `@scope/*` for a whole scope
 */

/** @param {readonly string[]} names */
const shared = (...names) => names.map((name) => `shared/${name}`);
/** @param {readonly string[]} names */
const electron = (...names) => names.map((name) => `electron/${name}`);
/** @param {readonly string[]} names */
const renderer = (...names) => names.map((name) => `renderer/${name}`);

/** @type {readonly Room[]} */
const sharedRooms = [
  {
    room: "shared/kit",
    why: "domain-free tools: assert, result, heap, ring, seeded random",
    mayImport: [],
    packages: [],
  },
  {
    room: "shared/units",
    why: "numbers that carry their unit; places, times, coordinate systems, hybrid clock",
    mayImport: shared("kit"),
    packages: ["gcoord"],
  },
  {
    room: "shared/model",
    why: "the nouns: camera, checkpoint, unit, incident, place, area, patrol, push, alarm, layout",
    mayImport: shared("kit", "units"),
    packages: ["valibot"],
  },
  {
    room: "shared/events",
    why: "what happened: one file a kind, one union",
    mayImport: shared("kit", "units", "model"),
    packages: ["valibot"],
  },
  {
    room: "shared/commands",
    why: "what is asked for: one file a kind, one union",
    mayImport: shared("kit", "units", "model"),
    packages: ["valibot"],
  },
  {
    room: "shared/fold",
    why: "(state, event) → state, one file a read model",
    mayImport: shared("kit", "units", "model", "events"),
    packages: [],
  },
  {
    room: "shared/decide",
    why: "(state, command, now) → events or a refusal",
    mayImport: shared("kit", "units", "model", "events", "commands", "fold"),
    packages: [],
  },
  {
    // Snapping a point to the nearest arc is a static spatial search: flatbush is
    // pure typed arrays in one transferable buffer, which is what style.md asks of an index.
    room: "shared/roads",
    why: "road graph, shortest paths, matrices, reach, on typed arrays; knows no nouns",
    mayImport: shared("kit", "units"),
    packages: ["flatbush"],
  },
  {
    room: "shared/solver",
    why: "team-orienteering search on typed arrays; knows no nouns",
    mayImport: shared("kit"),
    packages: [],
  },
  {
    room: "shared/forecast",
    why: "place-hour demand from past reports; knows no persons",
    mayImport: shared("kit", "units"),
    packages: [],
  },
  {
    // Who is free and where is what the folds say: a planner handed raw events would fold again.
    room: "shared/patrol",
    why: "nouns → a solver problem, and its answer → a plan with reasons",
    mayImport: shared(
      ...["kit", "units", "model", "events", "fold", "roads", "solver", "forecast"],
    ),
    packages: [],
  },
  {
    // What is around a point is asked at a call, not for a plan: it needs no solver.
    room: "shared/near",
    why: "nouns around a point, ranked, each with its reason",
    mayImport: shared("kit", "units", "model", "fold"),
    packages: [],
  },
  {
    room: "shared/wire",
    why: "the contract between processes: requests and pushes",
    mayImport: shared("kit", "units", "model", "events", "commands", "fold"),
    packages: ["valibot"],
  },
  {
    // The demo city is the product's own test data: made by a recipe, it never meets the store,
    // so that it can only come in the way a user's city does, through the importers.
    room: "shared/city",
    why: "the demo city: a recipe and a seed give ordinary files",
    mayImport: shared("kit", "units"),
    packages: [],
  },
];

const beforeWire = shared(...["kit", "units", "model", "events", "commands", "fold", "decide"]);
const allShared = sharedRooms.map(({ room }) => room);

/** @type {readonly Room[]} */
const electronRooms = [
  {
    // Bytes become checked records at the feed's edge, hence valibot beside the protocols' own.
    // The simulated crews act on the state of things as a real crew does: they are handed folds.
    room: "electron/feeds",
    why: "one folder a protocol: bytes in, checked events and sightings out",
    mayImport: shared("kit", "units", "model", "events", "fold"),
    packages: ["mqtt", "valibot"],
  },
  {
    // The formats are other people's, so their well-kept readers come in here and nowhere else;
    // geojson-vt, vt-pbf and pmtiles write the base map from what was read.
    room: "electron/imports",
    why: "one file a format: OSM, GeoJSON, Shapefile, KML, CSV into places, roads, areas",
    mayImport: shared("kit", "units", "model", "events", "roads"),
    packages: [
      ...["geojson-vt", "@maplibre/vt-pbf", "pmtiles", "shpjs", "proj4", "@xmldom/xmldom"],
      ...["geojson", "valibot"],
    ],
  },
  {
    room: "electron/media",
    why: "cameras: RTSP and friends to what a browser can play; frame health",
    mayImport: shared("kit", "units", "model"),
    packages: ["valibot"],
  },
  {
    room: "electron/sync",
    why: "NATS JetStream: our log out, other stations' logs in, clocks merged",
    mayImport: shared("kit", "units", "events"),
    packages: ["@nats-io/*", "valibot"],
  },
  {
    // Search answers to pinyin and its initials, so names are spelled out as they are indexed.
    room: "electron/store",
    why: "SQLite 3: the log, its projections, every query; the only SQL",
    mayImport: shared("kit", "units", "model", "events", "fold"),
    packages: ["@photostructure/sqlite", "pinyin-pro", "valibot"],
  },
  {
    room: "electron/desk",
    why: "takes a command, checks the role, asks decide, appends what it says",
    mayImport: [...beforeWire, ...electron("store")],
    packages: ["valibot"],
  },
  {
    // Other bodies' lines keep nothing of their own: what waits is in the log, so each step is a
    // command like a person's, and they read refusals to know what to try again.
    room: "electron/partners",
    why: "other bodies: hand-offs out, their answers in, over signed HTTP",
    mayImport: beforeWire,
    packages: ["valibot"],
  },
  {
    room: "electron/solve",
    why: "runs roads, solver, patrol, forecast in worker threads: queue, cancel, progress",
    mayImport: shared(
      ...["kit", "units", "model", "events", "fold", "roads", "solver", "forecast", "patrol"],
    ),
    packages: [],
  },
  {
    // A window that joins gets the folded state whole, and sightings are nouns of the model.
    room: "electron/hub",
    why: "one cursor a window; one batch of events and sightings a frame",
    mayImport: [
      ...shared("kit", "units", "model", "events", "fold", "near", "wire"),
      ...electron("store"),
    ],
    packages: [],
  },
  {
    // Node has no WebSocket server of its own.
    room: "electron/serve",
    why: "the glass and the contract over HTTP + WebSocket for browsers; log-in",
    mayImport: shared("kit", "wire"),
    packages: ["ws", "valibot"],
  },
  {
    room: "electron/bridge",
    why: "the contract on message ports, trusted senders only",
    mayImport: shared("kit", "wire"),
    packages: ["electron", "valibot"],
  },
  {
    room: "electron/windows",
    why: "which window on which display, and how it is locked down",
    mayImport: shared("kit", "model", "wire"),
    packages: ["electron"],
  },
  {
    // What station.ts hands its members grew past one page: each member sees the others only
    // through functions, and these are the functions.
    room: "electron/ports",
    why: "what a station's members are handed: functions made of the store, the lanes, the pack",
    mayImport: [
      ...allShared,
      ...electron("feeds", "imports", "store", "desk", "partners", "solve", "hub"),
    ],
    packages: [],
  },
  {
    // The command line reaches every engine there is without a display, and starts the station:
    // all of the shell but what needs a display.
    room: "electron/cli",
    why: "one file a command of the command line",
    mayImport: [
      ...allShared,
      ...electron(
        ...["feeds", "imports", "media", "sync", "store", "desk", "partners", "solve", "hub"],
        ...["serve", "ports"],
      ),
      "electron/station.ts",
    ],
    packages: ["valibot"],
  },
];

/** @type {readonly Room[]} */
const rendererRooms = [
  {
    room: "renderer/bridge",
    why: "the contract as a client",
    mayImport: shared("kit", "wire", "commands"),
    packages: [],
  },
  {
    room: "renderer/live",
    why: "runes over folded state; applies a batch a frame",
    mayImport: [
      ...shared("kit", "units", "model", "events", "fold", "wire"),
      ...renderer("bridge"),
    ],
    packages: ["svelte"],
  },
  {
    room: "renderer/words",
    why: "every sentence the screen says, zh-CN and en",
    mayImport: shared("kit"),
    packages: [],
  },
  {
    // Dialogs, menus and lists that a keyboard and a screen reader can use are hard to get right:
    // bits-ui has no look of its own, so the controls keep ours.
    room: "renderer/ui",
    why: "controls that know no nouns",
    mayImport: [...shared("kit", "units", "model"), ...renderer("words")],
    packages: ["svelte", "bits-ui"],
  },
  {
    // supercluster groups thousands of cameras by zoom with the same buffers that are drawn.
    room: "renderer/map",
    why: "MapLibre and deck.gl: one file a layer",
    mayImport: [...shared("kit", "units", "model"), ...renderer("live", "words", "ui")],
    packages: [
      ...["svelte", "maplibre-gl", "@deck.gl/*", "pmtiles", "milsymbol", "supercluster"],
      "geojson",
    ],
  },
  {
    // A scene may be recalled by a panel (the command bar) and drawn by a wall, so neither owns it.
    room: "renderer/scenes",
    why: "what each display shows: boards, scenes, and what goes where when a display is lost",
    mayImport: shared("kit", "model"),
    packages: ["valibot"],
  },
  {
    // What a panel reads is folded state, so it names the read models' types.
    room: "renderer/panels",
    why: "one folder a panel; panels never import panels",
    mayImport: [
      ...shared("kit", "units", "model", "commands", "fold", "wire"),
      ...renderer("bridge", "live", "words", "ui", "map", "scenes"),
    ],
    packages: ["svelte", "echarts"],
  },
  {
    // A wall hands its panels their line to the station and says in its header how that line is.
    room: "renderer/walls",
    why: "which panels share a screen; the only place panels meet",
    mayImport: [
      ...shared("kit", "units", "model"),
      ...renderer("bridge", "live", "words", "ui", "map", "scenes", "panels"),
    ],
    packages: ["svelte"],
  },
];

/** @type {readonly Room[]} */
const rooms = [...sharedRooms, ...electronRooms, ...rendererRooms];

/**
 * Files outside the rooms: where a process begins. `station.ts` and `main.ts` are the only places
 * where the rooms of the shell are put together.
 * @type {readonly { file: string, packages: readonly string[] }[]}
 */
const entries = [
  { file: "electron/main.ts", packages: ["electron"] },
  { file: "electron/preload.ts", packages: ["electron"] },
  { file: "electron/station.ts", packages: [] },
  { file: "electron/cli.ts", packages: [] },
  { file: "renderer/log-in.ts", packages: ["svelte"] },
  { file: "renderer/main.ts", packages: ["svelte", "@fontsource/noto-sans-sc"] },
];

module.exports = { rooms, entries };
