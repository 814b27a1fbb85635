/** The one origin of the wall's pages in the application. */
export const GLASS_SCHEME = "app";
export const GLASS_HOST = "wall";

/** Whether an address is one of ours, in any of its ways to be written. */
export function isGlassAddress(address: string): boolean {
  try {
    const { protocol, host } = new URL(address);
    return protocol === `${GLASS_SCHEME}:` && host === GLASS_HOST;
  } catch {
    return false;
  }
}

/** The page of one display's window. */
export function glassAddressOf(displayKey: string): string {
  const query = new URLSearchParams({ display: displayKey });
  return `${GLASS_SCHEME}://${GLASS_HOST}/index.html?${query.toString()}`;
}
