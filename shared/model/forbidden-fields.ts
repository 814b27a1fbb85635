/** What may exist nowhere: no model, file, cache, filter or message has a field for it. */
export const FORBIDDEN_RULES = ["face", "subscriber", "origin", "person-score", "speech"] as const;
export type ForbiddenRule = (typeof FORBIDDEN_RULES)[number];

/** Names by rule.  `words` are compared with whole words of a name ("faceId" has "face", "surface"
 *  has not); `parts` are compared with any part of it, for scripts that write no spaces. */
export const FORBIDDEN_FIELDS: Readonly<
  Record<ForbiddenRule, { readonly words: readonly string[]; readonly parts: readonly string[] }>
> = {
  face: {
    words: ["face", "faces", "facial", "biometric", "biometrics", "fingerprint", "iris"],
    parts: ["人脸", "脸部", "面部特征", "指纹", "虹膜", "faceid", "facefeature", "facetemplate"],
  },
  subscriber: {
    words: ["imsi", "imei", "imeisv", "msisdn", "iccid", "tmsi", "supi", "suci", "meid", "handset"],
    parts: ["手机串号", "国际移动用户", "sim卡号", "移动台识别", "终端识别码"],
  },
  origin: {
    words: ["ethnicity", "ethnic", "race", "racial", "nationality", "religion", "hukou"],
    parts: [
      ...["民族", "种族", "族别", "户籍", "籍贯", "宗教", "信仰", "出生地", "原籍", "老家"],
      ...["nativeplace", "birthplace", "hometown"],
    ],
  },
  "person-score": {
    words: ["socialcredit", "personscore", "riskperson", "persontag"],
    parts: [
      ...["personscore", "personrisk", "personlevel", "citizenscore", "socialcredit"],
      ...["人员评分", "人员积分", "个人积分", "个人评分", "人员等级", "人员标签", "人员风险"],
      ...["信用分", "信用评分", "重点人", "scoreofperson"],
    ],
  },
  speech: {
    words: ["chatlog", "wechat", "calllog"],
    parts: ["聊天记录", "通话内容", "通话记录", "微信号", "网上言论"],
  },
};

/** Names that are no rule by themselves, yet have no place beside a base station: its file is about
 *  towers, never about who uses them. */
export const SUBSCRIBER_FIELDS: {
  readonly words: readonly string[];
  readonly parts: readonly string[];
} = {
  words: [
    ...["phone", "phones", "mobile", "msisdn", "subscriber", "subscribers", "user", "users"],
    ...["customer", "caller", "callee", "terminal", "ue", "tel", "telephone", "cdr"],
  ],
  parts: ["手机", "用户", "机主", "电话", "号码", "终端", "主叫", "被叫", "话单", "信令", "漫游"],
};

/** The rule that a field's name breaks, or null.  Case, width and separators do not matter. */
export function forbiddenRuleOf(name: string): ForbiddenRule | null {
  const rule = FORBIDDEN_RULES.find((candidate) => namesAny(name, FORBIDDEN_FIELDS[candidate]));
  return rule ?? null;
}

/** Whether a column of a base-station file speaks of subscribers or their handsets. */
export function namesSubscriber(name: string): boolean {
  return namesAny(name, FORBIDDEN_FIELDS.subscriber) || namesAny(name, SUBSCRIBER_FIELDS);
}

function namesAny(
  name: string,
  known: { readonly words: readonly string[]; readonly parts: readonly string[] },
): boolean {
  const words = wordsOf(name);
  const joined = words.join("");
  return (
    words.some((word) => known.words.includes(word)) ||
    known.words.includes(joined) ||
    known.parts.some((part) => joined.includes(part))
  );
}

/** "faceFeature_ID" is face, feature, id. */
function wordsOf(name: string): string[] {
  return name
    .normalize("NFKC")
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
