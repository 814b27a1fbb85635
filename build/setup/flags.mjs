// Reads the flags of our scripts; unknown ones are refused.

/**
 * @template {string} Switch
 * @template {string} Named
 * @param {readonly string[]} args
 * @param {{ switches: readonly Switch[], named: readonly Named[] }} known
 * @returns {Partial<Record<Switch, boolean>> & Partial<Record<Named, string>>}
 */
export function flagsFrom(args, { switches, named }) {
  /** @type {Record<string, string | boolean>} */
  const flags = {};
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [, name = "", inline] = /^--([a-z-]+)(?:=(.*))?$/.exec(arg) ?? [];
    if (switches.includes(name) && inline === undefined) flags[name] = true;
    else if (named.includes(name)) {
      const value = inline ?? rest.shift();
      if (value === undefined) throw new Error(`--${name} wants a value`);
      flags[name] = value;
    } else {
      const all = [...switches.map((s) => `--${s}`), ...named.map((n) => `--${n} VALUE`)];
      throw new Error(`${arg} is not a flag here; there are ${all.join(", ")}`);
    }
  }
  return flags;
}
