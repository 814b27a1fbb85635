import { bilingual } from "./bilingual.ts";

/** Reports of terminals (上报) that wait for somebody to look at them. */
export const issueWords = bilingual(
  {
    none: "没有待处理的上报",
    noneText: "义警和民警终端的上报出现在这里；转为警情前不会派人。",
    from: "上报",
    where: "地点",
    noWhere: "没有给位置",
    said: "所报",
    same: (count: number) => `同一账号 ${count} 条`,
    photo: "照片",
    photoOf: "上报所附照片",
    photoGone: "已删",
    call: "转警情",
    called: "已转为警情",
    dismiss: "不受理",
    dismissWhy: "不受理的原因",
    dismissed: "已注明不受理",
  },
  {
    none: "No reports wait",
    noneText:
      "What volunteers and officers report stands here; nobody is sent before it is a call.",
    from: "From",
    where: "Place",
    noWhere: "No position given",
    said: "Said",
    same: (count: number) => `${count} of one account`,
    photo: "Photo",
    photoOf: "Photo that came with the report",
    photoGone: "deleted",
    call: "Make a call of it",
    called: "It is a call now",
    dismiss: "Not taken up",
    dismissWhy: "Why it is not taken up",
    dismissed: "Noted as not taken up",
  },
);
