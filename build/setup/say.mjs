// What the scripts tell the person waiting. All of it goes to stderr: stdout belongs to answers.

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Says what is being done, that it still is, and how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function sayWhile(what, work) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  say(`· ${what} …`);
  const beat = setInterval(() => say(`  still at it after ${seconds()} s`), 15_000);
  try {
    const value = await work();
    say(`  done in ${seconds()} s`);
    return value;
  } finally {
    clearInterval(beat);
  }
}

/** A sentence for what went wrong. @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
