import { expect, test } from "vitest";
import { accountFault, bareAccount, isAccount, maskedAccount } from "./bank-account.ts";

test.each([
  ["6222 0200 0000 0000 000", null],
  ["４１１１－１１１１－１１１１－１１１１", null],
  ["6222 0200 0000 0000 001", "check-digit"],
  ["6222 0200 0000 0000 080", "check-digit"],
  ["1202 0206", "length"],
  ["62220200000000000000", "length"],
  ["DE89 3704 0044 0532 0130 00", "letters"],
  ["  ", "empty"],
])("%s is odd: %s", (typed, fault) => {
  expect(accountFault(bareAccount(typed))).toBe(fault);
});

test("one wrong digit of a card is always seen", () => {
  const card = "6222020000000000000";
  for (let at = 0; at < card.length; at++) {
    for (let digit = 0; digit < 10; digit++) {
      if (String(digit) === card[at]) continue;
      const wrong = `${card.slice(0, at)}${digit}${card.slice(at + 1)}`;
      expect(accountFault(wrong)).toBe("check-digit");
    }
  }
});

test("a telephone number is none, and four digits are all that is shown", () => {
  expect(isAccount(bareAccount("138 0013 8000"))).toBe(false);
  expect(isAccount("1234567")).toBe(false);
  expect(isAccount(bareAccount("1202 0206 0900"))).toBe(true);
  expect(maskedAccount("6222020000000000000")).toBe("＊＊＊＊0000");
});
