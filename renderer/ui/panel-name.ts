import { getContext, setContext } from "svelte";

const NAMED_OUTSIDE = Symbol("named outside");

/** Says that a tab or a sheet already names the panel inside; call it from a component. */
export function nameOutside(): void {
  setContext(NAMED_OUTSIDE, true);
}

/** Whether the panel's name stands outside it, so that it is not said twice. */
export function isNamedOutside(): boolean {
  return getContext<boolean | undefined>(NAMED_OUTSIDE) ?? false;
}
