/** Letters I and O stand on no plate. */
const PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";
const COMMON = new RegExp(
  `^[${PROVINCES}][A-HJ-NP-Z][A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]$`,
  "u",
);
/** 新能源: eight signs, the third or the last a letter for the drive. */
const ELECTRIC = new RegExp(
  `^[${PROVINCES}][A-HJ-NP-Z](?:[A-HJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[A-HJK])$`,
  "u",
);

/** A plate as it is compared: no dots, no spaces, one width, capitals. */
export function plainPlate(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s·•.・-]/gu, "");
}

/** Whether a plate is of a form that exists (GA 36). */
export function isPlate(text: string): boolean {
  return COMMON.test(text) || ELECTRIC.test(text);
}

/** Enough to tell two plates on a list apart, too little to ask after one. */
export function maskedPlate(text: string): string {
  const signs = [...plainPlate(text)];
  if (signs.length < 5) return "***";
  return `${signs.slice(0, 2).join("")}***${signs.slice(-2).join("")}`;
}
