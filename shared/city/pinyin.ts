/** Each sound without its tone, with the signs that are read so in the names of the demo city. */
const SOUNDS = `
an安岸 ba八扒 bai白百 ban半班 bang帮 bao包爆 bei北被 bi碧 bian边 bin宾滨 bo博 bu不埠步 ca擦
cai材菜 cang仓 cha茶 chai柴 chang场昌长 chao吵超 che车 chen辰 cheng城称 chong充崇 chou畴
chu出处 chuan川 chuang创 chun春 ci祠 cui翠 cun村 da大打达 dan丹单 dang当 dao倒刀到导盗道
de德的 deng灯 di地帝第 dian店点电 dong东动 dou豆 du渡 duan段 dun墩 duo多 er二儿 fa发
fan反畈饭 fang坊放方纺防 fei翡飞 fen纷 feng丰凤峰枫 fu夫富府服福腐芙附 gai盖 gao高 gei给
gong公工弓 gou狗 gu古故箍鼓 gua刮 guan关官馆 guang光广 gui归桂 guo过 hai孩海 hang行 hao好
he合和河荷鹤 heng恒 hong宏 hou后 hu户湖葫 hua化华花话 huai槐 huan环 huang凰隍 hui惠晖汇
ji吉基急技机济纪 jia佳加嘉家 jian剪建箭间 jiang匠江酱 jiao交轿 jie接界结街解 jin近金锦
jing井景荆警 jiu九救纠酒 ju局居橘 ka卡 kai开 kang康 ke客科 keng坑 kou口 ku库 kuan款 la拉
lai来 lan兰岚澜缆 lang浪 lao老 le乐 li丽利理礼里 lian联莲 liang两亮辆 liao料 lin临林邻
ling岭 liu六柳榴流 long弄龙 lou楼 lu芦路鹭 luo逻 lü绿 ma马麻 mao冒 mei梅美 men门 mi米 min民
ming名明 nan南 nei内 ning宁 nong农 pai排派牌 pan畔 pei佩配 pian骗 pin品 ping坪平 pu浦铺
qi七其器妻栖汽起 qian前千钱 qiang强枪 qiao桥 qie窃 qing庆清青 qiu求球秋 qu区曲 quan泉 que缺
ran染 rao扰 ren人仁任认 rong荣蓉 ru如 rui瑞 run润 san三 sang桑 se色 sha沙 shan山 shang上伤商
she社设 sheng圣生盛胜 shi世事十士失市师施石识食饰 shou受手 shu书树疏 shua刷 shuai摔 shuang双
shui水 shun顺 si四寺 song松 sou搜 su塑速 sui岁 suo所锁 ta他塔 tai泰 tan滩潭 tang堂塘糖
tao桃讨 te特 ti体 tian天 tiao调 tie铁 ting亭停厅汀 tong桐桶童通铜 tou偷头 tu图突 wai外
wan万湾 wang往旺望网 wei卫未 wen文 wu五务坞屋无梧物舞 xi溪西 xia下辖霞 xian线贤
xiang乡向响巷相祥香 xiao小消 xie械 xin信心新 xing兴星杏 xiu秀绣 xu需 xue学 xun寻巡 ya雅
yan堰岩沿盐言 yang杨阳 yao药要 ye业叶夜 yi一义医意遗 yin因引银音 ying迎 yong永 you又幼有油
yu与屿御玉育语 yuan元园援源苑院 yue悦月跃 yun云运 za匝 zai在 zao噪早枣 ze责 zha诈 zhai宅
zhan占站 zhang樟账 zhe浙 zhen振镇 zheng争政正 zhi执支智纸织芝 zhong中钟 zhou洲 zhu住助渚珠竹
zhuan转 zhuang撞状装 zi字紫资 zou走 zui醉
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
