import { expect } from "@playwright/test";
import { WebSocket as NodeSocket } from "ws";
import { WireClient } from "../../renderer/bridge/wire-client.ts";
import { socketRoad } from "../../renderer/bridge/socket-road.ts";
import { SightingColumns } from "../../renderer/live/sighting-columns.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { emptyWall, wallAfter, wallFrom } from "../../shared/fold/wall-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import type { Command } from "../../shared/commands/command.ts";
import type { SourcePulse } from "../../shared/model/source-pulse.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../shared/wire/contract.ts";
import type { Station } from "./station.ts";

/** A browser's window without its glass: it logs in, opens the WebSocket, greets, and folds what
 *  the station sends, with the code that the glass itself uses. */
export class StationWindow {
  wall: WallState = emptyWall();
  sources: readonly SourcePulse[] = [];
  city: RequestOutput<"hello">["city"] = { pack: null, fault: null, looked: true };
  readonly sightings = new SightingColumns();
  /** Called for each event as it is shown. */
  onShown: (logged: LoggedEvent) => void = () => undefined;
  readonly #client: WireClient;

  static async open(station: Station, name = "test"): Promise<StationWindow> {
    return StationWindow.withCookie(station, await logIn(station), name);
  }

  static async withCookie(station: Station, cookie: string, name = "test") {
    const window = new StationWindow(station, cookie, name);
    await window.until(() => window.#client.state.kind === "live", "the line is live");
    return window;
  }

  private constructor(station: Station, cookie: string, name: string) {
    const { origin, host } = new URL(station.url);
    class CookieSocket extends NodeSocket {
      constructor(address: string) {
        super(address, { headers: { cookie, origin } });
        this.on("error", () => undefined);
      }
    }
    const road = socketRoad(`ws://${host}/wire`, CookieSocket as unknown as typeof WebSocket);
    this.#client = new WireClient({ road, window: name });
    this.#client.onHello((hello) => {
      this.wall = wallFrom(hello.entities);
      this.sightings.nameRows(hello.rows);
      this.sources = hello.sources;
      this.city = hello.city;
    });
    this.#client.onPush((message) => {
      if (message.name === "city") this.city = message.body;
      if (message.name !== "frame") return;
      this.sightings.addRows(message.body.rows);
      if (message.body.sources !== null) this.sources = message.body.sources;
      if (message.body.events.length > 0) this.wall = wallAfter(this.wall, message.body.events);
      for (const logged of message.body.events) this.onShown(logged);
    });
    this.#client.onBatch((batch) => this.sightings.take(batch));
    this.#client.start();
  }

  get isLive(): boolean {
    return this.#client.state.kind === "live";
  }

  /** Where a thing was seen last, [lng, lat]; null: never. */
  lastPlace(thing: EntityKey): readonly [number, number] | null {
    const row = this.sightings.rowOf(thing);
    const [lng, lat] = [this.sightings.lng[row], this.sightings.lat[row]];
    return lng === undefined || lat === undefined || Number.isNaN(lng) ? null : [lng, lat];
  }

  request<Name extends RequestName>(name: Name, input: RequestInput<Name>) {
    return this.#client.request(name, input);
  }

  /** A command that is done and on disk; gives the id of the thing it is about. */
  async command(command: Command): Promise<string> {
    const { refusal, key } = await this.request("command", { command });
    if (refusal !== null) throw new Error(`${command.kind}: ${JSON.stringify(refusal)}`);
    return (key ?? "").replace(/^[^:]*:/, "");
  }

  async until(isSo: () => boolean, what: string, timeoutMs = 30_000): Promise<void> {
    const ends = Date.now() + timeoutMs;
    while (!isSo()) {
      if (Date.now() > ends) throw new Error(`not within ${timeoutMs} ms: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  close(): void {
    this.#client.close();
  }
}

/** Gives the code for a cookie, as the log-in page does. */
export async function logIn({ url, code }: Pick<Station, "url" | "code">): Promise<string> {
  const answer = await fetch(new URL("log-in", url), {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(url).origin },
    body: JSON.stringify({ code }),
  });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (answer.status !== 204 || cookie === undefined) throw new Error(`log-in: ${answer.status}`);
  return cookie;
}

/** One code lets one in; the next one stands on stderr. */
export async function secondWindow(running: Station): Promise<StationWindow> {
  await expect.poll(() => running.said()).toMatch(/next log-in code (\S+)/);
  const code = /next log-in code (\S+)/.exec(running.said())?.[1] ?? "";
  return StationWindow.open({ ...running, code }, "second");
}
