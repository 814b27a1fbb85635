import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dueLimitsOf } from "../../shared/fold/handoff-figures.ts";
import { isEndedStage } from "../../shared/model/handoff.ts";
import { fieldsForKind } from "../../shared/model/handoff-payload.ts";
import type { AlertSourceKind } from "../../shared/model/alert.ts";
import type { Handoff } from "../../shared/model/handoff.ts";
import type { Partner } from "../../shared/model/partner.ts";
import { PUSH_CLOCKS } from "../../shared/model/push.ts";
import type { RejectionReason } from "../../shared/model/source-pulse.ts";
import { seconds } from "../../shared/units/quantity.ts";
import { AlertDesk } from "./alert-desk.ts";
import { AnswerDoor, DOOR_SOURCE } from "./answer-door.ts";
import { OutboxLane } from "./outbox-lane.ts";
import type { AnswerFate, InAnswer, InReport } from "./partner-message.ts";
import { sourceOf } from "./partner-ports.ts";
import type { PartnerPorts } from "./partner-ports.ts";
import { partnerFrom, partnersFileFrom, rosterFileFrom } from "./partners-file.ts";
import type { MediatorEntry, PartnerEntry, PartnersFile, SourceEntry } from "./partners-file.ts";
import { PushDesk } from "./push-desk.ts";
import { SimulatedPartner, livelyScript } from "./simulated-partner.ts";
import { SimulatedSource } from "./simulated-source.ts";
import { StopDesk } from "./stop-desk.ts";

/** Silent for longer than this a partner's line is stale. */
const STALE_AFTER_MS = 300_000;
/** Silent for longer than this a source of alerts is (control-room.md section 11, row 9). */
const SOURCE_STALE_MS = 60_000;
const BEAT_MS = 1000;
const RETRY_MS_MAX = 30_000;
const MINUTE_MS = 60_000;
const ACTOR = { name: "移交台", role: "feed" } as const;

export type PartnerDeskOptions = {
  readonly dir: string;
  readonly ports: PartnerPorts;
  /** Null: the caller beats it. */
  readonly beatMs?: number | null;
  readonly retryMsMax?: number;
};

/** Every other body's line, as `partners.json` in the data folder names them: the way out to each,
 *  the way in for all, their limits, and the pushes that go by themselves. */
export class PartnerDesk {
  readonly #options: PartnerDeskOptions;
  readonly #ports: PartnerPorts;
  readonly #pushes: PushDesk;
  /** What comes from outside and asks for an eye. */
  readonly alerts: AlertDesk;
  /** Accounts that banks are asked to stop. */
  readonly stops: StopDesk;
  readonly #sources = new Map<string, AlertSourceKind>();
  readonly #alarming: SimulatedSource[] = [];
  readonly #lanes = new Map<string, OutboxLane>();
  readonly #secrets = new Map<string, string>();
  readonly #played: SimulatedPartner[] = [];
  #door: AnswerDoor | null = null;
  #doorUrl: string | null = null;
  #beating: ReturnType<typeof setInterval> | null = null;
  #ends: (() => void) | null = null;

  constructor(options: PartnerDeskOptions) {
    this.#options = options;
    this.#ports = options.ports;
    this.#pushes = new PushDesk(options.ports);
    this.alerts = new AlertDesk(options.dir, options.ports);
    this.stops = new StopDesk(options.dir, options.ports);
  }

  async start(): Promise<void> {
    const file = this.#read("partners.json", partnersFileFrom);
    const rosters = this.#read("roster.json", rosterFileFrom);
    for (const roster of rosters?.rosters ?? []) {
      this.#ports.command({ kind: "keep-roster", roster }, ACTOR);
    }
    this.#list(ownTerminals());
    this.alerts.start();
    this.stops.start();
    if (file !== null) await this.#open(file, rosters?.mediators ?? []);
    this.#pushes.start();
    this.#ends = this.#ports.onCommitted((batch) => {
      this.#pushes.hear(batch);
      this.alerts.hear(batch);
      this.stops.hear(batch);
      if (batch.some(({ event }) => isQueued(event.kind))) this.#wakeAll();
    });
    this.#wakeAll();
    const { beatMs = BEAT_MS } = this.#options;
    if (beatMs !== null) this.#beating = setInterval(() => this.beat(), beatMs);
  }

  /** Where partners reach this station; null: nobody does. */
  get doorUrl(): string | null {
    return this.#doorUrl;
  }

  /** Once a second: what is due is pushed, and a limit that passed is told. */
  beat(): void {
    const { station } = this.#ports;
    this.#pushes.beat();
    const own = [...this.#ports.wall().handoff.values()].filter((one) => one.station === station);
    for (const { handoffId, limit } of dueLimitsOf(own, this.#ports.now())) {
      this.#ports.command({ kind: "flag-handoff", handoffId, limit }, ACTOR);
    }
    this.alerts.beat();
    for (const partner of this.#played) void partner.speak();
    for (const source of this.#alarming) void source.speak();
  }

  /** Partners whose line is down as far as is known here. */
  lost(): ReadonlySet<string> {
    const lost = new Set<string>();
    for (const [id, lane] of this.#lanes) if (lane.isLost) lost.add(id);
    return lost;
  }

  async stop(): Promise<void> {
    if (this.#beating !== null) clearInterval(this.#beating);
    this.#ends?.();
    for (const lane of this.#lanes.values()) lane.stop();
    for (const source of this.#alarming) source.stop();
    await this.#door?.close();
    await Promise.all(this.#played.map((partner) => partner.stop()));
  }

  /** A file that is not right stands on the sources panel with the place of its fault. */
  #read<File>(name: string, from: (text: string) => { ok: true; value: File } | Bad): File | null {
    const path = join(this.#options.dir, name);
    if (!existsSync(path)) return null;
    const file = from(readFileSync(path, "utf8"));
    if (file.ok) return file.value;
    this.#row(name, name);
    this.#ports.board.patch(name, { link: "refused", note: file.refusal });
    this.#ports.log(`${path}: ${file.refusal}`);
    return null;
  }

  async #open(file: PartnersFile, mediators: readonly MediatorEntry[]): Promise<void> {
    const { listen } = file;
    this.#nameHomeless(file, mediators);
    this.#row(DOOR_SOURCE, "协作单位来信口");
    const plays = [...file.partners, ...file.sources].some((entry) => "simulate" in entry);
    if (listen !== undefined || plays) {
      await this.#openDoor(listen?.host ?? "127.0.0.1", listen?.port ?? 0);
    } else {
      this.#ports.board.patch(DOOR_SOURCE, { link: "off" });
    }
    for (const entry of file.partners) {
      this.#list(partnerFrom(entry, mediators));
      this.#row(sourceOf(entry.id), entry.name, STALE_AFTER_MS);
      const line = "simulate" in entry ? await this.#play(entry) : entry;
      this.#secrets.set(entry.id, line.secret);
      const retryMsMax = this.#options.retryMsMax ?? RETRY_MS_MAX;
      const lane = {
        ...{ partnerId: entry.id, url: line.url, secret: line.secret, retryMsMax },
        accountFor: (handoff: Handoff) => this.stops.accountFor(handoff),
      };
      this.#lanes.set(entry.id, new OutboxLane(lane, this.#ports));
    }
    for (const entry of file.sources) this.#openSource(entry);
  }

  /** Whose centre is none is asked for nothing, and stands on the sources panel. */
  #nameHomeless({ partners }: PartnersFile, mediators: readonly MediatorEntry[]): void {
    const centres = partners.filter(({ kind }) => kind === "mediation").map(({ id }) => id);
    const homeless = mediators.filter(({ centre }) => !centres.includes(centre));
    if (homeless.length === 0) return;
    const names = homeless.map(({ id, centre }) => `${id} ${centre}`).join();
    const note = `no mediation centre: ${names}`;
    this.#row("roster.json", "roster.json");
    this.#ports.board.patch("roster.json", { link: "refused", note: note.slice(0, 200) });
    this.#ports.log(note);
  }

  /** A source only ever writes to us. */
  #openSource(entry: SourceEntry): void {
    const { id, name, kind } = entry;
    this.#ports.board.open({
      ...{ id: sourceOf(id), name, class: "alert", staleAfterMs: SOURCE_STALE_MS, crs: "wgs84" },
    });
    this.#sources.set(id, kind);
    const secret = "simulate" in entry ? randomBytes(24).toString("hex") : entry.secret;
    this.#secrets.set(id, secret);
    if (!("simulate" in entry)) return;
    const played = new SimulatedSource({
      ...{ id, kind, secret, seed: entry.simulate.seed },
      now: () => this.#ports.now(),
      door: () => this.#doorUrl,
      wall: () => this.#ports.wall(),
    });
    this.#alarming.push(played);
  }

  async #openDoor(host: string, port: number): Promise<void> {
    const door = new AnswerDoor({
      now: () => this.#ports.now(),
      secretOf: (partnerId) => this.#secrets.get(partnerId) ?? null,
      answer: (partnerId, answer) => this.#answer(partnerId, answer),
      report: (partnerId, report) => this.#report(partnerId, report),
      isSource: (id) => this.#sources.has(id),
      item: (sourceId, path, read) => {
        const kind = this.#sources.get(sourceId);
        return kind === undefined ? null : this.alerts.take(sourceId, { kind, path }, read);
      },
      heard: (partnerId) => {
        const now = this.#ports.now();
        const alive = this.#sources.has(partnerId) ? ({ link: "connected" } as const) : {};
        this.#ports.board.patch(sourceOf(partnerId), {
          ...alive,
          ...{ newestAt: now, receivedAt: now },
        });
      },
      accept: (partnerId, at) => this.#ports.board.accept(sourceOf(partnerId), at),
      reject: (partnerId, reason, detail) => this.#reject(partnerId, reason, detail),
    });
    try {
      const bound = await door.listen(host, port);
      this.#door = door;
      this.#doorUrl = `http://${host.includes(":") ? `[${host}]` : host}:${bound}`;
      this.#ports.board.patch(DOOR_SOURCE, { link: "connected", note: this.#doorUrl });
    } catch (error) {
      const note = error instanceof Error ? error.message : String(error);
      this.#ports.board.patch(DOOR_SOURCE, { link: "refused", note });
      this.#ports.log(`partners cannot reach this station: ${note}`);
    }
  }

  async #play(entry: Extract<PartnerEntry, { simulate: unknown }>) {
    const secret = randomBytes(24).toString("hex");
    const partner = new SimulatedPartner({
      ...{ id: entry.id, secret, seed: entry.simulate.seed },
      now: () => this.#ports.now(),
      door: () => this.#doorUrl,
      script: livelyScript(MINUTE_MS),
    });
    const url = await partner.start();
    for (const { handoff, answers, deliveredAt, stage } of this.#ports.wall().handoff.values()) {
      if (handoff.partnerId !== entry.id || deliveredAt === null || isEndedStage(stage)) continue;
      const said = answers.map(({ saidAt: at, answerId, seq, answer, reason }) => {
        return { answerId, handoffId: handoff.id, seq, answer, reason, at };
      });
      partner.adopt(handoff.id, handoff.payload, said);
    }
    this.#played.push(partner);
    return { url, secret };
  }

  #list(partner: Partner): void {
    const listed = this.#ports.command({ kind: "list-partner", partner }, ACTOR);
    if (!listed.ok) this.#ports.log(`${partner.id}: ${JSON.stringify(listed.refusal)}`);
  }

  #row(id: string, name: string, staleAfterMs: number | null = null): void {
    // Positions of partners are WGS-84 by the contract, so nothing is held back for its datum.
    this.#ports.board.open({ id, name, class: "partner", staleAfterMs, crs: "wgs84" });
  }

  #wakeAll(): void {
    for (const lane of this.#lanes.values()) lane.wake();
  }

  #answer(partnerId: string, said: InAnswer): AnswerFate | null {
    const { handoffId, answer, reason } = said;
    const handoff = this.#ports.wall().handoff.get(handoffId)?.handoff;
    if (handoff?.partnerId !== partnerId) return "unknown";
    const command = { kind: "answer-handoff", handoffId, answer, reason, said } as const;
    const done = this.#ports.command(command, { name: partnerId, role: "feed" });
    if (done.ok) return done.value.length === 0 ? "repeated" : "taken";
    return done.refusal.kind === "not-written" ? null : "unknown";
  }

  #report(partnerId: string, report: InReport): AnswerFate | null {
    const { reportId, category, title, text, address, lngLat, at: reportedAt } = report;
    const givenId = `${partnerId}-${reportId}`;
    const call = { category, title, text, address, lngLat, reportedAt, givenId };
    const command = { kind: "report-incident", priority: 3, ...call } as const;
    const done = this.#ports.command(command, { name: partnerId, role: "feed" });
    if (done.ok) return "taken";
    if (done.refusal.kind === "not-written") return null;
    return done.refusal.kind === "incident-known" ? "repeated" : "unknown";
  }

  #reject(partnerId: string | null, reason: RejectionReason, detail: string): void {
    const source = partnerId === null ? DOOR_SOURCE : sourceOf(partnerId);
    this.#ports.board.reject(source, reason);
    if (reason !== "dup") this.#ports.log(`${source}: ${reason} ${detail.slice(0, 200)}`);
  }
}

type Bad = { readonly ok: false; readonly refusal: string };

function isQueued(kind: string): boolean {
  return kind === "handoff-sent" || kind === "handoff-recalled";
}

/** Without a gateway to their terminals our own people sign on the wall itself. */
function ownTerminals(): Partner {
  const { late, overdue, close } = PUSH_CLOCKS[1];
  return {
    ...{ id: "wall", name: "本墙", kind: "terminal", isLocal: true },
    fields: [...fieldsForKind("terminal")],
    acceptSeconds: { late: seconds(late), overdue: seconds(overdue) },
    closeSeconds: seconds(close),
    mediators: [],
  };
}
