// Reads the flags of our scripts; unknown ones are refused.

/**
 * @param {readonly string[]} args
 * @param {{ switches: readonly string[], named: readonly string[] }} known
 * @returns {{ on: ReadonlySet<string>, values: ReadonlyMap<string, string> }}
 */
export function flagsFrom(args, { switches, named }) {
  /** @type {Set<string>} */
  const on = new Set();
  /** @type {Map<string, string>} */
  const values = new Map();
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [, name = "", inline] = /^--([a-z-]+)(?:=(.*))?$/.exec(arg) ?? [];
    if (switches.includes(name) && inline === undefined) on.add(name);
    else if (named.includes(name)) {
      const value = inline ?? rest.shift();
      if (value === undefined) throw new Error(`--${name} wants a value`);
      values.set(name, value);
    } else {
      const all = [...switches.map((s) => `--${s}`), ...named.map((n) => `--${n} VALUE`)];
      throw new Error(`${arg} is not a flag here; there are ${all.join(", ")}`);
    }
  }
  return { on, values };
}
