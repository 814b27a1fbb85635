import { createHash } from "node:crypto";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { IncidentCategory, IncidentReport, Priority } from "../../shared/model/incident.ts";
import { ID_LENGTH_MAX, TEXT_LENGTH_MAX } from "../../shared/model/shape.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { RowContext } from "./row-context.ts";
import { rejection, shortName } from "./row-identity.ts";
import type { RowRejection } from "./row-identity.ts";
import { positionOf } from "./row-position.ts";
import type { RowReader } from "./row-reader.ts";
import { timeFrom } from "./time-from.ts";

export type IncidentRow = {
  readonly report: IncidentReport;
  /** The register says that it is over. */
  readonly closed: boolean;
  readonly assumed: { readonly priority: boolean; readonly category: boolean };
};

export type IncidentContext = RowContext & {
  readonly now: EpochMs;
  /** Rows are sheets of the 110 register, whose numbers have their own space. */
  readonly register: boolean;
};

/** A call that a register or a table of reports holds.  Who called, and from which number, has no
 *  field here: those columns are never read, and a number within the words is masked. */
export function incidentFromRow(
  reader: RowReader,
  context: IncidentContext,
): Result<IncidentRow, RowRejection> {
  const position = positionOf(reader, context.datum);
  if (!position.ok) return err(position.refusal);
  const timeText = reader.text("time");
  if (timeText === "") return err(rejection("time-missing"));
  const reportedAt = timeFrom(timeText);
  if (reportedAt === null) return err(rejection("time-unreadable", timeText));
  if (reportedAt > context.now + AHEAD_MS_MAX) return err(rejection("time-future", timeText));
  const words = wordsOf(reader);
  if (words.title === "") return err(rejection("no-name-and-no-id", "title, address"));
  const id = idOf(reader, context, `${timeText}\n${words.title}\n${words.address}`);
  if (!id.ok) return id;
  const category = categoryFrom([...reader.texts("category"), words.title]);
  const priority = priorityFrom(reader.text("priority"));
  const report: IncidentReport = {
    id: id.value,
    reportedAt,
    category: category ?? "other",
    priority: priority ?? PRIORITY_USUAL,
    title: words.title,
    text: words.text,
    address: words.address,
    position: position.value,
    source: context.source,
  };
  const assumed = { priority: priority === null, category: category === null };
  return ok({ report, closed: isClosedState(reader.text("state")), assumed });
}

/** A clock that is this much ahead is a clock; more is a typing error. */
const AHEAD_MS_MAX = 120_000;
const PRIORITY_USUAL: Priority = 2;

function wordsOf(reader: RowReader): { title: string; text: string; address: string } {
  const address = shortName(masked(reader.text("address")));
  const kinds = reader.texts("category").filter((text) => /\D/.test(text));
  const title = shortName(masked(reader.text("title") || (kinds[0] ?? "") || address));
  return { title, text: masked(reader.text("text")).slice(0, TEXT_LENGTH_MAX), address };
}

/** Mobile and fixed numbers and identity cards within the words. */
function masked(text: string): string {
  return text
    .replace(/(?<![\d.])\d{17}[\dXx](?!\d)/g, "***")
    .replace(/(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d{9}(?!\d)/g, "***")
    .replace(/(?<![\d.])0\d{2,3}-\d{7,8}(?!\d)/g, "***");
}

function idOf(
  reader: RowReader,
  { register }: IncidentContext,
  content: string,
): Result<string, RowRejection> {
  const id = reader.text("id");
  if (id.length > ID_LENGTH_MAX - 4) return err(rejection("id-too-long", id));
  if (/^\d(\.\d+)?e\+\d+$/i.test(id)) return err(rejection("id-damaged", id));
  if (id !== "") return ok(register ? `110:${id}` : id);
  return ok(`h-${createHash("sha256").update(content).digest("hex").slice(0, 20)}`);
}

/** In this order: a robbery with injuries is violence, a quarrel over noise is a dispute. */
const CATEGORY_WORDS: readonly (readonly [IncidentCategory, RegExp])[] = [
  ["fire", /\bfire\b|火灾|火警|起火|着火|爆炸/],
  ["violence", /violence|assault|robbery|fight|打架|斗殴|伤害|抢劫|抢夺|两抢|持刀|杀人|家暴/],
  ["theft", /theft|burglary|steal|stolen|larceny|盗窃|扒窃|被盗|失窃|入室盗|偷/],
  ["fraud", /fraud|scam|诈骗|骗/],
  ["missing", /missing|走失|失踪|走丢|寻人/],
  ["traffic", /traffic|accident|collision|crash|交通|车祸|事故|追尾|肇事|122/],
  ["dispute", /dispute|quarrel|纠纷|争执|争吵/],
  ["noise", /noise|噪音|噪声|扰民/],
  ["help", /\bhelp\b|assist|求助|帮助|救助|困人|开锁|群众求助/],
  ["other", /^other$|^其他$|^其它$/],
];

function categoryFrom(texts: readonly string[]): IncidentCategory | null {
  for (const text of texts) {
    const plain = text.normalize("NFKC").trim().toLowerCase();
    const known = CATEGORY_WORDS.find(([, pattern]) => pattern.test(plain));
    if (known !== undefined) return known[0];
  }
  return null;
}

const PRIORITY_WORDS: readonly (readonly [Priority, RegExp])[] = [
  [1, /^(1|01|p1|i|一级|一|特急|紧急|高|重大|high|urgent|emergency|critical)$/],
  [2, /^(2|02|p2|ii|二级|二|较急|中|一般|较大|medium|normal|major)$/],
  [3, /^([3-9]|0[3-9]|p[3-5]|i{3}|iv|三级|四级|三|四|不急|低|轻微|low|minor)$/],
];

function priorityFrom(text: string): Priority | null {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  return PRIORITY_WORDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

function isClosedState(text: string): boolean {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  return /^(4|04|closed|archived|done|resolved)$|办结|结案|归档|已结束|处理完毕/.test(plain);
}

/** Columns about the caller, named in a warning when a file has them; they are never read. */
const PERSONAL_COLUMNS = [
  /^(bjdh|bjrxm|bjr|lxdh|lxr|sfzh|zjdh)$|caller|phone|mobile|contact/,
  /报警电话|报警人|报警号码|来电|主叫|联系电话|联系人|联系方式|手机|姓名|身份证/,
];

export function personalColumnsIn(plainColumns: readonly string[]): string[] {
  return plainColumns.filter((column) => PERSONAL_COLUMNS.some((pattern) => pattern.test(column)));
}
