import { Agent } from "node:http";
import { routesFor } from "../../shared/fold/alert-routes.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import type { Random } from "../../shared/kit/random.ts";
import type { AlertSourceKind } from "../../shared/model/alert.ts";
import { lngLatOf } from "../../shared/model/position.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { ALERTS_PATH, BEHAVIOURS_PATH, HITS_PATH, WATCHES_PATH } from "./alert-message.ts";
import type { ItemPath } from "./alert-message.ts";
import { HEARTBEAT_PATH } from "./partner-message.ts";
import { platePicture } from "./plate-picture.ts";
import { postSigned } from "./post-signed.ts";

export type SimulatedSourceOptions = {
  readonly id: string;
  readonly kind: AlertSourceKind;
  readonly secret: string;
  readonly seed: number;
  readonly now: () => number;
  readonly door: () => string | null;
  readonly wall: () => WallState;
};

const MINUTE_MS = 60_000;
const HEARTBEAT_MS = 20_000;
const REQUEST_MS_MAX = 5_000;
/** The first few come soon, so that there is something to see. */
const FIRST_MS = 4_000;
const AT_FIRST = 3;
const EVERY_MINUTES = { brain: 14, analytics: 9, checkpoints: 11 } as const;
const PLATES = ["浙J5K3T2", "浙J8811P", "浙JD03725", "浙A7B09M", "浙J2N66H"];

/** A source of alerts, played over real HTTP: 公安大脑, analytics of cameras, or the platform of
 *  checkpoints.  All people, plates and deeds are made up. */
export class SimulatedSource {
  readonly #options: SimulatedSourceOptions;
  readonly #random: Random;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #batch: string;
  readonly #day: number;
  #count = 0;
  #nextAt: number | null = null;
  #beatAt = 0;
  #listed = false;
  #busy = false;

  constructor(options: SimulatedSourceOptions) {
    this.#options = options;
    // A station that starts again hears of new things, not of the old ones once more.
    const second = Math.floor(options.now() / 1000);
    this.#random = randomFrom(options.seed + (second % 1_000_000));
    this.#day = Math.floor(second / 86_400);
    this.#batch = second.toString(36);
  }

  stop(): void {
    this.#agent.destroy();
  }

  /** Says what is due by now; what does not arrive is left. */
  async speak(): Promise<void> {
    if (this.#busy || this.#options.door() === null) return;
    this.#busy = true;
    try {
      await this.#speak(this.#options.now());
    } finally {
      this.#busy = false;
    }
  }

  async #speak(now: number): Promise<void> {
    if (now - this.#beatAt >= HEARTBEAT_MS) {
      this.#beatAt = now;
      await this.#post(HEARTBEAT_PATH, { v: 1 });
    }
    if (this.#options.kind === "checkpoints" && !this.#listed) {
      this.#listed = true;
      for (const [i, plate] of PLATES.entries()) await this.#list(i, plate, now);
    }
    this.#nextAt ??= now + FIRST_MS;
    if (now < this.#nextAt) return;
    const minutes = EVERY_MINUTES[this.#options.kind] * (0.4 + this.#random() * 1.2);
    const soon = this.#count < AT_FIRST - 1;
    this.#nextAt = now + (soon ? FIRST_MS : minutes * MINUTE_MS);
    await this.#say(now);
  }

  async #say(now: number): Promise<void> {
    const id = `${this.#batch}-${++this.#count}`;
    const { kind } = this.#options;
    if (kind === "brain") return this.#sayAlert(id, now);
    return kind === "analytics" ? this.#sayBehaviour(id, now) : this.#sayHit(id, now);
  }

  async #sayAlert(alertId: string, now: number): Promise<void> {
    const what = this.#one(ALERTS);
    const where = this.#placeOf("camera");
    if (what === undefined || where === null) return;
    const { minutes, ...plain } = what;
    await this.#post(ALERTS_PATH, {
      ...{ v: 1, alertId, ...plain, address: where.name, lngLat: where.lngLat },
      ...{ capturedAt: now - 20_000, expiresAt: now + minutes * MINUTE_MS },
    });
  }

  async #sayBehaviour(eventId: string, now: number): Promise<void> {
    const what = this.#one(BEHAVIOURS);
    const camera = this.#placeOf("camera");
    if (what === undefined || camera === null) return;
    await this.#post(BEHAVIOURS_PATH, {
      ...{ v: 1, eventId, ...what, cameraId: camera.id, lngLat: camera.lngLat },
      confidence: Math.round((0.62 + this.#random() * 0.36) * 100) / 100,
      clip: { ref: `nvr-${camera.id}/${Math.floor(now / 1000)}`, seconds: 12 },
      model: { name: "侵财行为分析", version: "3.2.1" },
      ...{ reason: "疑似侵财行为，需人工核实", legalBasis: "公共安全视频图像信息系统管理条例" },
      ...{ capturedAt: now - 8_000, expiresAt: now + 15 * MINUTE_MS },
    });
  }

  async #list(index: number, plate: string, now: number): Promise<void> {
    await this.#post(WATCHES_PATH, {
      ...{ v: 1, entryId: `${this.#day}-${index}`, plate },
      ...{ reason: "失驾人员名下车辆", legalBasis: "道路交通安全法第九十九条" },
      expiresAt: now + 72 * 60 * MINUTE_MS,
    });
  }

  /** One in four is read wrongly, as it happens at night. */
  async #sayHit(hitId: string, now: number): Promise<void> {
    const index = randomIndex(this.#random, PLATES.length);
    const [plate, checkpoint] = [PLATES[index], this.#placeOf("checkpoint")];
    if (plate === undefined || checkpoint === null) return;
    const isMisread = this.#random() < 0.25;
    const shown = isMisread ? misread(plate, this.#random) : plate;
    const picture = platePicture(shown, this.#random).toString("base64");
    const confidence = Math.round((isMisread ? 0.7 : 0.88 + this.#random() * 0.11) * 100) / 100;
    await this.#post(HITS_PATH, {
      ...{ v: 1, hitId, entryId: `${this.#day}-${index}`, checkpointId: checkpoint.id },
      ...{ plate, confidence, lane: 1 + randomIndex(this.#random, 2), picture },
      capturedAt: now - 5_000,
    });
  }

  #placeOf(kind: "camera" | "checkpoint"): Place | null {
    const wall = this.#options.wall();
    const places = [...wall[kind].values()].flatMap(({ asset }): Place[] => {
      const lngLat = lngLatOf(asset.position);
      return lngLat === null ? [] : [{ id: asset.id, name: asset.name, lngLat }];
    });
    // Mostly where some station has the ground: the tray of what has no route stays small.
    for (let tries = 0; tries < 4; tries++) {
      const place = this.#one(places);
      if (place === undefined) return null;
      const position = {
        kind: "located",
        lngLat: place.lngLat,
        raw: place.lngLat,
        crs: "wgs84",
      } as const;
      if (routesFor(wall, { type: "property-behaviour", position }).length > 0) return place;
    }
    return this.#one(places) ?? null;
  }

  #one<Item>(items: readonly Item[]): Item | undefined {
    return items.length === 0 ? undefined : items[randomIndex(this.#random, items.length)];
  }

  async #post(path: ItemPath | typeof HEARTBEAT_PATH, message: object): Promise<void> {
    const { id: keyId, secret } = this.#options;
    const base = this.#options.door() ?? "";
    const body = JSON.stringify(message);
    const sign = { keyId, secret, now: this.#options.now(), idempotencyKey: `${keyId}-${path}` };
    try {
      await postSigned({ base, path, body, ...sign, msMax: REQUEST_MS_MAX, agent: this.#agent });
    } catch {
      // A source of alerts never waits for us: what did not arrive is gone, as in the field.
      return;
    }
  }
}

type Place = { readonly id: string; readonly name: string; readonly lngLat: LngLat };

/** Another digit where one is easily taken for another. */
function misread(plate: string, random: Random): string {
  const signs = [...plate];
  const at = 2 + randomIndex(random, signs.length - 2);
  const likes: Readonly<Record<string, string>> = {
    "8": "B",
    B: "8",
    "0": "D",
    "1": "7",
    "5": "6",
  };
  signs[at] = likes[signs[at] ?? ""] ?? (signs[at] === "3" ? "9" : "3");
  return signs.join("");
}

const ALERTS = [
  {
    ...{
      type: "fraud-under-way",
      title: "疑似正在被骗转账",
      text: "银行柜面劝阻未果，请就近见面。",
    },
    ...{ reason: "涉诈资金预警", legalBasis: "反电信网络诈骗法第二十条", minutes: 40 },
  },
  {
    ...{ type: "crowd", title: "商圈人流超过上限", text: "出入口人流密度 4.2 人每平方米。" },
    ...{ reason: "大型活动安全风险", legalBasis: "大型群众性活动安全管理条例", minutes: 30 },
  },
  {
    ...{ type: "water-danger", title: "禁泳水域有人下水", text: "堤岸摄像机识别，约三人。" },
    ...{ reason: "溺水风险", legalBasis: "人民警察法第二十一条", minutes: 20 },
  },
  {
    ...{ type: "road-danger", title: "隧道内行人", text: "应急车道内有行人徒步。" },
    ...{ reason: "道路交通安全", legalBasis: "道路交通安全法第六十七条", minutes: 20 },
  },
  {
    ...{ type: "perimeter", title: "校园周界翻越", text: "围栏报警与画面一致。" },
    ...{ reason: "校园安全", legalBasis: "企业事业单位内部治安保卫条例", minutes: 30 },
  },
] as const;

const BEHAVIOURS = [
  { behaviour: "trying-doors", title: "两人沿街拉车门" },
  { behaviour: "lingering-at-vehicles", title: "在停车位间反复徘徊" },
  { behaviour: "climbing", title: "翻越围墙" },
  { behaviour: "forcing-lock", title: "撬动店门卷帘" },
  { behaviour: "taking-cycle", title: "剪断车锁推走电动车" },
] as const;
