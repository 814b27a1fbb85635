import { bilingual } from "./bilingual.ts";

/** Photos that are kept for a while beside the log. */
export const photoWords = bilingual(
  { show: "看照片", hide: "收起", note: "谁看过都留痕；只存这一张" },
  {
    show: "See the photo",
    hide: "Put it away",
    note: "Every look is written down; this one copy is kept",
  },
);
