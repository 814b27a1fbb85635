/** One question about a data folder and its answer. */
export type Check = { readonly name: string; readonly ok: boolean; readonly detail: string };

/** Findings one check names; the rest is counted. */
const FINDINGS_MAX = 5;

/** The first findings and how many more, or what is well. */
export function checkOf(name: string, findings: readonly string[], well: string): Check {
  if (findings.length === 0) return { name, ok: true, detail: well };
  const more = findings.length - FINDINGS_MAX;
  const named = findings.slice(0, FINDINGS_MAX).join("; ");
  return { name, ok: false, detail: more > 0 ? `${named}; and ${more} more` : named };
}
