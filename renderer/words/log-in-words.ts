import { bilingual } from "./bilingual.ts";

/** How a browser joins the wall. */
export const logInWords = bilingual(
  {
    title: "一屏 登录",
    heading: "加入这面墙",
    lead: "输入站点启动时显示的登录码。每个登录码只能用一次。",
    code: "登录码",
    enter: "进入",
    checking: "正在核对",
    wrong: "登录码不对，或已被使用。请向站点索取当前的登录码。",
    wait: (seconds: number) => `尝试过多，${seconds} 秒后可再试`,
    unreadable: "登录码为 8 位字母和数字",
    away: "连接不到站点。请检查站点是否在运行、网络是否通。",
    otherLanguage: "English",
  },
  {
    title: "OneWall log-in",
    heading: "Join this wall",
    lead: "Type the log-in code that the station showed when it started. Each code works once.",
    code: "Log-in code",
    enter: "Enter",
    checking: "Checking",
    wrong: "Wrong code, or already used. Ask the station for the one in force.",
    wait: (seconds: number) => `Too many tries; try again in ${seconds} s`,
    unreadable: "A log-in code is 8 letters and figures",
    away: "The station does not answer. See that it runs and that the network is up.",
    otherLanguage: "中文",
  },
);
