import { app, ipcMain, Menu, powerSaveBlocker, protocol } from "electron";
import type { IpcMainEvent } from "electron";
import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { StationProcess } from "./bridge/station-process.ts";
import { WindowLines } from "./bridge/window-lines.ts";
import { answerGlass } from "./windows/answer-glass.ts";
import { GLASS_SCHEME } from "./windows/glass-origin.ts";
import { lockDown } from "./windows/lock-down.ts";
import { TrustedSenders } from "./windows/trusted-sender.ts";
import { WallWindows } from "./windows/wall-windows.ts";
import { HOST_CHANNELS } from "../shared/wire/host-channel.ts";

// Composition only. This process holds nothing of the domain: it starts the station, opens a
// window on every display, and gives each window a line to the station.

const flags = parseArgs({
  args: process.argv.slice(1),
  options: {
    data: { type: "string" },
    windowed: { type: "boolean" },
    /** Desks in browsers of this machine may drive the wall; 0: any free port. */
    browsers: { type: "string" },
  },
  // Chromium's own switches come the same way.
  strict: false,
}).values;
const isFallback = process.env["ONEWALL_RUNTIME"] === "fallback";
const log = (line: string): void => console.error(`main: ${line}`);

if (typeof flags.data === "string") app.setPath("userData", resolve(flags.data));
// What Chromium keeps for itself stays apart from what is ours.
app.setPath("sessionData", join(app.getPath("userData"), "chromium"));
if (app.requestSingleInstanceLock()) start();
else {
  log("OneWall runs already on this data folder");
  app.exit(0);
}

function start(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: GLASS_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
  Menu.setApplicationMenu(null);
  lockDown(log);
  const dir = app.getPath("userData");
  const station: StationProcess = new StationProcess({
    entry: join(__dirname, "station.cjs"),
    start: { dir, notices: isFallback ? ["fallback-runtime"] : [], browserPort: portFrom(flags) },
    onStarted: () => lines.renew(),
    log,
  });
  const lines = new WindowLines(station);
  const windows = new WallWindows({
    preload: join(__dirname, "preload.cjs"),
    icon: join(__dirname, "../../resources/icons/onewall-256.png"),
    windowed: flags.windowed === true,
    log,
    onAllClosed: () => app.quit(),
  });
  answerWindows(windows, lines);
  endInOrder(windows, station);
  app.on("second-instance", () => log("was started a second time; this one stays"));
  void app.whenReady().then(async () => {
    protocol.handle(GLASS_SCHEME, (request) =>
      answerGlass(request, {
        glassDir: join(__dirname, "../renderer"),
        packFile: (address) => station.packFile(address),
      }),
    );
    if (flags.windowed !== true) powerSaveBlocker.start("prevent-display-sleep");
    station.start();
    await windows.start();
  });
}

/** The port that was asked for; null: none was, or it is no port. */
function portFrom({ browsers }: { readonly browsers?: unknown }): number | null {
  if (typeof browsers !== "string") return null;
  const port = Number(browsers);
  if (browsers !== "" && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  log(`--browsers ${browsers}: a port is a whole number from 0 to 65535`);
  return null;
}

/** Everything a window may ask of this process. */
function answerWindows(windows: WallWindows, lines: WindowLines): void {
  const senders = new TrustedSenders();
  const answer = (channel: string, act: (event: IpcMainEvent, display: string) => void): void => {
    ipcMain.on(channel, (event) => {
      const display = windows.displayOf(event.sender);
      if (display === null || !senders.trusts(event, performance.now())) {
        return log(`refused: ${channel} from a page that may not ask`);
      }
      act(event, display.key);
    });
  };
  // Whoever stands before this machine is trusted with the room, as its keys are.
  const actor = { name: userInfo().username, role: "leader" } as const;
  answer(HOST_CHANNELS.port, ({ sender }, window) => lines.asked(sender, { window, actor }));
  answer(HOST_CHANNELS.displays, ({ sender }) => windows.tellDisplays(sender));
  answer(HOST_CHANNELS.fullscreen, ({ sender }) => windows.toggleFullscreen(sender));
  answer(HOST_CHANNELS.quit, () => app.quit());
}

/** The station closes its store before the last process goes. */
function endInOrder(windows: WallWindows, station: StationProcess): void {
  let ended = false;
  // A wall whose every display is away goes on; it ends when it is told to.
  app.on("window-all-closed", () => undefined);
  app.on("will-quit", (event) => {
    if (ended) return;
    event.preventDefault();
    windows.end();
    void station.stop().finally(() => {
      ended = true;
      app.quit();
    });
  });
  app.on("before-quit", () => windows.end());
}
