import { bilingual } from "./bilingual.ts";

/** Ending the application is asked for once more. */
export const quitWords = bilingual(
  {
    title: "退出一屏",
    text: "全部显示器上的窗口都会关闭，本站点停止接收数据，直到再次启动。",
    quit: "退出",
    stay: "返回",
  },
  {
    title: "Quit OneWall",
    text: "The windows on every display close, and this station takes no data until it is started.",
    quit: "Quit",
    stay: "Back",
  },
);
