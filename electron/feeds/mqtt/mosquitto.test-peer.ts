import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A real broker on a free loopback port, with the users "wall" and "phone". */
export class Mosquitto {
  readonly port: number;
  readonly #folder: string;
  #process: ChildProcess | null = null;

  /** `accounts`: names that log in with themselves as the password; `acl`: who may do what. */
  static async start(
    more: { readonly accounts?: readonly string[]; readonly acl?: string } = {},
  ): Promise<Mosquitto> {
    const broker = new Mosquitto(await freePort(), more);
    await broker.run();
    return broker;
  }

  private constructor(
    port: number,
    { accounts = [], acl }: { readonly accounts?: readonly string[]; readonly acl?: string },
  ) {
    this.port = port;
    this.#folder = mkdtempSync(join(tmpdir(), "onewall-mosquitto-"));
    const passwords = join(this.#folder, "passwords");
    const own = accounts.map((account) => `${account}:${account}`);
    writeFileSync(passwords, ["wall:s3cret", "phone:p1", ...own].join("\n"));
    spawnSync("mosquitto_passwd", ["-U", passwords]);
    // As root the broker would drop to its own user and could not read this folder.
    const user = process.getuid?.() === 0 ? "user root\n" : "";
    const listener = `listener ${port} 127.0.0.1\nallow_anonymous false\n`;
    const rights = join(this.#folder, "rights");
    if (acl !== undefined) writeFileSync(rights, acl);
    const granted = acl === undefined ? "" : `acl_file ${rights}\n`;
    const lines = `${user}${listener}password_file ${passwords}\n${granted}`;
    writeFileSync(join(this.#folder, "m.conf"), lines);
  }

  async run(): Promise<void> {
    this.#process = spawn("mosquitto", ["-c", join(this.#folder, "m.conf")], { stdio: "ignore" });
    this.#process.on("error", (error) => {
      throw new Error(`mosquitto is needed for this test: ${error.message}`);
    });
    for (let i = 0; i < 100; i++) {
      if (await answers(this.port)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("mosquitto did not answer within 5 s; is the package mosquitto installed?");
  }

  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  publish(topic: string, payload: string | Buffer, ...flags: readonly string[]): void {
    const login = [
      "-h",
      "127.0.0.1",
      "-p",
      String(this.port),
      "-u",
      "phone",
      "-P",
      "p1",
      "-q",
      "1",
    ];
    const args = [...login, "-t", topic, "-s", ...flags];
    const done = spawnSync("mosquitto_pub", args, { input: payload });
    if (done.status !== 0) throw new Error(`mosquitto_pub: ${done.stderr.toString()}`);
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
