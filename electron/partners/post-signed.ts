import { randomBytes } from "node:crypto";
import { request as httpRequest } from "node:http";
import type { Agent } from "node:http";
import { request as httpsRequest } from "node:https";
import { SIGNED_HEADERS, signatureOf } from "./signature.ts";

const RESPONSE_BYTES_MAX = 65_536;

export type SignedPost = {
  /** The other end's address; the path is put below it. */
  readonly base: string;
  readonly path: string;
  readonly body: string;
  readonly keyId: string;
  readonly secret: string;
  readonly now: number;
  /** The same for every try of one message. */
  readonly idempotencyKey: string;
  readonly msMax: number;
  readonly agent: Agent;
};

/** Posts one signed request.  Gives the status and the text of the answer.
 *  Errors: rejects where no whole answer came within its time. */
export async function postSigned(
  post: SignedPost,
): Promise<{ readonly status: number; readonly text: string }> {
  const url = new URL(post.base.replace(/\/$/u, "") + post.path);
  const body = Buffer.from(post.body);
  const [time, nonce] = [String(post.now), randomBytes(16).toString("hex")];
  const parts = { method: "POST", path: url.pathname, time, nonce, body };
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-length": body.length,
    [SIGNED_HEADERS.key]: encodeURIComponent(post.keyId),
    [SIGNED_HEADERS.time]: time,
    [SIGNED_HEADERS.nonce]: nonce,
    [SIGNED_HEADERS.signature]: signatureOf(post.secret, parts),
    [SIGNED_HEADERS.idempotency]: encodeURIComponent(post.idempotencyKey),
  };
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asked = send(url, { method: "POST", headers, agent: post.agent }, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > RESPONSE_BYTES_MAX) asked.destroy(new Error("the answer is too long"));
        else chunks.push(chunk);
      });
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") });
      });
      response.on("error", reject);
      response.on("aborted", () => reject(new Error("the answer broke off")));
    });
    const late = setTimeout(() => asked.destroy(new Error("no answer in time")), post.msMax);
    asked.on("close", () => clearTimeout(late));
    asked.on("error", reject);
    asked.end(body);
  });
}
