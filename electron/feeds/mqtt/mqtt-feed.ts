import mqtt from "mqtt";
import type { IClientOptions, MqttClient } from "mqtt";
import { unreachable } from "../../../shared/kit/assert.ts";
import type { WallEvent } from "../../../shared/events/event.ts";
import { entityKey } from "../../../shared/model/entity-key.ts";
import type { EntityKey } from "../../../shared/model/entity-key.ts";
import type { UnitClass } from "../../../shared/model/unit.ts";
import { epochMs, seconds } from "../../../shared/units/quantity.ts";
import { positionFrom } from "../../../shared/model/position.ts";
import type { Feed, FeedPorts } from "../feed.ts";
import type { Decoded, FeedRecord, OrderRecord } from "../feed-record.ts";
import { refused } from "../feed-record.ts";
import { groupPlaceFrom, sightingFrom } from "../normalise.ts";
import type { MqttSource, MqttTopic } from "./mqtt-source.ts";
import { decodeOwntracks } from "./owntracks.ts";
import { decodeTraccar } from "./traccar.ts";
import { TASK_TOPICS, decodeWallProfile, isHandOver } from "./wall-profile.ts";

/** A location report is under 2 KiB; more than this is not one. */
export const PAYLOAD_BYTES_MAX = 65_536;
export const MESSAGES_PER_SECOND_MAX = 5_000;
/** What arrived is taken this often: a crowd of new trackers is then one commit, not a thousand. */
const TAKE_MS = 50;
const RETRY_MS = [1_000, 30_000] as const;
const CONNECT_TIMEOUT_MS = 5_000;
/** The broker's answers that no retry can mend, in 3.1.1 and in 5. */
const PASSWORD_CODES = new Set([4, 5, 134, 135]);
const VERSION_CODES = new Set([1, 132]);

/** What an MQTT feed asks of the rest. */
export type MqttWorld = {
  /** Whether a thing already stands in the directory.  A unit that does not is entered; anything
   *  else is counted, for a report of a camera says nowhere where it hangs. */
  knows(thing: EntityKey): boolean;
  /** What stands for units' terminals now, text by topic. */
  handOver(): ReadonlyMap<string, string>;
};

/** A broker's positions: OwnTracks, Traccar forwards and our own profile. */
export class MqttFeed implements Feed {
  readonly id: string;
  readonly name: string;
  readonly class = "mqtt";
  readonly #source: MqttSource;
  readonly #world: MqttWorld;
  #ports: FeedPorts | null = null;
  /** What the broker has of what is to be handed over: text by topic. */
  readonly #sent = new Map<string, string>();
  #client: MqttClient | null = null;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #waitMs: number = RETRY_MS[0];
  #version: 4 | 5 = 5;
  #stopped = false;
  #arrived: FeedRecord[] = [];
  #taking: ReturnType<typeof setTimeout> | null = null;
  #second = 0;
  #inSecond = 0;

  constructor(source: MqttSource, world: MqttWorld) {
    this.id = source.id;
    this.name = source.name;
    this.#source = source;
    this.#world = world;
  }

  start(ports: FeedPorts): void {
    this.#stopped = false;
    this.#ports = ports;
    this.#dial(ports);
  }

  /** Publishes what has changed of what stands for terminals; after a loss, all of it. */
  handOver(): void {
    const client = this.#client;
    const ports = this.#ports;
    const { sendsPatrols, sendsTasks } = this.#source;
    if (!(sendsPatrols || sendsTasks) || ports === null || client?.connected !== true) return;
    const stands = this.#standing();
    // Nothing, retained, deletes what stood there: a unit that a plan no longer knows.
    for (const topic of this.#sent.keys()) {
      if (stands.has(topic)) continue;
      this.#sent.delete(topic);
      client.publish(topic, "", { qos: 1, retain: true });
    }
    for (const [topic, text] of stands) {
      if (this.#sent.get(topic) === text) continue;
      this.#sent.set(topic, text);
      client.publish(topic, text, { qos: 1, retain: true }, (error) => {
        if (error && this.#sent.get(topic) === text) this.#sent.delete(topic);
        if (this.#client === client) ports.link("connected", this.#note(error?.message ?? null));
      });
    }
  }

  /** Of what stands for terminals, what this broker may carry. */
  #standing(): ReadonlyMap<string, string> {
    const { sendsPatrols, sendsTasks } = this.#source;
    const carried = [...this.#world.handOver()].filter(([topic]) => {
      return topic.startsWith(TASK_TOPICS) ? sendsTasks : sendsPatrols;
    });
    return new Map(carried);
  }

  /** Which protocol is spoken, and how many terminals have what they should, or why not. */
  #note(fault: string | null): string {
    const version = `MQTT ${this.#version === 5 ? "5" : "3.1.1"}`;
    const { sendsTasks } = this.#source;
    const topics = sendsTasks ? "wall/v1/patrol task" : "wall/v1/patrol";
    if (fault !== null) return `${version}, ${topics}: ${fault}`;
    return this.#sent.size === 0 ? version : `${version}, ${topics}: ${this.#sent.size}`;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    if (this.#taking !== null) clearTimeout(this.#taking);
    this.#taking = null;
    const client = this.#client;
    this.#client = null;
    if (client !== null) await client.endAsync(true);
  }

  #dial(ports: FeedPorts): void {
    if (this.#stopped) return;
    ports.link("connecting", "");
    const client = mqtt.connect(this.#source.url, this.#options());
    this.#client = client;
    let refusal: { readonly code: number } | null = null;
    client.on("connect", () => {
      this.#waitMs = RETRY_MS[0];
      this.#sent.clear();
      ports.link("connected", this.#note(null));
      this.handOver();
      const filters = this.#source.topics.map((topic) => topic.filter);
      client.subscribe(filters, { qos: 1 }, (error) => {
        if (error) ports.link("refused", error.message);
      });
    });
    client.on("message", (topic, payload) => this.#take(ports, topic, payload));
    client.on("error", (error) => {
      refusal = "code" in error && typeof error.code === "number" ? { code: error.code } : null;
      if (refusal === null) ports.link("lost", error.message);
    });
    client.on("close", () => {
      if (this.#client !== client) return;
      this.#client = null;
      client.end(true);
      this.#again(ports, refusal);
    });
  }

  /** The client's own retry never lowers its version and repeats a wrong password for ever. */
  #again(ports: FeedPorts, refusal: { readonly code: number } | null): void {
    if (this.#stopped) return;
    if (refusal !== null && PASSWORD_CODES.has(refusal.code)) {
      ports.link("refused", "用户名或密码错误,已停止重试");
      return;
    }
    if (refusal !== null && VERSION_CODES.has(refusal.code) && this.#version === 5) {
      this.#version = 4;
      this.#dial(ports);
      return;
    }
    ports.link("lost", "");
    // Many walls behind one broker should not come back in one instant.
    const jitter = 0.75 + (ports.now() % 1000) / 2000;
    this.#retry = setTimeout(() => this.#dial(ports), this.#waitMs * jitter);
    this.#waitMs = Math.min(RETRY_MS[1], this.#waitMs * 2);
  }

  #options(): IClientOptions {
    const { username, password } = this.#source;
    return {
      protocolVersion: this.#version,
      clean: true,
      reconnectPeriod: 0,
      connectTimeout: CONNECT_TIMEOUT_MS,
      resubscribe: false,
      ...(username === null ? {} : { username }),
      ...(password === null ? {} : { password }),
    };
  }

  #take(ports: FeedPorts, topic: string, payload: Buffer): void {
    if (isHandOver(topic)) return;
    if (this.#floods(ports)) return ports.reject("flood", topic);
    if (payload.byteLength > PAYLOAD_BYTES_MAX) return ports.reject("oversize", topic);
    // A retained message was deleted; that is no report.
    if (payload.byteLength === 0) return ports.accept(null);
    const decoded = this.#decode(topic, payload.toString("utf8"));
    if (decoded.kind === "refused") return ports.reject(decoded.reason, decoded.detail);
    if (decoded.kind === "order") return this.#order(ports, decoded.order);
    this.#arrived.push(...decoded.records);
    this.#taking ??= setTimeout(() => this.#takeArrived(ports), TAKE_MS);
  }

  /** At once, before what else has arrived: somebody may be in need.  A place in the same message
   *  is seen first, so that the cry comes with it. */
  #order(ports: FeedPorts, { id, at, raw, asks }: OrderRecord): void {
    const alias = this.#source.aliases[`wall:${id}`] ?? `wall:${id}`;
    const unitId = this.#world.knows(entityKey("unit", id)) ? id : alias;
    if (asks.kind === "issue") {
      // Where something was seen is not where the terminal is now.
      const { lngLat } = groupPlaceFrom(raw, ports.crs());
      return ports.order({ ...asks, unitId, at: epochMs(at), lngLat });
    }
    if (raw !== null) {
      const seen = { ...STANDING, id: unitId, label: id, raw, fixAt: at };
      this.#arrived.push(seen);
      this.#takeArrived(ports);
    }
    ports.order({ ...asks, unitId, at: epochMs(at) });
  }

  #takeArrived(ports: FeedPorts): void {
    if (this.#taking !== null) clearTimeout(this.#taking);
    this.#taking = null;
    const arrived = this.#arrived;
    this.#arrived = [];
    const unknown = new Map<string, FeedRecord>();
    for (const record of arrived) {
      if (record.thing.kind !== "unit") continue;
      const unitId = this.#idOf(record);
      if (unknown.has(unitId) || this.#world.knows(entityKey("unit", unitId))) continue;
      unknown.set(unitId, record);
    }
    const entries = [...unknown].flatMap(([unitId, record]) => entryOf(ports, unitId, record));
    if (entries.length > 0) ports.append(entries);
    for (const record of arrived) this.#report(ports, record);
  }

  #idOf(record: FeedRecord): string {
    return this.#source.aliases[record.id] ?? record.id;
  }

  #floods(ports: FeedPorts): boolean {
    const second = Math.floor(ports.now() / 1000);
    if (second !== this.#second) [this.#second, this.#inSecond] = [second, 0];
    return ++this.#inSecond > MESSAGES_PER_SECOND_MAX;
  }

  #decode(topic: string, text: string): Decoded {
    const rule = this.#source.topics.find((candidate) => filterMatches(candidate.filter, topic));
    if (rule === undefined) return refused("unmapped", `topic ${topic}`);
    return decodeBy(rule, topic, text);
  }

  /** What a refusal says is logged: it names the group, and neither the device nor the place. */
  #present(ports: FeedPorts, record: FeedRecord, device: string): void {
    const { id: groupId, raw, fixAt, status } = record;
    if (status === "offline") return ports.accept(null);
    const { lngLat, fault } = groupPlaceFrom(raw, ports.crs());
    if (lngLat === null || status === "no-fix") return ports.reject(fault, `group ${groupId}`);
    ports.present({ groupId, device, at: epochMs(fixAt ?? ports.now()), lngLat });
  }

  #report(ports: FeedPorts, record: FeedRecord): void {
    if (record.thing.kind === "night") return this.#present(ports, record, record.thing.device);
    const now = ports.now();
    const thing = entityKey(record.thing.kind, this.#idOf(record));
    if (record.thing.kind !== "unit" && !this.#world.knows(thing)) {
      return ports.reject("unknownRef", thing);
    }
    const interval = seconds(this.#source.intervalSeconds);
    const context = { source: this.id, now, crs: ports.crs(), interval, thing };
    const { sighting, fault } = sightingFrom(record, context);
    // A place that cannot be right tells nothing; a receiver without a fix is still there.
    if (fault === "range") return ports.reject(fault, `${record.id} ${record.raw?.join(" ")}`);
    if (fault === null) ports.sight([sighting]);
    else ports.sight([sighting], fault);
  }
}

function decodeBy(rule: MqttTopic, topic: string, text: string): Decoded {
  switch (rule.profile) {
    case "owntracks":
      return decodeOwntracks(topic, text, rule.unitClass);
    case "traccar":
      return decodeTraccar(text, rule.unitClass);
    case "onewall":
      return decodeWallProfile(topic, text);
    default:
      return unreachable(rule.profile);
  }
}

/** Of a terminal that cries for help nobody knows how it moves. */
const STANDING: Pick<
  FeedRecord,
  "thing" | "status" | "headingDegrees" | "metresPerSecond" | "value"
> = {
  thing: { kind: "unit", class: "officer" },
  status: "alarm",
  headingDegrees: null,
  metresPerSecond: null,
  value: null,
};

const MODE_OF = { vehicle: "car", officer: "foot", volunteer: "foot" } as const satisfies {
  [Class in UnitClass]: string;
};

/** A tracker nobody has named yet stands on the wall under its own name. */
function entryOf(ports: FeedPorts, unitId: string, record: FeedRecord): readonly WallEvent[] {
  const { thing, label, raw } = record;
  if (thing.kind !== "unit") return [];
  const asset = {
    kind: "unit" as const,
    id: unitId,
    callSign: label,
    class: thing.class,
    mode: MODE_OF[thing.class],
    skills: [],
    home: positionFrom(raw, ports.crs()),
    station: null,
    source: "tracker",
    flags: [],
  };
  return [
    { kind: "asset-imported", v: 1, asset },
    { kind: "unit-duty-changed", v: 1, unitId, duty: "on", at: epochMs(ports.now()) },
  ];
}

/** MQTT topic filters: `+` is one level, `#` is the rest. */
export function filterMatches(filter: string, topic: string): boolean {
  const [wanted, given] = [filter.split("/"), topic.split("/")];
  for (const [i, level] of wanted.entries()) {
    if (level === "#") return true;
    if (i >= given.length || (level !== "+" && level !== given[i])) return false;
  }
  return wanted.length === given.length;
}
