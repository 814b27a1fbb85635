import { bilingual } from "./bilingual.ts";

/** Asking a bank to stop an account (紧急止付). */
export const stopPaymentWords = bilingual(
  {
    title: "紧急止付",
    ask: "止付",
    account: "收款账号",
    once: "只输一次，送出后各处只显末四位",
    bank: "送往",
    noBank: "没有银行专席，请值班领导补协作单位文件",
    odd: {
      empty: "请输账号",
      letters: "含字母或符号，不像卡号",
      length: "位数不是 16 到 19 位，不像卡号",
      "check-digit": "校验位不对，可能听错一位",
    },
    again: "核对后再按 Enter 照样送出",
    sent: (masked: string, bank: string) => `${masked} 已送 ${bank}`,
    next: "再送下一家",
    none: "尚未送出",
    overdue: "超时未签收",
  },
  {
    title: "Stop the payment",
    ask: "Stop payment",
    account: "Receiving account",
    once: "Entered once; afterwards only its last four are shown anywhere",
    bank: "To",
    noBank: "There is no bank's desk; have a leader add one to the partners' file",
    odd: {
      empty: "Enter the account",
      letters: "Letters or signs: unlike a card",
      length: "Not 16 to 19 digits: unlike a card",
      "check-digit": "The check digit is wrong: one digit may be misheard",
    },
    again: "Read it back, then Enter again to send it all the same",
    sent: (masked: string, bank: string) => `${masked} is sent to ${bank}`,
    next: "To the next bank",
    none: "Not asked for yet",
    overdue: "Not signed for in time",
  },
);
