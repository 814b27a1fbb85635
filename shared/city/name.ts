import { at } from "./at.ts";
import { assert } from "../kit/assert.ts";
import { PINYIN } from "./pinyin.ts";

/** One name in three dresses: 人民东路, Renmin Dong Lu, East Renmin Road. */
export type Name = { readonly zh: string; readonly pinyin: string; readonly en: string };

/** Words that say what a thing is: their pinyin, and their English. */
const WORDS: ReadonlyMap<string, readonly [pinyin: string, english: string]> = new Map([
  ["路", ["Lu", "Road"]],
  ["街", ["Jie", "Street"]],
  ["步行街", ["Buxing Jie", "Pedestrian Street"]],
  ["大道", ["Dadao", "Avenue"]],
  ["巷", ["Xiang", "Lane"]],
  ["弄", ["Long", "Alley"]],
  ["线", ["Xian", "Line"]],
  ["桥", ["Qiao", "Bridge"]],
  ["大桥", ["Daqiao", "Bridge"]],
  ["江", ["Jiang", "River"]],
  ["溪流", ["Xiliu", "Stream"]],
  ["运河", ["Yunhe", "Canal"]],
  ["湖", ["Hu", "Lake"]],
  ["水库", ["Shuiku", "Reservoir"]],
  ["山", ["Shan", "Hill"]],
  ["塔", ["Ta", "Pagoda"]],
  ["寺", ["Si", "Temple"]],
  ["公园", ["Gongyuan", "Park"]],
  ["绿道", ["Ludao", "Greenway"]],
  ["高速", ["Gaosu", "Expressway"]],
  ["铁路", ["Tielu", "Railway"]],
  ["匝道", ["Zadao", "Ramp"]],
  ["站", ["Zhan", "Station"]],
  ["汽车站", ["Qiche Zhan", "Bus Station"]],
  ["市", ["Shi", "City"]],
  ["区", ["Qu", "District"]],
  ["镇", ["Zhen", "Town"]],
  ["乡", ["Xiang", "Township"]],
  ["村", ["Cun", "Village"]],
  ["街道", ["Jiedao", "Subdistrict"]],
  ["社区", ["Shequ", "Community"]],
  ["开发区", ["Kaifaqu", "Development Zone"]],
  ["派出所", ["Paichusuo", "Police Station"]],
  ["警务站", ["Jingwuzhan", "Police Post"]],
  ["责任区", ["Zerenqu", "Beat"]],
  ["公安局", ["Gonganju", "Public Security Bureau"]],
  ["人民政府", ["Renmin Zhengfu", "People's Government"]],
  ["人民医院", ["Renmin Yiyuan", "People's Hospital"]],
  ["卫生院", ["Weishengyuan", "Health Centre"]],
  ["中学", ["Zhongxue", "Middle School"]],
  ["小学", ["Xiaoxue", "Primary School"]],
  ["幼儿园", ["Youeryuan", "Kindergarten"]],
  ["菜市场", ["Caishichang", "Market"]],
  ["超市", ["Chaoshi", "Supermarket"]],
  ["银行", ["Yinhang", "Bank"]],
  ["支行", ["Zhihang", "Branch"]],
  ["宾馆", ["Binguan", "Hotel"]],
  ["饭店", ["Fandian", "Restaurant"]],
  ["药店", ["Yaodian", "Pharmacy"]],
  ["加油站", ["Jiayouzhan", "Petrol Station"]],
  ["停车场", ["Tingchechang", "Car Park"]],
  ["广场", ["Guangchang", "Square"]],
  ["商场", ["Shangchang", "Mall"]],
  ["消防站", ["Xiaofangzhan", "Fire Station"]],
  ["博物馆", ["Bowuguan", "Museum"]],
  ["图书馆", ["Tushuguan", "Library"]],
  ["体育场", ["Tiyuchang", "Stadium"]],
  ["工业园", ["Gongyeyuan", "Industrial Park"]],
  ["小区", ["Xiaoqu", "Estate"]],
  ["花园", ["Huayuan", "Gardens"]],
  ["新村", ["Xincun", "New Village"]],
  ["公馆", ["Gongguan", "Residence"]],
  ["苑", ["Yuan", "Court"]],
  ["府", ["Fu", "Mansion"]],
  ["里", ["Li", "Row"]],
  ["东", ["Dong", "East"]],
  ["南", ["Nan", "South"]],
  ["西", ["Xi", "West"]],
  ["北", ["Bei", "North"]],
  ["中", ["Zhong", "Middle"]],
]);

/** A name from its parts, in Chinese order: `nameOf("人民", "东", "路")`. */
export function nameOf(...parts: readonly string[]): Name {
  const pinyin = parts.map(pinyinOf).join(" ");
  const sides = parts.filter((part) => part.length === 1 && "东南西北中".includes(part));
  const rest = parts.filter((part) => !sides.includes(part));
  const en = [...sides, ...rest].map((part) => WORDS.get(part)?.[1] ?? pinyinOf(part)).join(" ");
  return { zh: parts.join(""), pinyin, en };
}

/** Pinyin without tones, one word, with a capital. */
export function pinyinOf(word: string): string {
  const known = WORDS.get(word);
  if (known !== undefined) return known[0];
  const letters = [...word].map((sign) => (/[0-9A-Za-z]/.test(sign) ? sign : syllable(sign)));
  const text = letters.join("");
  return at(text, 0).toUpperCase() + text.slice(1);
}

function syllable(sign: string): string {
  const sound = PINYIN.get(sign);
  assert(sound !== undefined, "every sign in a name has its pinyin");
  return sound;
}
