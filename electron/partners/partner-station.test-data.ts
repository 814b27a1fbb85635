import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "../../shared/commands/command.ts";
import type { WallEvent } from "../../shared/events/event.ts";
import { MORNING, report } from "../../shared/fold/event-fixtures.test-data.ts";
import { present } from "../../shared/kit/assert.ts";
import type { Random } from "../../shared/kit/random.ts";
import type { AlertSourceKind } from "../../shared/model/alert.ts";
import type { IncidentReport } from "../../shared/model/incident.ts";
import type { PartnerKind } from "../../shared/model/partner.ts";
import type { Actor } from "../../shared/model/role.ts";
import type { Roster } from "../../shared/model/roster.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import { handleCommand } from "../desk/desk.ts";
import { SourceBoard } from "../feeds/source-board.ts";
import { openStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";
import { postSigned } from "./post-signed.ts";
import { PartnerDesk } from "./partner-desk.ts";
import { SimulatedPartner } from "./simulated-partner.ts";
import type { SimulatedPartnerOptions, SimulatedScript } from "./simulated-partner.ts";

export const LEADER: Actor = { name: "值班领导", role: "leader" };

/** A clock that a test turns. */
export class HandClock {
  now: EpochMs = epochMs(MORNING);

  wait(ms: number): void {
    this.now = epochMs(this.now + ms);
  }
}

export type PartnerSpec = {
  readonly id: string;
  readonly kind: PartnerKind;
  readonly script: SimulatedScript;
  readonly chaos?: SimulatedPartnerOptions["chaos"];
  readonly acceptMinutes?: { readonly late: number; readonly overdue: number };
  readonly closeHours?: number;
  readonly fields?: readonly string[];
};

/** Real store, real desk, real HTTP both ways; only the clock is turned by hand. */
export class PartnerStation {
  readonly clock: HandClock;
  readonly partners = new Map<string, SimulatedPartner>();
  readonly dir: string;
  readonly lines: string[] = [];
  readonly #agent = new Agent({ keepAlive: true });
  #store: Store | null = null;
  #board: SourceBoard | null = null;
  #desk: PartnerDesk | null = null;

  constructor(clock = new HandClock()) {
    this.clock = clock;
    this.dir = mkdtempSync(join(scratch(), "onewall-partners-"));
  }

  /** Starts the partners, writes them down, and starts the station on it. */
  async open(
    specs: readonly PartnerSpec[],
    rosters: readonly Roster[] = [],
    sources: readonly { readonly id: string; readonly kind: AlertSourceKind }[] = [],
    mediators: readonly object[] = [],
  ): Promise<void> {
    const partners: object[] = [];
    for (const { id, kind, script, chaos, ...plain } of specs) {
      const secret = secretOf(id);
      const now = () => this.clock.now;
      const door = () => this.#desk?.doorUrl ?? null;
      const options = { id, secret, seed: specs.length, now, door, script };
      const partner = new SimulatedPartner(chaos === undefined ? options : { ...options, chaos });
      const url = await partner.start();
      this.partners.set(id, partner);
      partners.push({ id, name: id, kind, url, secret, ...plain });
    }
    const named = sources.map((source) => {
      return { ...source, name: source.id, secret: secretOf(source.id) };
    });
    const file = { listen: { port: 0 }, partners, sources: named };
    writeFileSync(join(this.dir, "partners.json"), JSON.stringify(file));
    writeFileSync(join(this.dir, "roster.json"), JSON.stringify({ rosters, mediators }));
    await this.start();
  }

  async start(): Promise<void> {
    const opened = openStore({ dir: this.dir, now: () => this.clock.now });
    if (!opened.ok) throw new Error(opened.refusal.kind);
    const store = opened.value;
    this.#store = store;
    const board = new SourceBoard({
      now: () => this.clock.now,
      append: () => undefined,
      sight: () => "new",
      present: () => "new",
      order: () => "new",
      crs: () => null,
      log: () => undefined,
    });
    this.#board = board;
    this.#desk = new PartnerDesk({
      dir: this.dir,
      beatMs: null,
      retryMsMax: 20,
      ports: {
        station: store.station,
        now: () => this.clock.now,
        wall: () => store.wall(),
        command: (command, actor) => this.command(command, actor),
        onCommitted: (listener) => store.onCommitted(listener),
        board,
        log: (line) => void this.lines.push(line),
      },
    });
    await this.#desk.start();
  }

  /** One signed request of a source; gives the status and the answer. */
  async send(sourceId: string, path: string, message: object) {
    const sign = { keyId: sourceId, secret: secretOf(sourceId), now: this.clock.now };
    const body = JSON.stringify(message);
    const about = { base: this.doorUrl, path, body, ...sign, idempotencyKey: path };
    const { status, text } = await postSigned({ ...about, msMax: 5000, agent: this.#agent });
    return { status, answer: JSON.parse(text) as { fate?: string; error?: string } };
  }

  get desk(): PartnerDesk {
    return present(this.#desk, "the station is open");
  }

  get store(): Store {
    return present(this.#store, "the station is open");
  }

  get doorUrl(): string {
    return present(this.#desk?.doorUrl, "the door is open");
  }

  get wall() {
    return this.store.wall();
  }

  partner(id: string): SimulatedPartner {
    return present(this.partners.get(id), "the partner was named");
  }

  pulse(id: string) {
    return present(
      this.#board?.pulses().find((pulse) => pulse.id === id),
      "the source has a row",
    );
  }

  command(command: Command, actor: Actor) {
    const { store } = this;
    const ports = {
      station: store.station,
      now: () => this.clock.now,
      wall: () => store.wall(),
      append: store.append.bind(store),
      lost: () => this.#desk?.lost() ?? new Set<string>(),
    };
    return handleCommand(ports, command, actor);
  }

  /** Done, or the test ends with what was said. */
  do(command: Command, actor = LEADER): void {
    const done = this.command(command, actor);
    if (!done.ok) throw new Error(`${command.kind}: ${JSON.stringify(done.refusal)}`);
  }

  report(id: string, change: Partial<IncidentReport> = {}): void {
    const call = report(id, { reportedAt: this.clock.now, ...change });
    const event: WallEvent = { kind: "incident-reported", v: 1, report: call };
    this.store.append([event], LEADER);
  }

  beat(): void {
    present(this.#desk, "the station is open").beat();
  }

  /** Until nothing waits to go out. */
  async sent(msMax = 20_000): Promise<void> {
    const until = performance.now() + msMax;
    while ([...this.wall.partner.values()].some(({ queue }) => queue.length > 0)) {
      if (performance.now() > until) throw new Error("the queue does not empty");
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  /** Until every partner has said what it has to say by now. */
  async spoken(): Promise<void> {
    for (const partner of this.partners.values()) {
      for (let tries = 0; !(await partner.speak()); tries++) {
        if (tries > 400) throw new Error(`a partner is not heard: ${this.lines.at(-1)}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    }
  }

  async stop(): Promise<void> {
    await this.#desk?.stop();
    this.#store?.close();
    this.#desk = null;
    this.#store = null;
  }

  async sweep(): Promise<void> {
    await this.stop();
    this.#agent.destroy();
    await Promise.all([...this.partners.values()].map((partner) => partner.stop()));
    rmSync(this.dir, { recursive: true, force: true });
  }
}

function secretOf(id: string): string {
  return `secret-of-${id}-0123456789`;
}

/** Tens of thousands of commits: in memory where the system has such a disk.  What the real disk
 *  keeps when it is cut off is proved elsewhere. */
function scratch(): string {
  return existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
}

/** Any script, with every time drawn anew. */
export function minutes(random: Random, least: number, most: number): number {
  return Math.round((least + random() * (most - least)) * 60_000);
}
