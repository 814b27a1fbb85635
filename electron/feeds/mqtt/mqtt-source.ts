import * as v from "valibot";
import { COORDINATE_SYSTEMS } from "../../../shared/units/coordinate-system.ts";
import { idSchema, nameSchema } from "../../../shared/model/shape.ts";
import { UNIT_CLASSES } from "../../../shared/model/unit.ts";

const topicSchema = v.object({
  filter: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  profile: v.picklist(["owntracks", "traccar", "onewall"]),
  unitClass: v.optional(v.picklist(UNIT_CLASSES), "officer"),
});
export type MqttTopic = v.InferOutput<typeof topicSchema>;

/** A broker to listen to, as an administrator writes it into the feeds file. */
export const mqttSourceSchema = v.object({
  kind: v.literal("mqtt"),
  id: idSchema,
  name: nameSchema,
  /** "mqtt://127.0.0.1:1883", "mqtts://…" */
  url: v.pipe(v.string(), v.regex(/^(mqtts?|wss?|tcp):\/\//)),
  username: v.optional(v.nullable(v.string()), null),
  password: v.optional(v.nullable(v.string()), null),
  topics: v.pipe(v.array(topicSchema), v.minLength(1), v.maxLength(50)),
  /** Null: untagged; its positions are held until somebody declares it. */
  crs: v.optional(v.nullable(v.picklist(COORDINATE_SYSTEMS)), "wgs84"),
  /** Native id ("ot:phones/p1") to the unit it stands for. */
  aliases: v.optional(v.record(v.string(), idSchema), {}),
  /** Whether accepted patrols are sent to units' terminals through this broker, retained, one topic
   *  `wall/v1/patrol/<unit>` each. */
  sendsPatrols: v.optional(v.boolean(), false),
  /** The same for roll-calls and call-ups, one topic `wall/v1/task/<unit>` each; terminals answer
   *  on `wall/v1/sign/<unit>`. */
  sendsTasks: v.optional(v.boolean(), false),
  /** How often a tracker reports; stale after twice as long. */
  intervalSeconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(3600)), 30),
});
export type MqttSource = v.InferOutput<typeof mqttSourceSchema>;
