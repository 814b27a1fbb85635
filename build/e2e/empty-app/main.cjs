// The least that Electron can show: an empty window on every display. The harness is proved with
// it, and the start of the wall is measured beside it.
const { app, BrowserWindow, screen } = require("electron");

/** What happened to displays since the start. @type {{ event: string, bounds: Electron.Rectangle }[]} */
const seen = [];

app.on("window-all-closed", () => app.quit());

void app.whenReady().then(() => {
  globalThis.seen = seen;
  for (const event of ["display-added", "display-removed", "display-metrics-changed"]) {
    screen.on(event, (_event, display) => seen.push({ event, bounds: display.bounds }));
  }
  for (const { bounds } of screen.getAllDisplays()) show(bounds);
});

function show(bounds) {
  const window = new BrowserWindow({ ...bounds, frame: false, show: false });
  window.setBounds(bounds);
  window.setFullScreen(true);
  void window.loadURL("data:text/html,<title>empty</title><body style='background:%23123'>");
  window.once("ready-to-show", () => window.show());
}
