/** Counties, the first of them the home of the demo. None of these exists. */
export const COUNTY_STEMS = "枫溪 兰渚 桐浦 青岚 松汀 石佩 锦川 梅屿 竹澜 月亭".split(" ");

/** Towns and villages are named with one sign of each list. */
export const PLACE_FIRST = [
  ..."云石龙白青梅竹柳松金银清双大上下前后凤鹤莲荷桃杏岩沙樟枫桑麻茶义崇仁和安宁永丰长",
];
export const PLACE_LAST = [..."溪塘坞桥头岭源坑畈堰浦洲渡亭村湾口岩宅店畴滩峰坪墩潭埠"];

/** Streets that every Chinese town seems to have, for the largest ones. */
export const MAIN_STEMS = [
  "人民 解放 中山 建设 文化 新华 和平 胜利 东方 环城 滨江 迎宾 江南",
  "学院 体育 府前 站前 振兴 兴业 创新 科技 富强",
]
  .join(" ")
  .split(" ");
/** Smaller streets: one sign of each list. */
export const STREET_FIRST = [
  ..."文明康宁安福德兴永丰瑞祥春秋金玉紫翠青碧云霞明仁义礼智信锦绣景秀嘉吉昌盛华",
];
export const STREET_LAST = [..."苑泰庆源和顺达贤雅清泉林湖园华昌荣晖阳宁康安祥瑞辰江乐义新"];
/** Alleys of the old town. */
export const ALLEY_STEMS = [
  "状元 学士 打铁 竹行 米市 豆腐 盐仓 酱园 当铺 槐花 桂花 井头 水门",
  "府学 城隍 关帝 文昌 钟楼 鼓楼 染坊 油车 马坊 箍桶 剪刀 糖坊 茶馆",
  "书院 祠堂 石库 青石 柴巷 花园 后街 半边 弓箭 铜匠 银匠 纸马 药师",
  "牌坊 大井 三官 五圣 六合 七星 八字 九曲 十里 百岁 千秋 万福 莲花",
  "芙蓉 杨柳 梧桐 石榴 枣树 橘园 芝麻 葫芦",
]
  .join(" ")
  .split(" ");
/** Housing estates. */
export const ESTATE_FIRST = [
  "锦绣 翡翠 阳光 水岸 江滨 金色 绿城 紫荆 香樟 丹桂 世纪 盛世 御景",
  "丽景 春江 东方 名门 书香 天悦 和美 嘉和 康乐 文景 凤凰 星河 云栖",
  "兰亭 竹苑 梅园 湖畔",
]
  .join(" ")
  .split(" ");
export const SHOP_STEMS =
  "联华 万家 好又多 惠民 佳乐 三江 世纪 永旺 大润 天天 新一佳 物美佳 家家福".split(" ");
export const HOTEL_STEMS = "枫叶 江景 锦江湾 如意 悦来 四海 望江 金桂 湖光 迎宾".split(" ");
export const BANK_STEMS = "农商 城商 江南 民兴 惠农 浙中".split(" ");
export const FACTORY_STEMS = [
  "华盛五金 恒达机械 金龙纺织 天工门业 永康电器 新星包装 顺达汽配 宏发塑料",
  "绿源食品 明珠服饰 东海建材 飞跃电缆",
]
  .join(" ")
  .split(" ");
