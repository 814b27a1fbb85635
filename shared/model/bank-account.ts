import * as v from "valibot";

/** As it is typed, with its spaces. */
export const ACCOUNT_LENGTH_MAX = 64;

/** What is odd about an account that somebody dictated over the telephone. */
export const ACCOUNT_FAULTS = ["empty", "letters", "length", "check-digit"] as const;
export type AccountFault = (typeof ACCOUNT_FAULTS)[number];

/** Only its last four stand in the log, on screens and in exports. */
export const maskedAccountSchema = v.pipe(v.string(), v.regex(/^＊{4}[0-9A-Z]{4}$/u));

/** The bare account: full-width digits, spaces and hyphens are how people write. */
export function bareAccount(typed: string): string {
  return typed.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
}

/** Null: 16 to 19 digits whose last one fits.  Sources: ISO/IEC 7812-1 (Luhn), JR/T 0008 (cards of
 *  16 to 19 digits).  Accounts of firms are shorter and have no check digit: they are odd, too, and
 *  may be sent all the same. */
export function accountFault(bare: string): AccountFault | null {
  if (bare === "") return "empty";
  if (!/^\d+$/.test(bare)) return "letters";
  if (bare.length < 16 || bare.length > 19) return "length";
  const sum = [...bare].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 ? null : "check-digit";
}

/** Whether it can be an account at all: odd ones a person may confirm, these not. */
export function isAccount(bare: string): boolean {
  // Eleven digits of a mobile telephone are a wallet's name, and a number of a citizen.
  return /^[0-9A-Z]{8,34}$/.test(bare) && !/^1[3-9]\d{9}$/.test(bare);
}

export function maskedAccount(bare: string): string {
  return `＊＊＊＊${bare.slice(-4)}`;
}
