/** Each sound without its tone, with the signs that are read so in the names of the demo city. */
const SOUNDS = `
an安岸 ba八 bai白百 ban半 bao包 bei北 bi碧 bian边 bin宾滨 bo博 bu埠步 cai材菜 cang仓
cha茶 chai柴 chang场昌长 chao超 che车 chen辰 cheng城 chong崇 chou畴 chu出 chuan川
chuang创 chun春 ci祠 cui翠 cun村 da大打达 dan丹 dang当 dao刀道 de德 di帝第 dian店电
dong东 dou豆 du渡 dun墩 duo多 er二儿 fa发 fan畈饭 fang坊放方纺防 fei翡飞 feng丰凤峰枫
fu富府服福腐芙 gao高 gong公工弓 gu古箍鼓 guan关官馆 guang光广 gui桂 hai海 hang行 hao好
he合和河荷鹤 heng恒 hong宏 hou后 hu湖葫 hua化华花 huai槐 huan环 huang凰隍 hui惠晖
ji吉基技机济纪 jia佳加嘉家 jian剪建箭 jiang匠江酱 jie街解 jin金锦 jing井景荆警 jiu九
ju局橘 kai开 kang康 ke科 keng坑 kou口 ku库 lai来 lan兰岚澜缆 lao老 le乐 li丽利礼里
lian联莲 liang亮 liao料 lin临林 ling岭 liu六柳榴流 long弄龙 lou楼 lu芦路鹭 lü绿 ma马麻
mei梅美 men门 mi米 min民 ming名明 nan南 nei内 ning宁 nong农 pai派牌 pan畔 pei佩配 pin品
ping坪平 pu浦铺 qi七器栖汽 qian前千 qiang强 qiao桥 qing庆清青 qiu秋 qu区曲 quan泉 ran染
ren人仁任 rong荣蓉 ru如 rui瑞 run润 san三 sang桑 se色 sha沙 shan山 shang上商 she社设
sheng圣生盛胜 shi世十士市师石食饰 shu书树 shuang双 shui水 shun顺 si四寺 song松 su塑速
sui岁 suo所 ta塔 tai泰 tan滩潭 tang堂塘糖 tao桃 ti体 tian天 tie铁 ting亭停汀 tong桐桶铜
tou头 tu图 wai外 wan万湾 wang旺望 wei卫 wen文 wu五务坞梧物 xi溪西 xia下辖霞 xian线贤
xiang乡巷祥香 xiao小消 xie械 xin信新 xing兴星杏 xiu秀绣 xue学 ya雅 yan堰岩沿盐 yang杨阳
yao药 ye业叶 yi一义医意 yin银 ying迎 yong永 you又幼油 yu屿御玉育 yuan元园源苑院
yue悦月跃 yun云运 za匝 zao枣 ze责 zhai宅 zhan站 zhang樟 zhe浙 zhen振镇 zheng政
zhi支智纸织芝 zhong中钟 zhou洲 zhu渚珠竹 zhuang状装 zi字紫
`;

/** Pinyin by sign. */
export const PINYIN: ReadonlyMap<string, string> = new Map(
  SOUNDS.trim()
    .split(/\s+/)
    .flatMap((entry) => {
      const sound = /^[a-zü]+/.exec(entry)?.[0] ?? "";
      return [...entry.slice(sound.length)].map((sign) => [sign, sound] as const);
    }),
);
