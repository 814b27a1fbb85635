import { isIP } from "node:net";
import { hostname } from "node:os";

/** Whether a request's Host names this machine in a way no foreign web site can: by an address,
 *  as localhost, by the machine's own name, or by a name the site declared.  A site that points
 *  its own name at us (DNS rebinding) sends that name, and is refused. */
export function isOwnHost(host: string | undefined, declared: readonly string[]): boolean {
  const name = hostNameOf(host);
  if (name === null) return false;
  if (isIP(name) !== 0 || name === "localhost" || name === hostname().toLowerCase()) return true;
  return declared.some((own) => own.toLowerCase() === name);
}

/** Whether the page that asks was served from here. */
export function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined || host === undefined) return false;
  try {
    const { protocol, host: from } = new URL(origin);
    return (protocol === "http:" || protocol === "https:") && from === host.toLowerCase();
  } catch {
    return false;
  }
}

function hostNameOf(host: string | undefined): string | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+))(?::\d{1,5})?$/i.exec(host ?? "");
  const name = match?.[1] ?? match?.[2];
  return name === undefined ? null : name.toLowerCase();
}
