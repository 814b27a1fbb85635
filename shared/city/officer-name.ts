import { randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { at } from "./at.ts";

const SURNAMES = [..."王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗"];
const GIVEN = [..."建国志强明华伟军丽敏静磊洋勇艳杰娟涛超霞平刚桂英兰俊峰婷雪梅波辉"];

/** Made up by chance; nobody is meant. */
export function officerName(random: Random): string {
  const sign = (of: readonly string[]) => at(of, randomIndex(random, of.length));
  return sign(SURNAMES) + sign(GIVEN) + (random() < 0.7 ? sign(GIVEN) : "");
}
