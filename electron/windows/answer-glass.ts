import { open } from "node:fs/promises";
import { join } from "node:path";
import { byteRangeFrom } from "../../shared/kit/byte-range.ts";
import { contentTypeOf, GLASS_HEADERS, pathPartsOf } from "../../shared/wire/glass-policy.ts";
import { isGlassAddress } from "./glass-origin.ts";

/** Where the two things lie that a window may load. */
export type GlassSources = {
  readonly glassDir: string;
  /** The file for an address below `/pack/`, or null. */
  readonly packFile: (address: string) => Promise<string | null>;
};

/** What one answer carries at most; a longer file is asked for by ranges. */
const ANSWER_BYTES_MAX = 64 * 1_048_576;

/** Answers a window's request for a file of the glass or of the city pack, whole or a range of
 *  it; everything else is refused. */
export async function answerGlass(request: Request, sources: GlassSources): Promise<Response> {
  if (!isGlassAddress(request.url)) return refusal(403);
  if (request.method !== "GET" && request.method !== "HEAD") return refusal(405);
  const path = await pathOf(new URL(request.url).pathname, sources);
  if (path === null) return refusal(404);
  try {
    return await answerFile(request, path);
  } catch (error) {
    return refusal(isAbsence(error) ? 404 : 500);
  }
}

async function pathOf(urlPath: string, sources: GlassSources): Promise<string | null> {
  const parts = pathPartsOf(urlPath === "/" ? "/index.html" : urlPath);
  if (parts === null) return null;
  const [head, ...rest] = parts;
  return head === "pack" ? sources.packFile(rest.join("/")) : join(sources.glassDir, ...parts);
}

async function answerFile(request: Request, path: string): Promise<Response> {
  const file = await open(path, "r");
  try {
    const found = await file.stat();
    if (!found.isFile()) return refusal(404);
    const { size } = found;
    const range = byteRangeFrom(request.headers.get("range"), size);
    if (range === "none") return refusal(416, { "content-range": `bytes */${size}` });
    const { first, last } = range === "whole" ? { first: 0, last: size - 1 } : range;
    const length = last - first + 1;
    if (length > ANSWER_BYTES_MAX) return refusal(413);
    const bytes = Buffer.alloc(request.method === "HEAD" ? 0 : length);
    await file.read(bytes, 0, bytes.length, first);
    const headers = {
      ...GLASS_HEADERS,
      "content-type": contentTypeOf(path),
      "content-length": String(length),
      "accept-ranges": "bytes",
      "cache-control": "no-store",
      ...(range === "whole" ? {} : { "content-range": `bytes ${first}-${last}/${size}` }),
    };
    return new Response(bytes, { status: range === "whole" ? 200 : 206, headers });
  } finally {
    await file.close();
  }
}

function refusal(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...GLASS_HEADERS, ...headers } });
}

function isAbsence(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  return ["ENOENT", "ENOTDIR", "EACCES", "EISDIR", "ENAMETOOLONG"].includes(String(error.code));
}
