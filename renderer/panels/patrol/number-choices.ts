type NumberOrNone = number | null;

/** A list of numbers as options of a choice: what is chosen among texts is a number again. */
export function numberChoices(
  numbers: readonly NumberOrNone[],
  label: (number: number) => string,
  none: string,
) {
  const options = numbers.map((number) => ({
    value: String(number),
    label: number === null ? none : label(number),
  }));
  return {
    of: (value: NumberOrNone, change: (next: NumberOrNone) => void) => ({
      options,
      value: String(value),
      onchange: (next: string) => change(next === "null" ? null : Number(next)),
    }),
  };
}
