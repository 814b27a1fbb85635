import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { xorgConfig } from "./xorg-config.ts";

const exec = promisify(execFile);

/** As many heads as the wall can grow to; each is probed once, so that hot-plug is reliable. */
export const HEADS_MAX = 6;

export type WallSize = { readonly heads: number; readonly width: number; readonly height: number };
export type Spot = { readonly x: number; readonly y: number };

/**
 * Several real monitors without any: Xorg with its dummy driver, and openbox, without which
 * fullscreen is a pixel short. Heads are counted from 0 and stand side by side at first.
 */
export class XWall {
  readonly display: string;
  readonly size: WallSize;
  readonly #folder: string;
  readonly #processes: readonly ChildProcess[];

  private constructor(
    made: { readonly display: string; readonly folder: string; readonly size: WallSize },
    processes: readonly ChildProcess[],
  ) {
    this.display = made.display;
    this.size = made.size;
    this.#folder = made.folder;
    this.#processes = processes;
  }

  static async start(size: WallSize): Promise<XWall> {
    const folder = await mkdtemp(join(tmpdir(), "onewall-x-"));
    const config = join(folder, "xorg.conf");
    await writeFile(config, xorgConfig());
    const { server, display } = await startServer(folder, config);
    const screen = { ...process.env, DISPLAY: display };
    try {
      await plugHeads(display, size);
      const manager = spawn("openbox", [], { env: screen, stdio: "ignore" });
      const wall = new XWall({ display, folder, size }, [manager, server]);
      await wall.#untilManaged();
      return wall;
    } catch (error) {
      server.kill("SIGKILL");
      throw error;
    }
  }

  /** Pulls a head's plug. */
  async unplug(head: number): Promise<void> {
    await xrandr(this.display, ["--output", output(head), "--off"]);
  }

  /** Plugs a head in, where it stood at first or elsewhere. */
  async plug(head: number, spot: Spot = { x: head * this.size.width, y: 0 }): Promise<void> {
    await xrandr(this.display, placed(head, this.size, spot));
  }

  /** Moves a head that is plugged in. */
  async move(head: number, spot: Spot): Promise<void> {
    await xrandr(this.display, ["--output", output(head), "--pos", `${spot.x}x${spot.y}`]);
  }

  /** Gives one head another resolution. */
  async resize(head: number, size: { readonly width: number; readonly height: number }) {
    const { display } = this;
    await addMode(display, size, [head]);
    await xrandr(display, ["--output", output(head), "--mode", modeName(size)]);
  }

  /** What `xrandr` lists now, one line a head. */
  async monitors(): Promise<string[]> {
    const { stdout } = await exec("xrandr", ["-d", this.display, "--listmonitors"]);
    return stdout.trim().split("\n").slice(1);
  }

  /** The whole wall as a PNG. */
  async screenshot(path: string): Promise<void> {
    await exec("import", ["-display", this.display, "-window", "root", path]);
  }

  async stop(): Promise<void> {
    for (const child of this.#processes) await ended(child);
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Waits until the window manager has taken the screen. */
  async #untilManaged(): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      const args = ["-display", this.display, "-root", "_NET_SUPPORTING_WM_CHECK"];
      const { stdout } = await exec("xprop", args);
      if (stdout.includes("window id")) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("openbox did not take the screen within 5 s");
  }
}

/** Xorg chooses a display number that is free and tells it on a pipe. */
async function startServer(folder: string, config: string) {
  const log = join(folder, "Xorg.log");
  const args = ["-displayfd", "3", "-config", config, "-noreset", "-nolisten", "tcp"];
  const server = spawn("Xorg", [...args, "-logfile", log], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const killed = () => server.kill("SIGKILL");
  process.once("exit", killed);
  server.once("exit", () => process.removeListener("exit", killed));
  const number = await new Promise<string>((resolve, reject) => {
    server.once("error", reject);
    server.stdio[3]?.once("data", (chunk) => resolve(String(chunk).trim()));
    server.once("exit", () => {
      const said = readFile(log, "utf8").catch(() => "it left no log");
      void said.then((text) => reject(new Error(`Xorg ended: ${text.slice(-600)}`)));
    });
  });
  return { server, display: `:${number}` };
}

async function plugHeads(display: string, size: WallSize): Promise<void> {
  const all = Array.from({ length: HEADS_MAX }, (_, head) => head);
  await addMode(display, size, all);
  for (const head of all) {
    await xrandr(display, placed(head, size, { x: head * size.width, y: 0 }));
  }
  await xrandr(display, ["--output", output(0), "--primary"]);
  // A plain query makes "connected" stick; without it the first unplugging goes unseen.
  await xrandr(display, []);
  for (const head of all.slice(size.heads))
    await xrandr(display, ["--output", output(head), "--off"]);
  await xrandr(display, []);
}

/** Any size will do for a head without glass: the pixel clock only has to look sane. */
async function addMode(
  display: string,
  size: { readonly width: number; readonly height: number },
  heads: readonly number[],
): Promise<void> {
  const { width, height } = size;
  const across = [width, width + 40, width + 80, width + 160];
  const down = [height, height + 3, height + 8, height + 30];
  const timing = [60, ...across, ...down].map(String);
  const { stdout } = await exec("xrandr", ["-d", display]);
  const known = stdout.includes(modeName(size));
  if (!known) await xrandr(display, ["--newmode", modeName(size), ...timing]);
  for (const head of heads) await xrandr(display, ["--addmode", output(head), modeName(size)]);
}

function placed(head: number, size: WallSize, { x, y }: Spot): string[] {
  return ["--output", output(head), "--mode", modeName(size), "--pos", `${x}x${y}`];
}

function modeName({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${width}x${height}_wall`;
}

function output(head: number): string {
  return `DUMMY${head}`;
}

async function xrandr(display: string, args: readonly string[]): Promise<void> {
  await exec("xrandr", ["-d", display, ...args]);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), 3000);
  await end;
  clearTimeout(force);
}
