/** Nothing but our own files, and no code from text; map tiles and cameras come through the
 *  shell, never straight from a window. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Every answer of the shell to a window carries these. */
export const GLASS_HEADERS = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()",
} as const;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  map: "application/json; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  webp: "image/webp",
  ico: "image/x-icon",
  woff2: "font/woff2",
  wasm: "application/wasm",
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
  wav: "audio/wav",
  pmtiles: "application/vnd.pmtiles",
};

export function contentTypeOf(path: string): string {
  const ending = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  return CONTENT_TYPES[ending] ?? "application/octet-stream";
}

/** Parts of the path a window asked for, safe to join below a folder; null where it is none.
 *  An encoded slash, a back slash, a colon, a dot file or a step up makes it none at all, on
 *  every system: what cannot be written cannot leave the folder. */
export function pathPartsOf(urlPath: string): readonly string[] | null {
  if (!urlPath.startsWith("/")) return null;
  const parts = urlPath.slice(1).split("/").map(decoded);
  const safe = parts.filter((part): part is string => part !== null && isPlain(part));
  return safe.length === parts.length ? safe : null;
}

const PART_LENGTH_MAX = 200;

function isPlain(part: string): boolean {
  return /^[\p{L}\p{N}_-][\p{L}\p{N}._ ()+-]*$/u.test(part) && part.length <= PART_LENGTH_MAX;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
