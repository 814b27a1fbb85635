import { expect } from "@playwright/test";
import type { ElectronApplication, Page } from "@playwright/test";
import { test } from "./wall-test.ts";

const heads = [0, 960, 1920].map((x) => ({ x, y: 0, width: 960, height: 540 }));
/** Tests of the windows alone may run on a smaller application. */
const appPath = process.env["ONEWALL_TEST_APP"];
const own = appPath === undefined ? {} : { appPath };

type Launch = (options: object) => Promise<ElectronApplication>;

async function openWall(launch: Launch, options: object): Promise<ElectronApplication> {
  const app = await launch({ ...own, ...options });
  await expect.poll(() => bounds(app), { timeout: 15_000 }).toEqual(heads);
  await everyWindowIsLive(app, 3);
  return app;
}

/** Bounds of every window on the screen, from left to right. */
function bounds(app: ElectronApplication) {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .map((window) => window.getBounds())
      .sort((a, b) => a.x - b.x || a.y - b.y),
  );
}

async function everyWindowIsLive(app: ElectronApplication, count: number, timeout = 10_000) {
  await expect.poll(() => links(app), { timeout }).toEqual(Array(count).fill("live"));
}

/** What each page says about its line to the station.  Asked through Electron: Playwright gives a
 *  page that crashed once up for good.  A page that ends while it is asked never answers. */
function links(app: ElectronApplication): Promise<string[]> {
  const asked = app.evaluate(({ webContents }) => {
    const link = "document.querySelector('[data-link]')?.dataset.link";
    const silent = () => new Promise((resolve) => setTimeout(resolve, 500, "silent"));
    const each = webContents.getAllWebContents().map(async (contents) => {
      if (contents.isCrashed()) return "gone";
      return String(await Promise.race([contents.executeJavaScript(link), silent()]));
    });
    return Promise.all(each);
  });
  const none = new Promise<string[]>((resolve) => setTimeout(resolve, 2_000, []));
  return Promise.race([asked, none]);
}

function displayKeyOf(page: Page): string {
  return new URL(page.url()).searchParams.get("display") ?? "";
}

test("each monitor has one window that fills it, and each window knows its display", async ({
  wall,
  dataFolder,
  launch,
}) => {
  const app = await openWall(launch, { display: wall.display, dataFolder });
  const keys = app.windows().map(displayKeyOf);
  expect(new Set(keys).size).toBe(3);
  expect([...keys].sort()).toEqual(["display@DUMMY0", "display@DUMMY1", "display@DUMMY2"]);
});

test("an unplugged monitor takes its window along and gets it back, the others stay", async ({
  wall,
  dataFolder,
  launch,
}) => {
  const app = await openWall(launch, { display: wall.display, dataFolder });
  const born = await Promise.all(app.windows().map(timeOfBirth));
  await wall.unplug(1);
  await expect.poll(() => bounds(app)).toEqual([heads[0], heads[2]]);
  await wall.plug(1);
  await expect.poll(() => bounds(app)).toEqual(heads);
  await everyWindowIsLive(app, 3);
  const keys = app.windows().map(displayKeyOf);
  expect([...keys].sort()).toEqual(["display@DUMMY0", "display@DUMMY1", "display@DUMMY2"]);
  const kept = await Promise.all(app.windows().map(timeOfBirth));
  expect(kept.filter((time) => born.includes(time))).toHaveLength(2);
});

test("a window follows its monitor to another place and size without being loaded again", async ({
  wall,
  dataFolder,
  launch,
}) => {
  const app = await openWall(launch, { display: wall.display, dataFolder });
  const born = await Promise.all(app.windows().map(timeOfBirth));
  await wall.resize(2, { width: 800, height: 600 });
  const resized = { x: 1920, y: 0, width: 800, height: 600 };
  await expect.poll(() => bounds(app)).toEqual([heads[0], heads[1], resized]);
  await wall.move(2, { x: 1920, y: 100 });
  await expect.poll(() => bounds(app)).toEqual([heads[0], heads[1], { ...resized, y: 100 }]);
  expect(await Promise.all(app.windows().map(timeOfBirth))).toEqual(born);
});

test("monitors that change places keep their windows' identities", async ({
  wall,
  dataFolder,
  launch,
}) => {
  const app = await openWall(launch, { display: wall.display, dataFolder });
  // X then moves everything to the left until the first stands at 0.
  await wall.move(0, { x: 2880, y: 0 });
  await expect
    .poll(() => placeByKey(app))
    .toEqual({
      "display@DUMMY0": 1920,
      "display@DUMMY1": 0,
      "display@DUMMY2": 960,
    });
});

test("monitors that mirror each other have one window between them", async ({
  wall,
  dataFolder,
  launch,
}) => {
  const app = await openWall(launch, { display: wall.display, dataFolder });
  await wall.move(1, { x: 0, y: 0 });
  await expect.poll(() => bounds(app)).toEqual([heads[0], heads[2]]);
  await wall.move(1, { x: 960, y: 0 });
  await expect.poll(() => bounds(app)).toEqual(heads);
  await everyWindowIsLive(app, 3);
});

test("all monitors may go: the application stays, and the windows come back", async ({
  wall,
  dataFolder,
  launch,
}) => {
  const app = await openWall(launch, { display: wall.display, dataFolder });
  for (const head of [0, 1, 2]) await wall.unplug(head);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  for (const head of [0, 1, 2]) await wall.plug(head);
  await expect.poll(() => bounds(app), { timeout: 10_000 }).toEqual(heads);
  await everyWindowIsLive(app, 3);
});

test("a window that is killed comes back alone, and the others keep what they show", async ({
  wall,
  dataFolder,
  launch,
}) => {
  const app = await openWall(launch, { display: wall.display, dataFolder });
  const born = await Promise.all(app.windows().map(timeOfBirth));
  const killed = await app.evaluate(({ BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[1]?.webContents.getOSProcessId() ?? 0;
    process.kill(pid, "SIGKILL");
    return pid;
  });
  const ends = Date.now() + 5_000;
  const pids = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
    );
  await expect.poll(pids, { timeout: 5_000 }).not.toContain(killed);
  await everyWindowIsLive(app, 3, ends - Date.now());
  expect(await bounds(app)).toEqual(heads);
  const kept = (await birthsOf(app)).filter((time) => born.includes(time));
  expect(kept).toHaveLength(2);
});

test("a killed station is started again and every window is live again by itself", async ({
  wall,
  dataFolder,
  launch,
}) => {
  const app = await openWall(launch, { display: wall.display, dataFolder });
  const born = await birthsOf(app);
  for (let turn = 0; turn < 3; turn++) {
    const before = await stationPid(app);
    await app.evaluate((_electron, pid) => process.kill(pid, "SIGKILL"), before);
    await expect.poll(() => links(app), { timeout: 5_000 }).toContain("lost");
    await expect.poll(() => stationPid(app), { timeout: 5_000 }).not.toBe(before);
    await everyWindowIsLive(app, 3);
  }
  expect(await birthsOf(app)).toEqual(born);
});

test("every window is locked down as it runs", async ({ wall, dataFolder, launch }) => {
  const app = await openWall(launch, { display: wall.display, dataFolder });
  const rights = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const last = Reflect.get(contents, "getLastWebPreferences");
      const given: Record<string, unknown> = Reflect.apply(last, contents, []);
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = given;
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    }),
  );
  const locked = { sandbox: true, contextIsolation: true, nodeIntegration: false };
  expect(rights).toEqual(Array(3).fill({ ...locked, webSecurity: true, webviewTag: false }));
  const [page] = app.windows();
  expect(
    await page?.evaluate(() => Object.keys(window).filter((key) => /require|process/.test(key))),
  ).toEqual([]);
});

test("a page goes nowhere, opens nothing, runs no written code and gets no permission", async ({
  wall,
  dataFolder,
  launch,
}) => {
  const app = await openWall(launch, { display: wall.display, dataFolder });
  const page = app.windows()[0];
  if (page === undefined) throw new Error("there is a window");
  const before = page.url();
  const got = await page.evaluate(async () => {
    const opened = window.open("https://example.org/");
    location.href = "https://example.org/";
    const frame = document.createElement("iframe");
    frame.src = "https://example.org/";
    document.body.append(frame);
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.injected = 'yes'";
    document.body.append(script);
    const permission = await Notification.requestPermission();
    const state = await navigator.permissions.query({ name: "geolocation" });
    const fetched = await fetch("https://example.org/").then(
      () => "fetched",
      () => "refused",
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { injected } = document.documentElement.dataset;
    return { opened, permission, state: state.state, fetched, injected };
  });
  expect(got).toEqual({
    ...{ opened: null, permission: "denied", state: "denied", fetched: "refused" },
    injected: undefined,
  });
  expect(page.url()).toBe(before);
  expect(await bounds(app)).toEqual(heads);
});

test("the scheme answers files of the glass and nothing else", async ({
  wall,
  dataFolder,
  launch,
}) => {
  const app = await openWall(launch, { display: wall.display, dataFolder });
  const page = app.windows()[0];
  const statuses = await page?.evaluate(async () => {
    const paths = [
      ...["/index.html", "/../package.json", "/%2e%2e/%2e%2e/package.json", "/..%2fpackage.json"],
      ...["/assets/..%5c..%5cmain.cjs", "/none.js", "/pack/none", "//etc/passwd"],
    ];
    const status = (path: string) => fetch(`app://wall${path}`).then((answer) => answer.status);
    return Promise.all(paths.map((path) => status(path).catch(() => 0)));
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404, 404, 404]);
  const foreign = await page?.evaluate(() =>
    fetch("file:///etc/passwd").then(
      () => "read",
      () => "refused",
    ),
  );
  expect(foreign).toBe("refused");
});

test("Escape and a close by the system end nothing, Ctrl+Q asks, and only a yes ends it", async ({
  wall,
  dataFolder,
  launch,
}) => {
  const app = await openWall(launch, { display: wall.display, dataFolder });
  const page = app.windows()[0];
  if (page === undefined) throw new Error("there is a window");
  await page.keyboard.press("Escape");
  const quit = page.getByRole("dialog").getByRole("button", { name: "退出", exact: true });
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  await expect(quit).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(quit).toBeHidden();
  expect(await bounds(app)).toEqual(heads);
  await page.keyboard.press("Control+q");
  const ended = app.waitForEvent("close");
  // The window may be gone before the click has been answered.
  await quit.click().catch(() => undefined);
  await ended;
});

test("plain windows stand inside their displays, and the last one closed ends it all", async ({
  wall,
  dataFolder,
  launch,
}) => {
  const app = await launch({ ...own, display: wall.display, dataFolder, args: ["--windowed"] });
  await expect.poll(async () => (await bounds(app)).length).toBe(3);
  await everyWindowIsLive(app, 3);
  for (const { x, width } of await bounds(app)) {
    expect(Math.floor(x / 960)).toBe(Math.floor((x + width) / 960));
  }
  const ended = app.waitForEvent("close");
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  await ended;
});

function timeOfBirth(page: Page): Promise<number> {
  return page.evaluate(() => performance.timeOrigin);
}

async function birthsOf(app: ElectronApplication): Promise<number[]> {
  const births = await Promise.all(app.windows().map((page) => timeOfBirth(page).catch(() => 0)));
  return births.sort((a, b) => a - b);
}

/** Utility processes of the application that are ours. */
function stationPid(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ app: running }) => {
    const ours = running.getAppMetrics().find(({ name }) => name === "OneWall station");
    return ours?.pid ?? 0;
  });
}

function placeByKey(app: ElectronApplication): Promise<Record<string, number>> {
  return app.evaluate(({ BrowserWindow }) =>
    Object.fromEntries(
      BrowserWindow.getAllWindows().map((window) => [
        decodeURIComponent(window.webContents.getURL().split("?display=")[1] ?? ""),
        window.getBounds().x,
      ]),
    ),
  );
}
