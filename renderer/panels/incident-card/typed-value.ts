import type { TemplateField } from "../../../shared/model/incident-template.ts";
import { clockText, dayStart } from "../../ui/time-text.ts";

/** What a person typed, as the field keeps it; null: it is empty; undefined: it cannot be read.
 *  A time is h:mm of today, or of yesterday where that would lie ahead; a space means now. */
export function valueOf(
  field: TemplateField,
  typed: string,
  now: number,
): string | number | null | undefined {
  if (field.type === "time") return timeOf(typed, now);
  const text = typed.normalize("NFKC").trim();
  if (text === "") return null;
  if (field.type === "text") return text;
  if (field.type === "choice") return field.choices.find((name) => name === text);
  const count = Number(text.replaceAll(/[,，\s]/gu, ""));
  return Number.isFinite(count) && count >= 0 ? count : undefined;
}

/** The same the other way: what stands in the field. */
export function typedOf(field: TemplateField, value: string | number | undefined): string {
  if (value === undefined) return "";
  return field.type === "time" ? clockText(Number(value)).slice(0, 5) : String(value);
}

const DAY_MS = 86_400_000;

function timeOf(typed: string, now: number): number | null | undefined {
  if (typed === "") return null;
  const text = typed.normalize("NFKC").trim();
  if (text === "") return now;
  const found = /^(\d{1,2})[:：]?(\d{2})$/u.exec(text);
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2])];
  if (found === null || hours > 23 || minutes > 59) return undefined;
  const at = dayStart(now) + (hours * 60 + minutes) * 60_000;
  return at <= now ? at : at - DAY_MS;
}
