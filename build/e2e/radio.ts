import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import mqtt from "mqtt";
import type { MqttClient } from "mqtt";
import { Mosquitto } from "../../electron/feeds/mqtt/mosquitto.test-peer.ts";

/** A broker nobody here wrote, the only feed of the station in that folder, and a client that
 *  speaks for all terminals. */
export async function radio(
  folder: string,
  { sendsTasks = false } = {},
): Promise<{ readonly broker: Mosquitto; readonly client: MqttClient }> {
  const broker = await Mosquitto.start();
  const topics = [{ filter: "wall/v1/#", profile: "onewall" }];
  const login = { username: "wall", password: "s3cret", url: `mqtt://127.0.0.1:${broker.port}` };
  const source = { kind: "mqtt", id: "radio", name: "手台", ...login, topics, sendsTasks };
  await writeFile(join(folder, "feeds.json"), JSON.stringify({ feeds: [source] }));
  const client = await mqtt.connectAsync(login.url, { username: "phone", password: "p1" });
  return { broker, client };
}
