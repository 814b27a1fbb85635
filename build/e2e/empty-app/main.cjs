// The least that Electron can show: an empty window on every display. The harness is proved with
// it, and the start of the wall is measured beside it.
const { app, BrowserWindow, screen } = require("electron");

/** @typedef {import("electron").Rectangle} Rectangle */

/**
 * What happened to displays since the start.
 * @type {{ event: string, bounds: Rectangle }[]}
 */
const seen = [];

app.on("window-all-closed", () => app.quit());

void app.whenReady().then(() => {
  Object.assign(globalThis, { seen });
  screen.on("display-added", (_event, { bounds }) => note("display-added", bounds));
  screen.on("display-removed", (_event, { bounds }) => note("display-removed", bounds));
  for (const { bounds } of screen.getAllDisplays()) show(bounds);
});

/** @param {string} event @param {Rectangle} bounds */
function note(event, bounds) {
  seen.push({ event, bounds });
}

function show(/** @type {Rectangle} */ bounds) {
  const window = new BrowserWindow({ ...bounds, frame: false, show: false });
  window.setBounds(bounds);
  window.setFullScreen(true);
  void window.loadURL("data:text/html,<title>empty</title><body style='background:%23123'>");
  window.once("ready-to-show", () => window.show());
}
