import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { byteRangeFrom } from "../../shared/kit/byte-range.ts";
import { contentTypeOf } from "../../shared/wire/glass-policy.ts";

/** Answers GET or HEAD with a file or the range of it that was asked for; false: no such file. */
export async function answerFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: { readonly path: string; readonly cacheControl: string },
): Promise<boolean> {
  const size = await sizeOf(file.path);
  if (size === null) return false;
  const range = byteRangeFrom(request.headers.range ?? null, size);
  response.setHeader("content-type", contentTypeOf(file.path));
  response.setHeader("cache-control", file.cacheControl);
  response.setHeader("accept-ranges", "bytes");
  if (range === "none") {
    response.setHeader("content-range", `bytes */${size}`);
    response.writeHead(416).end();
    return true;
  }
  const { first, last } = range === "whole" ? { first: 0, last: size - 1 } : range;
  if (range !== "whole") response.setHeader("content-range", `bytes ${first}-${last}/${size}`);
  response.setHeader("content-length", last - first + 1);
  response.writeHead(range === "whole" ? 200 : 206);
  if (request.method === "HEAD" || last < first) response.end();
  else await send(createReadStream(file.path, { start: first, end: last }), response);
  return true;
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch (error) {
    if (isAbsence(error)) return null;
    throw error;
  }
}

function isAbsence(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  return ["ENOENT", "ENOTDIR", "EACCES", "EISDIR", "ENAMETOOLONG"].includes(String(error.code));
}

/** A browser that goes away in the middle is no fault of ours. */
async function send(from: NodeJS.ReadableStream, to: ServerResponse): Promise<void> {
  try {
    await pipeline(from, to);
  } catch (error) {
    if (!to.destroyed) throw error;
  }
}
