import { bilingual } from "./bilingual.ts";

/** What controls say of themselves. */
export const controlWords = bilingual(
  {
    close: "关闭",
    save: "保存",
    newRows: (count: number) => `${count} 条新增`,
    unknown: "未知",
    none: "无",
    days: (count: number) => `${count} 天`,
    stale: "过旧",
    more: "更多",
    metres: (count: number) => `${count} 米`,
    kilometres: (count: string) => `${count} 公里`,
    seconds: (count: string) => `${count} 秒`,
    minutes: (count: string) => `${count} 分`,
    search: "搜索",
    choose: "请选择",
    undone: "撤回操作",
  },
  {
    close: "Close",
    save: "Save",
    newRows: (count: number) => `${count} new`,
    unknown: "unknown",
    none: "none",
    days: (count: number) => `${count} d`,
    stale: "stale",
    more: "More",
    metres: (count: number) => `${count} m`,
    kilometres: (count: string) => `${count} km`,
    seconds: (count: string) => `${count} s`,
    minutes: (count: string) => `${count} min`,
    search: "Search",
    choose: "Choose",
    undone: "Taken back",
  },
);
