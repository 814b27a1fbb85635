/** A telephone or identity number is about a person: what is written about places has none. */
const NUMBER_OF_PERSON = /\d(?:[\s-]?\d){9,}/;

/** Whether a text holds such a number, in whatever width its digits were typed. */
export function namesNumber(text: string): boolean {
  return NUMBER_OF_PERSON.test(text.normalize("NFKC"));
}
