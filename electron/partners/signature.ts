import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Headers of a signed request, as Node gives them. */
export const SIGNED_HEADERS = {
  key: "x-onewall-key",
  time: "x-onewall-time",
  nonce: "x-onewall-nonce",
  signature: "x-onewall-signature",
  idempotency: "idempotency-key",
} as const;

/** How far the two clocks may lie apart. */
export const SIGNED_WINDOW_MS = 300_000;

export type SignedParts = {
  readonly method: string;
  readonly path: string;
  /** Epoch ms, as it stands in its header. */
  readonly time: string;
  readonly nonce: string;
  readonly body: Buffer;
};

/** HMAC-SHA256 in hexadecimal over method, path, time, nonce and the body's SHA-256, each on a
 *  line of its own. */
export function signatureOf(secret: string, parts: SignedParts): string {
  const digest = createHash("sha256").update(parts.body).digest("hex");
  const lines = [parts.method, parts.path, parts.time, parts.nonce, digest];
  return createHmac("sha256", secret).update(lines.join("\n")).digest("hex");
}

export function isSigned(secret: string, parts: SignedParts, signature: string): boolean {
  const [own, other] = [signatureOf(secret, parts), signature].map((text) => Buffer.from(text));
  return own !== undefined && other?.length === own.length && timingSafeEqual(own, other);
}
